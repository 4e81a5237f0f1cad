package kportal.reports;

import static kportal.db.generated.Tables.TOTALS;
import static org.jooq.impl.DSL.noCondition;

import java.util.List;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Reads the sums that the database keeps: however long the history, a report costs the same. */
final class CellRepository {
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

    private Condition mine(String businessId) {
        return TOTALS.BUSINESS_ID.eq(businessId).and(TOTALS.ENVIRONMENT.eq(environment));
    }

    private static Condition narrowed(ReportFilter filter) {
        Condition condition = noCondition();
        if (filter.service() != null) {
            condition = condition.and(TOTALS.SERVICE.eq(filter.service().code()));
        }
        if (filter.network() != null) {
            condition = condition.and(TOTALS.NETWORK.eq(filter.network().value()));
        }
        return filter.user() == null
                ? condition
                : condition.and(TOTALS.USER_ID.eq(filter.user().value()));
    }
}
