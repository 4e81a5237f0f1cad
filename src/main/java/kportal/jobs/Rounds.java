package kportal.jobs;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a portal tidies up again and again. Each round may be lost or run twice: jobs that may not are for db-scheduler. */
public final class Rounds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("rounds").factory());

    public void every(Duration time, String name, Runnable work) {
        var _ = thread.scheduleWithFixedDelay(
                () -> run(name, work), time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One that breaks comes round again. */
    private static void run(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("the round \"{}\" broke", name, e);
        }
    }

    /** The round that is running ends first: what it works on is closed after this. */
    @Override
    public void close() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
            log.warn("a round did not end");
        }
    }
}
