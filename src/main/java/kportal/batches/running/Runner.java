package kportal.batches.running;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import kportal.batches.Batch;
import kportal.transactions.Payer;
import kportal.transactions.paying.Boot;
import kportal.transactions.paying.Payments;
import kportal.transactions.paying.Through;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The batches that run on this portal. None is begun again by itself: after a stop a person lets it go on. */
public final class Runner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private final RunRepository runs;
    private final ClaimRepository claims;
    private final Payments payments;
    private final Boot boot;
    private final Clock clock;
    private final Map<String, Run> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Runner(RunRepository runs, ClaimRepository claims, Payments payments, Boot boot, Clock clock) {
        this.runs = runs;
        this.claims = claims;
        this.payments = payments;
        this.boot = boot;
        this.clock = clock;
    }

    public Start start(Batch batch, Agreed agreed) {
        Run run = new Run(batch, agreed.payer(), agreed.through(), runs, claims, payments, clock);
        return begin(run, () -> runs.start(batch, agreed, run.id(), boot.id(), clock.instant()));
    }

    public Start resume(Batch batch, Payer payer) {
        Run run = new Run(batch, payer, Through.BATCH, runs, claims, payments, clock);
        return begin(run, () -> runs.resume(batch, payer, run.id(), boot.id()));
    }

    /** Whether this business runs as many as one may. */
    public boolean busy(String businessId) {
        return runs.tooMany(businessId);
    }

    /** Known before the database knows it: the round takes one that nobody here knows for lost. */
    private Start begin(Run run, Supplier<Start> asked) {
        running.put(run.id(), run);
        Start start = Start.NOT_OPEN;
        try {
            start = asked.get();
        } finally {
            if (start != Start.STARTED) {
                running.remove(run.id());
            }
        }
        if (start == Start.STARTED) {
            threads.execute(() -> {
                try {
                    run.run();
                } finally {
                    running.remove(run.id());
                }
            });
        }
        return start;
    }

    /** What is on its way ends, whichever portal runs it. False: it does not run. */
    public boolean pause(Batch batch) {
        boolean paused = runs.pause(batch, "asked");
        halt(batch, "asked");
        return paused;
    }

    /** For good. */
    public boolean stop(Batch batch) {
        boolean stopped = runs.stop(batch, clock.instant());
        halt(batch, "asked");
        return stopped;
    }

    private void halt(Batch batch, String why) {
        running.values().stream()
                .filter(run -> run.batch().id().equals(batch.id()))
                .forEach(run -> run.halt(why));
    }

    /** At the start, and a round. */
    public void recover() {
        List<String> here = List.copyOf(running.keySet());
        runs.renew(here);
        int paused = runs.recover(boot.id(), here);
        if (paused > 0) {
            log.warn("{} batches were running when their portal stopped; they are paused", paused);
        }
    }

    @Override
    public void close() throws InterruptedException {
        running.values().forEach(run -> run.halt(RunRepository.PORTAL_STOPPED));
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.MINUTES)) {
            log.error("batches did not end");
        }
    }
}
