package kportal.batches.running;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import kportal.batches.Batch;
import kportal.support.Ids;
import kportal.transactions.OwnReason;
import kportal.transactions.Payer;
import kportal.transactions.paying.Consent;
import kportal.transactions.paying.Payment;
import kportal.transactions.paying.Payments;
import kportal.transactions.paying.Through;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One batch on its way: row after row through the one method that pays, some at once, until it ends or must pause. */
final class Run implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Run.class);

    /** Rows that are drafted in one write. */
    private static final int SOME = 20;

    private static final Duration A_MOMENT = Duration.ofMillis(500);
    private static final Duration FIRST_REST = Duration.ofSeconds(5);

    private final String id = Ids.next();
    private final Batch batch;
    private final Payer payer;
    private final Through through;
    private final RunRepository runs;
    private final ClaimRepository rows;
    private final Payments payments;
    private final Clock clock;
    private final Pace pace = new Pace();
    private final Brakes brakes = new Brakes();
    private final AtomicReference<@Nullable String> halted = new AtomicReference<>();

    Run(
            Batch batch,
            Payer payer,
            Through through,
            RunRepository runs,
            ClaimRepository rows,
            Payments payments,
            Clock clock) {
        this.batch = batch;
        this.payer = payer;
        this.through = through;
        this.runs = runs;
        this.rows = rows;
        this.payments = payments;
        this.clock = clock;
    }

    String id() {
        return id;
    }

    Batch batch() {
        return batch;
    }

    /** What is on its way ends; nothing new goes. The first reason stands. */
    void halt(String why) {
        halted.compareAndSet(null, why);
        pace.end();
    }

    @Override
    public void run() {
        try {
            send();
            String why = halted.get();
            if (why == null) {
                runs.finish(batch.id(), id, clock.instant());
            } else {
                runs.pause(batch.id(), id, why);
            }
        } catch (InterruptedException | RuntimeException e) {
            log.error("the batch {} broke off; it is paused by the next round", batch.id(), e);
        }
    }

    private void send() throws InterruptedException {
        // Closing it waits for the rows that are on their way.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int after = 0;
            List<Claim> claims = next(after);
            while (!claims.isEmpty()) {
                for (Claim claim : claims) {
                    if (!pace.enter()) {
                        return;
                    }
                    threads.execute(() -> carryOut(claim));
                }
                after = claims.getLast().row();
                claims = next(after);
            }
        }
    }

    private List<Claim> next(int after) {
        return halted.get() == null ? rows.claim(batch, payer, id, after, SOME, clock.instant()) : List.of();
    }

    private void carryOut(Claim claim) {
        try {
            if (rows.runs(batch.id(), id)) {
                pay(claim);
            } else {
                pace.end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error("row {} of batch {} broke", claim.row(), batch.id(), e);
            halt("trouble");
        } finally {
            pace.leave();
        }
    }

    private void pay(Claim claim) throws InterruptedException {
        Consent consent = new Consent(through, claim.amountKobo(), claim.again());
        Payment payment = payments.payAndWait(payer, claim.transactionId(), consent);
        while (payment instanceof Payment.BackToReview back && back.why().equals("too_many_in_flight")) {
            if (!pace.rest(A_MOMENT)) {
                return;
            }
            payment = payments.payAndWait(payer, claim.transactionId(), consent);
        }
        switch (payment) {
            case Payment.Sent sent ->
                rows.ended(payer.businessId(), claim.transactionId()).ifPresent(this::see);
            // Paused meanwhile, and its drafts taken away.
            case Payment.NotFound notFound -> pace.end();
            case Payment.NoKey noKey -> halt("no_key");
            case Payment.BackToReview back -> back(claim, back.why());
        }
    }

    /** Nothing was sent. What is about this row alone holds it back; anything else, all of them. */
    private void back(Claim claim, String why) {
        if (why.equals("likely_twice")) {
            rows.hold(batch.id(), claim.row(), why);
        } else {
            halt(why);
        }
    }

    private void see(Ended row) {
        Optional<String> pause = brakes.see(row);
        if (Brakes.is(row, OwnReason.TOO_MANY_REQUESTS)) {
            pace.refused(FIRST_REST.multipliedBy(brakes.refusals()));
        } else {
            pace.answered(row.took());
        }
        pause.ifPresent(this::halt);
    }
}
