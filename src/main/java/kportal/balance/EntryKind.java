package kportal.balance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an owner says of the money at Kpoint. */
public enum EntryKind {
    /** What was there at a time, from which everything is counted on. */
    OPENING,
    DEPOSIT,
    /** What Kpoint's dashboard said, held against what was expected. */
    CHECK;

    /** Of another entry that was wrong; never shown by itself. */
    static final String TAKEN_BACK = "taken_back";

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<EntryKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
