package kportal.transactions.paying;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kportal.keys.ApiKeys;
import kportal.keys.KeyState;
import kportal.keys.SecretKey;
import kportal.kpoint.KpointClient;
import kportal.kpoint.Outcome;
import kportal.transactions.Order;
import kportal.transactions.OwnReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what passed the fence: one call, on a thread that no browser can interrupt, then its outcome. */
public final class Sender implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Sender.class);

    /** Later than this after the fence nothing leaves any more: a machine that slept must not pay in the morning. */
    private static final Duration LEAVES_WITHIN = Duration.ofSeconds(5);

    private final KpointClient kpoint;
    private final ApiKeys keys;
    private final OutcomeRepository outcomes;
    private final UnsavedResults unsaved;
    private final Consumer<Finished> watch;
    private final Clock clock;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    /** {@code watch} hears of each purchase once its outcome is on disk. */
    public Sender(
            KpointClient kpoint,
            ApiKeys keys,
            OutcomeRepository outcomes,
            UnsavedResults unsaved,
            Consumer<Finished> watch,
            Clock clock) {
        this.kpoint = kpoint;
        this.keys = keys;
        this.outcomes = outcomes;
        this.unsaved = unsaved;
        this.watch = watch;
        this.clock = clock;
    }

    /** Done when the outcome is on disk. */
    CompletableFuture<Void> send(Attempt attempt, Order order) {
        long begun = System.nanoTime();
        try {
            return CompletableFuture.runAsync(() -> run(attempt, order, begun), calls);
        } catch (RejectedExecutionException stopping) {
            neverLeft(attempt, OwnReason.PORTAL_STOPPING);
            return CompletableFuture.completedFuture(null);
        }
    }

    /** For an attempt that is, or may be, past the fence, and that will not be made. */
    void neverLeft(Attempt attempt, OwnReason reason) {
        store(Result.of(attempt.id(), neverLeft(reason), clock.instant()));
    }

    private static Outcome neverLeft(OwnReason reason) {
        return new Outcome.NeverLeft(reason.code(), Duration.ZERO);
    }

    private void run(Attempt attempt, Order order, long begun) {
        Outcome outcome = call(attempt, order, begun + LEAVES_WITHIN.toNanos());
        Result result = Result.of(attempt.id(), outcome, clock.instant());
        store(result);
        watch.accept(new Finished(order.service(), result.status(), Duration.ofNanos(System.nanoTime() - begun)));
        noteKey(attempt, outcome);
    }

    /** The one place that a purchase leaves from. */
    private Outcome call(Attempt attempt, Order order, long leaveBy) {
        Optional<SecretKey> key;
        try {
            key = keys.reveal(attempt.payer().businessId()).filter(k -> k.id().equals(attempt.keyId()));
        } catch (RuntimeException e) {
            log.error("the key of attempt {} can't be read", attempt.id(), e);
            return neverLeft(OwnReason.KEY_NOT_READ);
        }
        return key.isEmpty()
                ? neverLeft(OwnReason.KEY_CHANGED)
                : kpoint.purchase(key.get().secret(), Purchases.of(order), leaveBy);
    }

    private void store(Result result) {
        try {
            if (!outcomes.settle(result)) {
                unsaved.append(result);
            }
        } catch (RuntimeException e) {
            log.error(
                    "the outcome of attempt {} can't be stored; it is kept beside the database", result.attemptId(), e);
            unsaved.append(result);
        }
    }

    private void noteKey(Attempt attempt, Outcome outcome) {
        Optional<KeyState> state =
                switch (outcome) {
                    case Outcome.Succeeded o -> Optional.of(KeyState.WORKING);
                    case Outcome.Rejected o when o.answer().httpStatus() == 401 -> Optional.of(KeyState.REFUSED);
                    case Outcome.Rejected o when o.answer().httpStatus() == 403 -> Optional.of(KeyState.FEE_NOT_PAID);
                    default -> Optional.empty();
                };
        try {
            state.ifPresent(s -> keys.noteState(attempt.payer().businessId(), attempt.keyId(), s));
        } catch (RuntimeException e) {
            log.warn("what Kpoint made of the key can't be noted", e);
        }
    }

    /** Waits for the calls in flight: stopping in the middle of one would make it unknown. */
    @Override
    public void close() throws InterruptedException {
        calls.shutdown();
        if (!calls.awaitTermination(10, TimeUnit.MINUTES)) {
            log.error("purchases in flight did not end; they will be unknown");
        }
    }
}
