package kportal.batches.schedules;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often it comes round. */
public enum Repeats {
    DAILY,
    WEEKLY,
    MONTHLY,
    CRON;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How long before a time it is told of. */
    Duration notice() {
        return this == WEEKLY || this == MONTHLY ? Duration.ofDays(1) : Duration.ofHours(1);
    }

    static Optional<Repeats> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
