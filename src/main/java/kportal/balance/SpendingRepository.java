package kportal.balance;

import static kportal.db.generated.Tables.TOTALS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import kportal.db.generated.tables.records.TransactionsRecord;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.transactions.RowRepository;
import kportal.transactions.Service;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** What a business's purchases took from its money at Kpoint. An SMS is paid in units, and takes none. */
final class SpendingRepository {
    /** Written into the SQL: an index with a condition is used for one without parameters only. */
    static final List<Param<String>> OPEN = Stream.of(Status.SENDING, Status.PENDING, Status.UNKNOWN)
            .map(status -> inline(status.code()))
            .toList();

    private static final List<Status> WORST_FIRST = List.of(Status.UNKNOWN, Status.PENDING, Status.SENDING);

    private final String environment;

    SpendingRepository(Environment environment) {
        this.environment = environment.code();
    }

    /** After one moment, until another, that one included. */
    Money spent(DSLContext sql, String businessId, Instant after, Instant until) {
        Stretch stretch = Stretch.of(after, until);
        Money spent = stretch.periods().isEmpty() ? Money.ZERO : inPeriods(sql, businessId, stretch.periods());
        for (Stretch.End end : stretch.ends()) {
            spent = spent.plus(inRows(sql, businessId, end));
        }
        return spent;
    }

    private Money inPeriods(DSLContext sql, String businessId, List<String> periods) {
        return total(sql.select(sum(TOTALS.CHARGED_KOBO))
                .from(TOTALS)
                .where(TOTALS.BUSINESS_ID.eq(businessId))
                .and(TOTALS.ENVIRONMENT.eq(environment))
                .and(TOTALS.PERIOD.in(periods))
                .and(TOTALS.SERVICE.in(withMoney()))
                .and(TOTALS.STATUS.eq(Status.SUCCEEDED.code()))
                .fetchSingle()
                .value1());
    }

    private Money inRows(DSLContext sql, String businessId, Stretch.End end) {
        return total(sql.select(sum(RowRepository.COST))
                .from(TRANSACTIONS)
                .where(mine(businessId))
                .and(TRANSACTIONS.STATUS.eq(Status.SUCCEEDED.code()))
                .and(TRANSACTIONS.SENT_AT.ge(end.from()))
                .and(TRANSACTIONS.SENT_AT.lt(end.before()))
                .fetchSingle()
                .value1());
    }

    /** What may have been spent. */
    List<Doubt> doubts(DSLContext sql, String businessId, Instant after, Instant until) {
        return sql
                .select(TRANSACTIONS.STATUS, count(), sum(RowRepository.COST))
                .from(TRANSACTIONS)
                .where(open(businessId, after, until))
                .groupBy(TRANSACTIONS.STATUS)
                .fetch(r -> new Doubt(Status.of(r.value1()).orElseThrow(), r.value2(), total(r.value3())))
                .stream()
                .sorted(Comparator.comparingInt(doubt -> WORST_FIRST.indexOf(doubt.status())))
                .toList();
    }

    long openUntil(DSLContext sql, String businessId, Instant until) {
        return sql.fetchCount(TRANSACTIONS, open(businessId, Instant.EPOCH, until));
    }

    /** Of what was sent until then, as far as nobody had said so by then. */
    Money cameBack(DSLContext sql, String businessId, Instant until) {
        return total(sql.select(sum(RowRepository.COST))
                .from(TRANSACTIONS)
                .where(mine(businessId))
                .and(TRANSACTIONS.STATUS.eq(Status.REVERSED.code()))
                .and(TRANSACTIONS.SENT_AT.le(until))
                .and(TRANSACTIONS.SETTLED_AT.gt(until))
                .fetchSingle()
                .value1());
    }

    Condition open(String businessId, Instant after, Instant until) {
        return mine(businessId).and(TRANSACTIONS.STATUS.in(OPEN)).and(within(TRANSACTIONS.SENT_AT, after, until));
    }

    static Condition within(TableField<TransactionsRecord, Instant> time, Instant after, Instant until) {
        return time.gt(after).and(time.le(until));
    }

    Condition mine(String businessId) {
        return TRANSACTIONS
                .BUSINESS_ID
                .eq(businessId)
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.SERVICE.in(withMoney()));
    }

    private static List<String> withMoney() {
        return Arrays.stream(Service.values())
                .filter(service -> service != Service.SMS)
                .map(Service::code)
                .toList();
    }

    private static Money total(@Nullable BigDecimal kobo) {
        return kobo == null ? Money.ZERO : new Money(kobo.longValueExact());
    }
}
