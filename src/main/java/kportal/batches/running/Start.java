package kportal.batches.running;

import java.util.Locale;

/** What came of asking a batch to run. */
public enum Start {
    STARTED,
    /** It runs already, or is over. */
    NOT_OPEN,
    /** Rows can't be bought as they are. */
    WRONG_ROWS,
    NOTHING_TO_SEND,
    /** Something else was agreed to than what it comes to. */
    OTHER_TOTAL,
    /** Rows look like a second time, and nobody said that they are meant. */
    DOUBLES,
    /** This business runs as many as one may. */
    TOO_MANY;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
