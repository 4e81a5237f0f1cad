package kportal.history.overview;

import static kportal.db.generated.Tables.TOTALS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import kportal.db.Database;
import kportal.history.Total;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.support.Money;
import kportal.transactions.RowRepository;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;

/** What the dashboard shows of the history. */
public final class OverviewRepository {
    private static final int RECENT = 5;
    private static final int OPEN = 3;

    private static final Field<BigDecimal> AMOUNT = coalesce(sum(TRANSACTIONS.AMOUNT_KOBO), BigDecimal.ZERO);

    /** Written into the SQL: SQLite uses an index that has a condition only for a condition without parameters. */
    private static final Param<String> UNKNOWN = inline(Status.UNKNOWN.code());

    private static final Param<String> PENDING = inline(Status.PENDING.code());

    private final Database db;
    private final String environment;

    public OverviewRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    public Overview find(String businessId, Instant now) {
        Condition mine = mine(businessId);
        Condition open = open(businessId);
        YearMonth month = YearMonth.from(LagosTime.dayOf(now));
        return db.read(sql -> new Overview(
                begun(sql, businessId),
                recent(sql, mine),
                spent(sql, businessId, month),
                open(sql, open),
                oldest(sql, open).fetch(RowRepository::read)));
    }

    private Condition mine(String businessId) {
        return TRANSACTIONS.BUSINESS_ID.eq(businessId).and(TRANSACTIONS.ENVIRONMENT.eq(environment));
    }

    /** As the index transactions_unsettled has it, word for word: with the two the other way round, SQLite reads all there is. */
    Condition open(String businessId) {
        return mine(businessId).and(TRANSACTIONS.STATUS.in(PENDING, UNKNOWN));
    }

    private static List<Transaction> recent(DSLContext sql, Condition mine) {
        return RowRepository.select(sql)
                .where(mine)
                .and(TRANSACTIONS.STATUS.ne(Status.DRAFT.code()))
                .orderBy(TRANSACTIONS.SENT_AT.desc(), TRANSACTIONS.ID.desc())
                .limit(RECENT)
                .fetch(RowRepository::read);
    }

    /** By the sums that are kept; of what was taken back they leave a zero. */
    private boolean begun(DSLContext sql, String businessId) {
        return sql.fetchExists(
                TOTALS,
                ofAll(businessId)
                        .and(TOTALS.STATUS.in(Status.SUCCEEDED.code(), Status.REVERSED.code()))
                        .and(TOTALS.COUNT.gt(0L)));
    }

    private Condition ofAll(String businessId) {
        return TOTALS.BUSINESS_ID.eq(businessId).and(TOTALS.ENVIRONMENT.eq(environment));
    }

    /** By the sums that are kept. */
    private List<ServiceSpend> spent(DSLContext sql, String businessId, YearMonth month) {
        return sql.select(TOTALS.SERVICE, sum(TOTALS.COUNT), sum(TOTALS.AMOUNT_KOBO))
                .from(TOTALS)
                .where(ofAll(businessId))
                .and(TOTALS.PERIOD.eq(month.toString()))
                .and(TOTALS.STATUS.eq(Status.SUCCEEDED.code()))
                .groupBy(TOTALS.SERVICE)
                .fetch(r -> new ServiceSpend(
                        Service.of(r.value1()).orElseThrow(),
                        r.value2().longValueExact(),
                        new Money(r.value3().longValueExact())));
    }

    private static List<Total> open(DSLContext sql, Condition open) {
        return counted(sql, open)
                .fetch(r -> new Total(
                        Status.of(r.value1()).orElseThrow(),
                        r.value2(),
                        new Money(r.value3().longValueExact())));
    }

    static Select<Record3<String, Integer, BigDecimal>> counted(DSLContext sql, Condition open) {
        return sql.select(TRANSACTIONS.STATUS, count(), AMOUNT)
                .from(TRANSACTIONS)
                .where(open)
                .groupBy(TRANSACTIONS.STATUS)
                .orderBy(TRANSACTIONS.STATUS.desc());
    }

    /** By their ids: asked for in order of time, SQLite would go through the history until it has found so many. */
    static Select<Record> oldest(DSLContext sql, Condition open) {
        return RowRepository.select(sql)
                .where(TRANSACTIONS.ID.in(
                        select(TRANSACTIONS.ID).from(TRANSACTIONS).where(open)))
                .orderBy(TRANSACTIONS.SENT_AT, TRANSACTIONS.ID)
                .limit(OPEN);
    }
}
