package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.position;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.support.Money;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import kportal.transactions.TransactionRepository;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Row2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What was sent, of one business in one environment; drafts are no part of it. */
public final class HistoryRepository {
    static final int PAGE = 25;
    private static final int CHUNK = 1_000;

    private static final List<Field<String>> TEXTS = List.of(
            TRANSACTIONS.RECIPIENT,
            TRANSACTIONS.REFERENCE,
            TRANSACTIONS.TOKEN,
            TRANSACTIONS.NETWORK,
            TRANSACTIONS.NETWORK_NAME,
            TRANSACTIONS.PRODUCT,
            TRANSACTIONS.PRODUCT_NAME,
            TRANSACTIONS.MESSAGE,
            TRANSACTIONS.NOTE);

    private final Database db;
    private final String environment;

    public HistoryRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /** Newest first. Rows and totals are of the same moment. */
    HistoryPage page(String businessId, HistoryFilter filter, @Nullable HistoryCursor cursor) {
        Condition found = matching(businessId, filter);
        return db.read(sql -> {
            List<Transaction> rows = TransactionRepository.select(sql)
                    .where(found)
                    .and(cursor == null ? noCondition() : place().lt(place(cursor)))
                    .orderBy(TRANSACTIONS.SENT_AT.desc(), TRANSACTIONS.ID.desc())
                    .limit(PAGE + 1)
                    .fetch(TransactionRepository::read);
            List<Transaction> shown = rows.subList(0, Math.min(PAGE, rows.size()));
            HistoryCursor next = rows.size() > PAGE ? HistoryCursor.after(shown.getLast()) : null;
            return new HistoryPage(shown, next, totals(sql, found));
        });
    }

    /** Everything that the filter finds, counted by status. */
    public List<Total> totals(String businessId, HistoryFilter filter) {
        return db.read(sql -> totals(sql, matching(businessId, filter)));
    }

    private static List<Total> totals(DSLContext sql, Condition found) {
        Field<BigDecimal> amount = coalesce(sum(TRANSACTIONS.AMOUNT_KOBO), BigDecimal.ZERO);
        List<Total> totals = new ArrayList<>(sql.select(TRANSACTIONS.STATUS, count(), amount)
                .from(TRANSACTIONS)
                .where(found)
                .groupBy(TRANSACTIONS.STATUS)
                .fetch(r -> new Total(
                        Status.of(r.value1()).orElseThrow(),
                        r.value2(),
                        new Money(r.value3().longValueExact()))));
        totals.sort(Comparator.comparing(Total::status));
        return totals;
    }

    /** Oldest first, a chunk at a time: however long the reader takes, no connection waits for it. */
    public void walk(String businessId, HistoryFilter filter, Consumer<Transaction> reader) {
        Condition found = matching(businessId, filter);
        List<Transaction> chunk = chunk(found);
        while (!chunk.isEmpty()) {
            chunk.forEach(reader);
            boolean last = chunk.size() < CHUNK;
            chunk = last ? List.of() : chunk(found.and(place().gt(place(HistoryCursor.after(chunk.getLast())))));
        }
    }

    private List<Transaction> chunk(Condition wanted) {
        return db.read(sql -> TransactionRepository.select(sql)
                .where(wanted)
                .orderBy(TRANSACTIONS.SENT_AT, TRANSACTIONS.ID)
                .limit(CHUNK)
                .fetch(TransactionRepository::read));
    }

    private Condition matching(String businessId, HistoryFilter filter) {
        Condition condition = TRANSACTIONS
                .BUSINESS_ID
                .eq(businessId)
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.STATUS.ne(Status.DRAFT.code()));
        if (filter.service() != null) {
            condition = condition.and(TRANSACTIONS.SERVICE.eq(filter.service().code()));
        }
        if (filter.status() != null) {
            condition = condition.and(TRANSACTIONS.STATUS.eq(filter.status().code()));
        }
        if (filter.from() != null) {
            condition = condition.and(TRANSACTIONS.SENT_AT.ge(LagosTime.startOf(filter.from())));
        }
        if (filter.to() != null) {
            condition = condition.and(
                    TRANSACTIONS.SENT_AT.lt(LagosTime.startOf(filter.to().plusDays(1))));
        }
        return filter.q() == null ? condition : condition.and(holding(Sought.of(filter.q())));
    }

    /** By position, not LIKE: no character of what is typed means anything. */
    private static Condition holding(Sought sought) {
        List<Condition> any = new ArrayList<>();
        for (Field<String> column : TEXTS) {
            any.add(position(lower(column), sought.text()).gt(0));
        }
        for (String digits : sought.digits()) {
            any.add(position(TRANSACTIONS.RECIPIENT, digits).gt(0));
            any.add(position(TRANSACTIONS.TOKEN, digits).gt(0));
        }
        return DSL.or(any);
    }

    private static Row2<Instant, String> place() {
        return row(TRANSACTIONS.SENT_AT, TRANSACTIONS.ID);
    }

    private static Row2<Instant, String> place(HistoryCursor cursor) {
        return row(val(cursor.sentAt(), TRANSACTIONS.SENT_AT), val(cursor.id(), TRANSACTIONS.ID));
    }
}
