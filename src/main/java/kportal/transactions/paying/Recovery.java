package kportal.transactions.paying;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a portal that died, or a disk that failed, has left: first what is known, then what can't be any more. */
public final class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    /** However long a database takes to come back, and a commit that was cut off to be seen. */
    private static final Duration FENCE_DECIDED = Duration.ofMinutes(15);

    private final OutcomeRepository outcomes;
    private final UnsavedResults unsaved;
    private final Boot boot;
    private final Clock clock;

    public Recovery(OutcomeRepository outcomes, UnsavedResults unsaved, Boot boot, Clock clock) {
        this.outcomes = outcomes;
        this.unsaved = unsaved;
        this.boot = boot;
        this.clock = clock;
    }

    /** Of a fence that was not committed after all, nothing is left to do. */
    private boolean store(Result result) {
        return outcomes.settle(result) || result.at().plus(FENCE_DECIDED).isBefore(clock.instant());
    }

    /** At the start and every half minute; twice does no harm. */
    public void run() {
        Set<String> known = unsaved.replay(this::store);
        int swept = outcomes.sweep(boot.id(), known, clock.instant());
        if (swept > 0) {
            log.warn("{} purchases were on their way when their portal stopped; they are unknown now", swept);
        }
    }
}
