package kportal.batches.schedules;

import java.util.Locale;
import java.util.Set;

/** Why a time waits for a person instead of beginning by itself. */
enum Waits {
    /** Nobody knows whether an earlier purchase for one of the same recipients went through. */
    UNKNOWN,
    CAP,
    WRONG_ROWS,
    NOTHING_TO_SEND,
    DOUBLES,
    /** The portal was down when it came, for longer than it may be late. */
    LATE,
    /** It was down for this one and for the next. */
    MISSED,
    /** Too many of the business wait already. */
    DRAFTS,
    /** The schedule was paused while its rows were looked at. */
    PAUSED,
    /** Something changed between the look and the start. */
    CHANGED,
    /** A person began what a portal that died had left. */
    BEGUN;

    /** What the next time would meet too. */
    private static final Set<Waits> PAUSING = Set.of(UNKNOWN, CAP, DRAFTS);

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean pauses() {
        return PAUSING.contains(this);
    }
}
