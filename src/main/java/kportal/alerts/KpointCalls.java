package kportal.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kportal.kpoint.Called;
import org.jspecify.annotations.Nullable;

/** Whether Kpoint answers, by what came of this portal's own purchases and lists; it is not asked for that. */
public final class KpointCalls {
    private static final int FEW = 3;
    private static final Duration A_BLINK = Duration.ofMinutes(5);

    private final Clock clock;
    private boolean answered;
    private int failed;
    private @Nullable Instant since;
    private @Nullable Instant last;

    public KpointCalls(Clock clock) {
        this.clock = clock;
    }

    public synchronized void see(Called call) {
        if (call.answered()) {
            answered = true;
            failed = 0;
            since = null;
        } else {
            last = clock.instant();
            since = since == null ? last : since;
            failed++;
        }
    }

    /** Down: of three calls or more, over five minutes or more, none was answered. */
    synchronized Finding look() {
        if (since == null || last == null) {
            return answered ? new Finding.Good() : new Finding.NotKnown();
        }
        boolean down = failed >= FEW && !last.isBefore(since.plus(A_BLINK));
        return down ? Finding.Wrong.of(since, failed) : new Finding.NotKnown();
    }
}
