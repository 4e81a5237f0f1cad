package kportal.transactions.paying;

import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.inline;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.transactions.EventRepository;
import kportal.transactions.RowRepository;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import kportal.transactions.TransactionRepository;
import kportal.transactions.TwinRepository;
import kportal.transactions.limits.DailyLimitRepository;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The fence: the one way from {@code draft} to {@code sending}. */
public final class PaymentRepository {
    /** Over the call's own deadline, for what comes before and after it. */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(30);

    /** So that one shop's slow afternoon can't take every connection and thread of the others. */
    static final int MOST_IN_FLIGHT = 25;

    private final Database db;
    private final String environment;

    public PaymentRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /** Checks everything under the business's row lock; passed, the intent is on disk before this returns. */
    Fence fence(Attempt attempt, Instant now) {
        return db.write(sql -> {
            if (!lock(sql, attempt.payer().businessId(), now)) {
                return new Fence.NotADraft();
            }
            Optional<Record> draft = RowRepository.select(sql)
                    .where(mine(attempt))
                    .and(TRANSACTIONS.STATUS.eq(Status.DRAFT.code()))
                    .fetchOptional();
            if (draft.isEmpty()) {
                return new Fence.NotADraft();
            }
            Optional<Fence> refusal = refusal(sql, attempt, RowRepository.read(draft.get()), now);
            return refusal.isPresent() ? refusal.get() : pass(sql, attempt, now);
        });
    }

    /**
     * A write to one row is a lock on both databases; the other purchases of this business wait here. False when it was
     * deleted meanwhile, and its drafts with it.
     */
    private static boolean lock(DSLContext sql, String businessId, Instant now) {
        return sql.update(BUSINESSES)
                        .set(BUSINESSES.LAST_PAYMENT_AT, now)
                        .where(BUSINESSES.ID.eq(businessId))
                        .and(BUSINESSES.DELETED_AT.isNull())
                        .execute()
                == 1;
    }

    private Optional<Fence> refusal(DSLContext sql, Attempt attempt, Transaction draft, Instant now) {
        if (!draft.expiresAt().isAfter(now)) {
            return Optional.of(new Fence.Expired());
        }
        if (sql.fetchExists(USERS, USERS.ID.eq(attempt.payer().userId()).and(USERS.DISABLED_AT.isNotNull()))) {
            return Optional.of(new Fence.ShutOut());
        }
        Long price = TransactionRepository.kobo(draft.order().amount());
        if (!Objects.equals(price, attempt.consent().acceptedKobo())) {
            return Optional.of(new Fence.PriceChanged());
        }
        if (inFlight(sql, attempt.payer().businessId()) >= MOST_IN_FLIGHT) {
            return Optional.of(new Fence.TooManyInFlight());
        }
        if (DailyLimitRepository.isPassedBy(
                sql, attempt.payer().businessId(), environment, draft.order().amount(), now)) {
            return Optional.of(new Fence.OverLimit());
        }
        if (attempt.consent().again()) {
            return Optional.empty();
        }
        return TwinRepository.find(sql, attempt.payer().businessId(), environment, draft, now)
                .map(Fence.LikelyTwice::new);
    }

    /** SQLite uses a partial index only where its own condition stands word for word; without, it reads the whole history. */
    private int inFlight(DSLContext sql, String businessId) {
        return sql.fetchCount(sql.selectOne()
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.STATUS.eq(inline(Status.SENDING.code())))
                .and(TRANSACTIONS.STATUS.in(
                        inline(Status.SENDING.code()), inline(Status.PENDING.code()), inline(Status.UNKNOWN.code()))));
    }

    private Fence pass(DSLContext sql, Attempt attempt, Instant now) {
        int claimed = sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, Status.SENDING.code())
                .set(TRANSACTIONS.ATTEMPT_ID, attempt.id())
                .set(TRANSACTIONS.PAID_BY, attempt.payer().userId())
                .set(TRANSACTIONS.PAID_THROUGH, attempt.consent().through().code())
                .set(TRANSACTIONS.PAID_AGAIN, attempt.consent().again() ? 1 : 0)
                .set(TRANSACTIONS.KEY_ID, attempt.keyId())
                .set(TRANSACTIONS.SENT_AT, now)
                .set(TRANSACTIONS.BOOT_ID, attempt.bootId())
                .set(
                        TRANSACTIONS.LEASE_UNTIL,
                        db.now(sql).plus(attempt.longest()).plus(LEASE_MARGIN))
                .where(mine(attempt))
                .and(TRANSACTIONS.STATUS.eq(Status.DRAFT.code()))
                .execute();
        if (claimed != 1) {
            return new Fence.NotADraft();
        }
        EventRepository.insert(
                sql,
                new EventRepository.Step(
                        attempt.transactionId(),
                        attempt.payer().businessId(),
                        attempt.payer().userId(),
                        Status.DRAFT,
                        Status.SENDING,
                        attempt.consent().again() ? "paid_again" : "paid",
                        null),
                now);
        return new Fence.Passed();
    }

    private Condition mine(Attempt attempt) {
        return TRANSACTIONS
                .ID
                .eq(attempt.transactionId())
                .and(TRANSACTIONS.BUSINESS_ID.eq(attempt.payer().businessId()))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment));
    }
}
