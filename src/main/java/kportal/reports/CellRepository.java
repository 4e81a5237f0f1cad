package kportal.reports;

import static kportal.db.generated.Tables.TOTALS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.length;
import static org.jooq.impl.DSL.noCondition;

import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Reads the sums that the database keeps: however long the history, a report costs the same. */
final class CellRepository {
    private static final int YEAR = 4;

    private final String environment;

    CellRepository(Environment environment) {
        this.environment = environment.code();
    }

    List<Cell> find(DSLContext sql, String businessId, List<String> periods, ReportFilter filter) {
        return sql.select(
                        TOTALS.PERIOD,
                        TOTALS.SERVICE,
                        TOTALS.NETWORK,
                        TOTALS.USER_ID,
                        TOTALS.STATUS,
                        TOTALS.COUNT,
                        TOTALS.AMOUNT_KOBO,
                        TOTALS.ANSWERED,
                        TOTALS.TOOK_MS)
                .from(TOTALS)
                .where(mine(businessId))
                .and(TOTALS.PERIOD.in(periods))
                .and(TOTALS.COUNT.gt(0L))
                .and(narrowed(filter))
                .fetch(r -> new Cell(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        Status.of(r.value5()).orElseThrow(),
                        r.value6(),
                        new Money(r.value7()),
                        r.value8(),
                        r.value9()));
    }

    /** By the years' sums, of which there are few. */
    Choices choices(DSLContext sql, String businessId) {
        Condition years = mine(businessId).and(length(TOTALS.PERIOD).eq(YEAR)).and(TOTALS.COUNT.gt(0L));
        List<String> networks = sql.selectDistinct(TOTALS.NETWORK)
                .from(TOTALS)
                .where(years)
                .and(TOTALS.NETWORK.ne(""))
                .orderBy(TOTALS.NETWORK)
                .fetch(TOTALS.NETWORK);
        Map<String, String> users = sql.selectDistinct(TOTALS.USER_ID, USERS.EMAIL)
                .from(TOTALS)
                .join(USERS)
                .on(USERS.ID.eq(TOTALS.USER_ID))
                .where(years)
                .orderBy(USERS.EMAIL)
                .fetchMap(TOTALS.USER_ID, USERS.EMAIL);
        return new Choices(networks, users);
    }

    private Condition mine(String businessId) {
        return TOTALS.BUSINESS_ID.eq(businessId).and(TOTALS.ENVIRONMENT.eq(environment));
    }

    private static Condition narrowed(ReportFilter filter) {
        Condition condition = noCondition();
        if (filter.service() != null) {
            condition = condition.and(TOTALS.SERVICE.eq(filter.service().code()));
        }
        if (filter.network() != null) {
            condition = condition.and(TOTALS.NETWORK.eq(filter.network()));
        }
        return filter.user() == null ? condition : condition.and(TOTALS.USER_ID.eq(filter.user()));
    }
}
