package kportal.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the last good backup is too old. */
public final class BackupAge {
    /** It takes its time, and a failed one is tried again after an hour. */
    private static final Duration LATE = Duration.ofHours(3);

    private final Supplier<Optional<Instant>> newest;
    private final Duration every;
    private final Instant startedAt;

    /** {@code every}: how often one is made; zero: never, and nobody misses one. */
    public BackupAge(Supplier<Optional<Instant>> newest, Duration every, Instant startedAt) {
        this.newest = newest;
        this.every = every;
        this.startedAt = startedAt;
    }

    Finding look(Instant now) {
        if (every.isZero()) {
            return new Finding.Good();
        }
        Instant last = newest.get().orElse(startedAt.minus(every));
        return last.plus(every).plus(LATE).isBefore(now) ? Finding.Wrong.of(last) : new Finding.Good();
    }
}
