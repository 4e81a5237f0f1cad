package kportal.batches.schedules;

import java.util.Locale;

/** Whether it goes on. */
public enum ScheduleState {
    ACTIVE,
    /** A person lets it go on. */
    PAUSED,
    ENDED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ScheduleState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
