package kportal.transactions.paying;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kportal.accounts.Requirements;
import kportal.catalog.Catalog;
import kportal.keys.ApiKey;
import kportal.keys.ApiKeys;
import kportal.support.Ids;
import kportal.transactions.OwnReason;
import kportal.transactions.Payer;
import kportal.transactions.Transaction;
import kportal.transactions.TransactionRepository;
import kportal.transactions.paying.PriceGuard.Price;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Paying, for everyone and everything that pays. */
public final class Payments {
    private static final Logger log = LoggerFactory.getLogger(Payments.class);

    /** How long a page waits in all before it shows a receipt that still says "sending". */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final TransactionRepository transactions;
    private final PaymentRepository payments;
    private final ApiKeys keys;
    private final Requirements requirements;
    private final PriceGuard prices;
    private final Sender sender;
    private final Boot boot;
    private final Clock clock;

    public Payments(
            TransactionRepository transactions,
            PaymentRepository payments,
            ApiKeys keys,
            Requirements requirements,
            Catalog catalog,
            Sender sender,
            Boot boot,
            Clock clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.keys = keys;
        this.requirements = requirements;
        this.prices = new PriceGuard(catalog);
        this.sender = sender;
        this.boot = boot;
        this.clock = clock;
    }

    public Payment pay(Payer payer, String id, Consent consent) {
        return pay(payer, id, consent, PATIENCE);
    }

    /** For who has no page to show meanwhile: back when its end is on disk, however long the call takes. */
    public Payment payAndWait(Payer payer, String id, Consent consent) {
        return pay(payer, id, consent, boot.longestCall().plus(PATIENCE));
    }

    private Payment pay(Payer payer, String id, Consent consent, Duration patience) {
        Optional<Transaction> found = transactions.find(payer.businessId(), id);
        if (found.isEmpty()) {
            return new Payment.NotFound();
        }
        if (!found.get().draft()) {
            return new Payment.Sent();
        }
        Optional<ApiKey> key = keys.find(payer.businessId());
        if (key.isEmpty()) {
            return new Payment.NoKey();
        }
        if (!keys.readable(payer.businessId())) {
            return new Payment.BackToReview("key_unreadable");
        }
        if (requirements.lacksFactor(payer.userId())) {
            return new Payment.BackToReview("second_factor");
        }
        long until = System.nanoTime() + patience.toNanos();
        String refusal = guardPrice(payer, found.get(), until);
        return refusal == null
                ? fence(payer, found.get(), consent, key.get(), until)
                : new Payment.BackToReview(refusal);
    }

    private @Nullable String guardPrice(Payer payer, Transaction draft, long until) {
        return switch (price(payer, draft, until)) {
            case Price.Same same -> null;
            case Price.Gone gone -> "gone";
            case Price.NotKnown notKnown -> "price_not_known";
            case Price.Changed changed -> {
                transactions.updatePrice(payer.businessId(), draft.id(), changed.now(), changed.readAt());
                yield "price_changed";
            }
        };
    }

    /** A list that takes longer than a page may wait is one that can't be asked. */
    private Price price(Payer payer, Transaction draft, long until) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> prices.check(payer.businessId(), draft.order()), Thread::startVirtualThread)
                    .completeOnTimeout(new Price.NotKnown(), until - System.nanoTime(), TimeUnit.NANOSECONDS)
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Price.NotKnown();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the price can't be checked", e.getCause());
        }
    }

    private Payment fence(Payer payer, Transaction draft, Consent consent, ApiKey key, long until) {
        Attempt attempt = new Attempt(Ids.next(), draft.id(), payer, consent, key.id(), boot.id(), boot.longestCall());
        return switch (passed(attempt)) {
            case Fence.Passed passed -> {
                await(sender.send(attempt, draft.order()), until);
                yield new Payment.Sent();
            }
            case Fence.NotADraft notADraft -> new Payment.Sent();
            case Fence.Expired expired -> new Payment.BackToReview("expired");
            case Fence.PriceChanged changed -> new Payment.BackToReview("price_changed");
            case Fence.TooManyInFlight tooMany -> new Payment.BackToReview("too_many_in_flight");
            case Fence.OverLimit over -> new Payment.BackToReview("over_limit");
            case Fence.ShutOut shutOut -> new Payment.BackToReview("shut_out");
            case Fence.LikelyTwice twice -> new Payment.BackToReview("likely_twice");
        };
    }

    private Fence passed(Attempt attempt) {
        try {
            return payments.fence(attempt, clock.instant());
        } catch (RuntimeException e) {
            // The commit may have become durable all the same. Nothing has left and nothing will.
            sender.neverLeft(attempt, OwnReason.NOT_RECORDED);
            throw e;
        }
    }

    private static void await(CompletableFuture<Void> sent, long until) {
        try {
            sent.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // The receipt shows "sending" and updates itself.
        } catch (ExecutionException e) {
            log.error("an outcome was lost on its way to the disk", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
