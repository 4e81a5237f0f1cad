package kportal.transactions;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kportal.db.Database;
import kportal.support.Environment;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Finds what a purchase may be a second time of: the same within ten minutes, or any doubt about this recipient. */
public final class TwinRepository {
    private static final Duration SOON = Duration.ofMinutes(10);

    private final Database db;
    private final String environment;

    public TwinRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    public Optional<Twin> find(String businessId, Transaction draft, Instant now) {
        return db.read(sql -> find(sql, businessId, environment, draft, now));
    }

    /** Also asked inside the fence's own transaction, where no other purchase of the business can slip in between. */
    public static Optional<Twin> find(
            DSLContext sql, String businessId, String environment, Transaction draft, Instant now) {
        Order order = draft.order();
        // Whatever the network: the wrong one chosen first is how a number is topped up twice.
        Condition doubtful = TRANSACTIONS.STATUS.eq(Status.UNKNOWN.code());
        // Kpoint may still be at it, however long ago it was sent.
        Condition stillPending = draft.againOf() == null
                ? falseCondition()
                : TRANSACTIONS.ID.eq(draft.againOf()).and(TRANSACTIONS.STATUS.eq(Status.PENDING.code()));
        Condition same = TRANSACTIONS
                .STATUS
                .in(Status.SENDING.code(), Status.SUCCEEDED.code(), Status.PENDING.code())
                .and(TRANSACTIONS.SENT_AT.ge(now.minus(SOON)))
                .and(TRANSACTIONS.SERVICE.eq(order.service().code()))
                .and(same(TRANSACTIONS.PRODUCT, order.product()))
                .and(same(TRANSACTIONS.MESSAGE, order.message()))
                .and(sameAmount(order));
        return sql
                .select(TRANSACTIONS.ID, TRANSACTIONS.STATUS, TRANSACTIONS.SENT_AT)
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.RECIPIENT.eq(order.recipient()))
                .and(doubtful.or(stillPending).or(same))
                .orderBy(TRANSACTIONS.SENT_AT.desc())
                .limit(1)
                .fetch(row -> new Twin(row.value1(), Status.of(row.value2()).orElseThrow(), row.value3()))
                .stream()
                .findFirst();
    }

    /** A plan is the same plan after its price has changed. */
    private static Condition sameAmount(Order order) {
        return order.pricedByList()
                ? noCondition()
                : same(TRANSACTIONS.AMOUNT_KOBO, TransactionRepository.kobo(order.amount()));
    }

    private static <T> Condition same(Field<T> field, @Nullable T value) {
        return value == null ? field.isNull() : field.eq(value);
    }
}
