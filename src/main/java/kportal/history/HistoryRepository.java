package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.noCondition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kportal.db.Database;
import kportal.history.MatchRepository.Match;
import kportal.support.Environment;
import kportal.transactions.Transaction;
import kportal.transactions.TransactionRepository;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What was sent, of one business in one environment; drafts are no part of it. */
public final class HistoryRepository {
    static final int PAGE = 25;
    private static final int CHUNK = 1_000;

    private final Database db;
    private final String environment;

    public HistoryRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /** Rows and totals are of the same moment. */
    HistoryPage page(String businessId, HistoryFilter filter, @Nullable HistoryCursor cursor) {
        return db.read(sql -> {
            Match match = MatchRepository.of(sql, businessId, environment, filter);
            Totals totals = TotalsRepository.of(sql, businessId, environment, filter, match);
            List<Transaction> rows = totals.count() == 0 && !totals.more()
                    ? List.of()
                    : rows(sql, businessId, match, filter.sort(), cursor, PAGE + 1);
            List<Transaction> shown = rows.subList(0, Math.min(PAGE, rows.size()));
            HistoryCursor next = rows.size() > PAGE ? HistoryCursor.after(shown.getLast()) : null;
            return new HistoryPage(shown, next, totals, match.whole());
        });
    }

    public Totals totals(String businessId, HistoryFilter filter) {
        return db.read(sql -> TotalsRepository.of(
                sql, businessId, environment, filter, MatchRepository.of(sql, businessId, environment, filter)));
    }

    /** Oldest first, a chunk at a time: however long the reader takes, no connection waits for it. */
    public void walk(String businessId, HistoryFilter filter, Consumer<Transaction> reader) {
        Match match = db.read(sql -> MatchRepository.of(sql, businessId, environment, filter));
        HistoryCursor cursor = null;
        List<Transaction> chunk;
        do {
            HistoryCursor from = cursor;
            chunk = db.read(sql -> rows(sql, businessId, match, Sort.OLDEST, from, CHUNK));
            chunk.forEach(reader);
            cursor = chunk.isEmpty() ? null : HistoryCursor.after(chunk.getLast());
        } while (chunk.size() == CHUNK);
    }

    private List<Transaction> rows(
            DSLContext sql, String businessId, Match match, Sort sort, @Nullable HistoryCursor cursor, int limit) {
        Condition beyond = cursor == null ? noCondition() : beyond(sort, cursor);
        if (match.terms().isEmpty()) {
            return TransactionRepository.select(sql)
                    .where(match.condition())
                    .and(beyond)
                    .orderBy(order(sort))
                    .limit(limit)
                    .fetch(TransactionRepository::read);
        }
        Condition found = SearchRepository.found(businessId, environment, match).and(beyond);
        List<String> ids = sort.byAmount()
                ? SearchRepository.ids(sql, found, order(sort), limit)
                : SearchRepository.ids(sql, found, sort.descending(), cursor, limit);
        return TransactionRepository.select(sql)
                .where(TRANSACTIONS.ID.in(ids))
                .orderBy(order(sort))
                .fetch(TransactionRepository::read);
    }

    private static List<Field<?>> fields(Sort sort) {
        return sort.byAmount()
                ? List.of(MatchRepository.AMOUNT, TRANSACTIONS.SENT_AT, TRANSACTIONS.ID)
                : List.of(TRANSACTIONS.SENT_AT, TRANSACTIONS.ID);
    }

    private static List<OrderField<?>> order(Sort sort) {
        List<OrderField<?>> order = new ArrayList<>();
        fields(sort).forEach(field -> order.add(sort.descending() ? field.desc() : field.asc()));
        return order;
    }

    private static Condition beyond(Sort sort, HistoryCursor cursor) {
        List<Field<?>> at = new ArrayList<>();
        if (sort.byAmount()) {
            at.add(DSL.val(cursor.kobo()));
        }
        at.add(DSL.val(cursor.sentAt(), TRANSACTIONS.SENT_AT));
        at.add(DSL.val(cursor.id(), TRANSACTIONS.ID));
        var here = DSL.row(fields(sort));
        return sort.descending() ? here.lt(DSL.row(at)) : here.gt(DSL.row(at));
    }
}
