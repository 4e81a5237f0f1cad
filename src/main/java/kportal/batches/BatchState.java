package kportal.batches;

import java.util.Locale;

/** Where a batch stands. */
public enum BatchState {
    /** Its file is being read. */
    READING,
    /** Checked; nothing of what is still to be sent was agreed to. */
    DRAFT,
    RUNNING,
    /** A person lets it go on. */
    PAUSED,
    /** A person ended it before its time. */
    STOPPED,
    FINISHED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static BatchState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
