package kportal.transactions.limits;

import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Instant;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.support.Money;
import kportal.transactions.Status;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What a business lets itself buy in a day, by Lagos time. An SMS has no price that we know, and doesn't count. */
public final class DailyLimitRepository {
    private final Database db;
    private final String environment;

    public DailyLimitRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    DailyLimit find(String businessId, Instant now) {
        return db.read(sql -> new DailyLimit(limit(sql, businessId), spent(sql, businessId, environment, now)));
    }

    void update(String businessId, @Nullable Money limit, Deed deed, Instant now) {
        db.run(sql -> {
            Alive.require(sql.update(BUSINESSES)
                            .set(BUSINESSES.DAILY_LIMIT_KOBO, limit == null ? null : limit.kobo())
                            .where(BUSINESSES.ID.eq(businessId))
                            .and(BUSINESSES.DELETED_AT.isNull())
                            .execute()
                    == 1);
            AuditRepository.append(sql, deed, now);
        });
    }

    /** Asked inside the fence's own transaction, under the business's lock: two at once can't both take the rest. */
    public static boolean isPassedBy(
            DSLContext sql, String businessId, String environment, @Nullable Money more, Instant now) {
        if (more == null) {
            return false;
        }
        Money limit = limit(sql, businessId);
        return limit != null
                && spent(sql, businessId, environment, now).plus(more).compareTo(limit) > 0;
    }

    private static @Nullable Money limit(DSLContext sql, String businessId) {
        Long kobo = sql.select(BUSINESSES.DAILY_LIMIT_KOBO)
                .from(BUSINESSES)
                .where(BUSINESSES.ID.eq(businessId))
                .fetchSingle()
                .value1();
        return kobo == null ? null : new Money(kobo);
    }

    /** Doubt counts as spent. */
    private static Money spent(DSLContext sql, String businessId, String environment, Instant now) {
        BigDecimal kobo = sql.select(coalesce(sum(TRANSACTIONS.AMOUNT_KOBO), inline(BigDecimal.ZERO)))
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.SENT_AT.ge(LagosTime.startOf(LagosTime.dayOf(now))))
                .and(TRANSACTIONS.STATUS.in(
                        Status.SENDING.code(), Status.PENDING.code(), Status.UNKNOWN.code(), Status.SUCCEEDED.code()))
                .fetchSingle()
                .value1();
        return new Money(kobo.longValueExact());
    }
}
