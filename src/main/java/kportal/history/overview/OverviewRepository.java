package kportal.history.overview;

import static kportal.db.generated.Tables.TOTALS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import kportal.db.Database;
import kportal.history.Total;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.support.Money;
import kportal.transactions.RowRepository;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import kportal.transactions.kept.YearsRepository;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record4;
import org.jooq.Select;

/** What the dashboard shows of the history. */
public final class OverviewRepository {
    private static final int RECENT = 5;
    private static final int OPEN = 3;

    /** Unknown first: of a pending one Kpoint at least has heard. */
    private static final List<Status> IN_DOUBT = List.of(Status.UNKNOWN, Status.PENDING);

    private final Database db;
    private final String environment;

    public OverviewRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    public Overview find(String businessId, Instant now) {
        Condition mine = mine(businessId);
        YearMonth month = YearMonth.from(LagosTime.dayOf(now));
        return db.read(sql -> new Overview(
                begun(sql, businessId),
                recent(sql, mine),
                spent(sql, businessId, month),
                open(sql, businessId),
                oldest(sql, mine)));
    }

    private Condition mine(String businessId) {
        return TRANSACTIONS.BUSINESS_ID.eq(businessId).and(TRANSACTIONS.ENVIRONMENT.eq(environment));
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

    /** By the sums that are kept, of each year: however many there are, they aren't counted. */
    private List<Total> open(DSLContext sql, String businessId) {
        List<String> years = YearsRepository.find(sql, businessId, environment).stream()
                .flatMapToInt(found -> IntStream.rangeClosed(found.first(), found.last()))
                .mapToObj(String::valueOf)
                .toList();
        Map<String, Total> found = sql.select(
                        TOTALS.STATUS, sum(TOTALS.COUNT), sum(TOTALS.AMOUNT_KOBO), sum(TOTALS.CHARGED_KOBO))
                .from(TOTALS)
                .where(ofAll(businessId))
                .and(TOTALS.PERIOD.in(years))
                .and(TOTALS.STATUS.in(IN_DOUBT.stream().map(Status::code).toList()))
                .and(TOTALS.COUNT.gt(0L))
                .groupBy(TOTALS.STATUS)
                .fetchMap(TOTALS.STATUS, OverviewRepository::total);
        return IN_DOUBT.stream()
                .map(status -> found.get(status.code()))
                .filter(Objects::nonNull)
                .toList();
    }

    private static Total total(Record4<String, BigDecimal, BigDecimal, BigDecimal> row) {
        return new Total(
                Status.of(row.value1()).orElseThrow(),
                row.value2().longValueExact(),
                new Money(row.value3().longValueExact()),
                new Money(row.value4().longValueExact()));
    }

    /** The first few of each status: asked for together, SQLite would put in order all that there are. */
    private static List<Transaction> oldest(DSLContext sql, Condition mine) {
        return IN_DOUBT.stream()
                .flatMap(status -> oldest(sql, mine, status).fetch(RowRepository::read).stream())
                .sorted(Comparator.comparing(Transaction::sentAt).thenComparing(Transaction::id))
                .limit(OPEN)
                .toList();
    }

    /** Written into the SQL, and that it is no draft: SQLite takes an index that has a condition only for its own words. */
    static Select<Record> oldest(DSLContext sql, Condition mine, Status status) {
        return RowRepository.select(sql)
                .where(mine)
                .and(TRANSACTIONS.STATUS.eq(inline(status.code())))
                .and(TRANSACTIONS.STATUS.ne(inline(Status.DRAFT.code())))
                .orderBy(TRANSACTIONS.SENT_AT, TRANSACTIONS.ID)
                .limit(OPEN);
    }
}
