package kportal.reports;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.support.Money;
import kportal.transactions.Service;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;

/** What the kept sums don't tell: for whom was bought, and what units cost. The newest so many of the span, by an index. */
final class BoughtRepository {
    /** Read in some tenths of a second; a span with more says so. */
    static final int MOST = 100_000;

    static final int MOST_METERED = 20_000;
    private static final int TOP = 20;

    /** Written into the SQL: an index with a condition is used for one without parameters only. */
    private static final Param<String> SUCCEEDED = inline(Status.SUCCEEDED.code());

    private final String environment;

    BoughtRepository(Environment environment) {
        this.environment = environment.code();
    }

    /** Most money first. */
    List<Recipient> recipients(DSLContext sql, String businessId, ReportFilter filter) {
        var newest = sql.select(TRANSACTIONS.RECIPIENT, TRANSACTIONS.SERVICE, TRANSACTIONS.AMOUNT_KOBO)
                .from(TRANSACTIONS)
                .where(found(businessId, filter))
                .orderBy(TRANSACTIONS.SENT_AT.desc())
                .limit(MOST)
                .asTable("newest");
        Field<String> recipient = newest.field(TRANSACTIONS.RECIPIENT);
        Field<String> service = newest.field(TRANSACTIONS.SERVICE);
        Field<BigDecimal> spent = coalesce(sum(newest.field(TRANSACTIONS.AMOUNT_KOBO)), inline(BigDecimal.ZERO));
        return sql.select(recipient, service, count(), spent)
                .from(newest)
                .groupBy(recipient, service)
                .orderBy(spent.desc(), count().desc(), recipient, service)
                .limit(TOP)
                .fetch(r -> new Recipient(
                        r.value1(), r.value2(), r.value3(), new Money(r.value4().longValueExact())));
    }

    /** The dearest kilowatt-hour first. */
    List<Meter> meters(DSLContext sql, String businessId, ReportFilter filter) {
        if (filter.service() != null && filter.service() != Service.ELECTRICITY) {
            return List.of();
        }
        Map<List<String>, Meter> meters = new LinkedHashMap<>();
        sql.select(TRANSACTIONS.RECIPIENT, TRANSACTIONS.NETWORK, TRANSACTIONS.AMOUNT_KOBO, TRANSACTIONS.UNITS)
                .from(TRANSACTIONS)
                .where(found(businessId, filter))
                .and(TRANSACTIONS.UNITS.isNotNull())
                .and(TRANSACTIONS.SERVICE.eq(Service.ELECTRICITY.code()))
                .and(TRANSACTIONS.AMOUNT_KOBO.isNotNull())
                .orderBy(TRANSACTIONS.SENT_AT.desc())
                .limit(MOST_METERED)
                .forEach(r -> meter(r.value1(), r.value2(), new Money(r.value3()), r.value4())
                        .ifPresent(meter -> meters.merge(List.of(meter.number(), meter.disco()), meter, Meter::plus)));
        return dearest(meters.values());
    }

    private static Optional<Meter> meter(String number, String disco, Money spent, String units) {
        return Units.read(units).map(kwh -> new Meter(number, disco, 1, spent, kwh));
    }

    private static List<Meter> dearest(Collection<Meter> meters) {
        return meters.stream()
                .sorted(Comparator.comparing(Meter::perKwh)
                        .reversed()
                        .thenComparing(Meter::number)
                        .thenComparing(Meter::disco))
                .limit(TOP)
                .toList();
    }

    private Condition found(String businessId, ReportFilter filter) {
        Condition condition = TRANSACTIONS
                .BUSINESS_ID
                .eq(businessId)
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.STATUS.eq(SUCCEEDED))
                .and(TRANSACTIONS.SENT_AT.ge(LagosTime.startOf(filter.from())))
                .and(TRANSACTIONS.SENT_AT.lt(LagosTime.startOf(filter.end())));
        if (filter.service() != null) {
            condition = condition.and(TRANSACTIONS.SERVICE.eq(filter.service().code()));
        }
        if (filter.network() != null) {
            condition = condition.and(TRANSACTIONS.NETWORK.eq(filter.network().value()));
        }
        return filter.user() == null
                ? condition
                : condition.and(TRANSACTIONS.CREATED_BY.eq(filter.user().value()));
    }
}
