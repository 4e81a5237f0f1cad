package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.noCondition;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import kportal.db.Database;
import kportal.history.MatchRepository.Match;
import kportal.support.Environment;
import kportal.transactions.RowRepository;
import kportal.transactions.Transaction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What was sent, of one business in one environment; drafts are no part of it. */
public final class HistoryRepository {
    static final int PAGE = 25;
    private static final int CHUNK = 1_000;
    /** Rows of all businesses. */
    private static final int MANY = 100_000;

    /** How much of each row is read. */
    private record Shape<T>(
            Function<DSLContext, SelectJoinStep<Record>> select, Function<ResultQuery<Record>, List<T>> fetch) {}

    private static final Shape<Transaction> WHOLE =
            new Shape<>(RowRepository::select, rows -> rows.fetch(RowRepository::read));
    private static final Shape<Line> LINE = new Shape<>(LineRepository::select, LineRepository::fetch);

    private final Database db;
    private final String environment;
    private final int many;

    public HistoryRepository(Database db, Environment environment) {
        this(db, environment, MANY);
    }

    /** {@code many}: a history on SQLite with more rows is a long one. */
    HistoryRepository(Database db, Environment environment, int many) {
        this.many = many;
        this.db = db;
        this.environment = environment.code();
    }

    /** Rows and totals are of the same moment; what a search finds is counted as far as the page need not wait for it. */
    HistoryPage page(String businessId, HistoryFilter filter, @Nullable HistoryCursor cursor) {
        return db.read(sql -> {
            Match match = MatchRepository.of(sql, businessId, environment, filter);
            Search search = search(sql, businessId, match);
            Totals totals = totals(sql, businessId, filter, match, search, atOnce(sql));
            List<Transaction> rows = totals.count() == 0 && !totals.more()
                    ? List.of()
                    : rows(sql, WHOLE, match, search, filter.sort(), cursor, PAGE + 1);
            List<Transaction> shown = rows.subList(0, Math.min(PAGE, rows.size()));
            HistoryCursor next = rows.size() > PAGE ? HistoryCursor.after(shown.getLast()) : null;
            return new HistoryPage(shown, next, totals, match.notes());
        });
    }

    private int atOnce(DSLContext sql) {
        return sql.dialect() == SQLDialect.SQLITE && rowsEver(sql) > many ? Totals.AT_ONCE_OF_MANY : Totals.AT_ONCE;
    }

    private static long rowsEver(DSLContext sql) {
        return sql.fetchSingle("select coalesce(max(rowid), 0) from transactions")
                .get(0, long.class);
    }

    public Totals totals(String businessId, HistoryFilter filter) {
        return db.read(sql -> {
            Match match = MatchRepository.of(sql, businessId, environment, filter);
            return totals(sql, businessId, filter, match, search(sql, businessId, match), Totals.COUNTED);
        });
    }

    /** Null: nothing is searched for. */
    private @Nullable Search search(DSLContext sql, String businessId, Match match) {
        if (match.terms().isEmpty()) {
            return null;
        }
        Search texts = sql.dialect() == SQLDialect.SQLITE
                ? new SearchRepository(sql, businessId, environment, match)
                : new TrigramRepository(sql, businessId, environment, match);
        return match.named().isEmpty() ? texts : new NamedRepository(sql, texts, match.named());
    }

    /** @param most how far what no sum is kept of is counted */
    private Totals totals(
            DSLContext sql, String businessId, HistoryFilter filter, Match match, @Nullable Search search, int most) {
        if (filter.none()) {
            return new Totals(List.of(), 0);
        }
        if (search != null) {
            return search.totals(most);
        }
        return filter.summed()
                ? TotalsRepository.summed(sql, businessId, environment, filter)
                : TotalsRepository.counted(sql, TotalsRepository.rows(sql, match, most + 1), most);
    }

    /**
     * Oldest first, a chunk at a time: however long the reader takes, no connection waits for it. The next chunk is read
     * while the reader is at one.
     */
    public void walk(String businessId, HistoryFilter filter, Consumer<Line> reader) {
        if (filter.none()) {
            return;
        }
        Match match = db.read(sql -> MatchRepository.of(sql, businessId, environment, filter));
        CompletableFuture<List<Line>> next = chunk(businessId, match, null);
        while (next != null) {
            List<Line> chunk = next.join();
            next = chunk.size() < CHUNK
                    ? null
                    : chunk(businessId, match, chunk.getLast().cursor());
            chunk.forEach(reader);
        }
    }

    private CompletableFuture<List<Line>> chunk(String businessId, Match match, @Nullable HistoryCursor cursor) {
        return CompletableFuture.supplyAsync(
                () -> db.read(
                        sql -> rows(sql, LINE, match, search(sql, businessId, match), Sort.OLDEST, cursor, CHUNK)),
                Thread::startVirtualThread);
    }

    private <T> List<T> rows(
            DSLContext sql,
            Shape<T> shape,
            Match match,
            @Nullable Search search,
            Sort sort,
            @Nullable HistoryCursor cursor,
            int limit) {
        if (search == null) {
            return shape.fetch().apply(listed(shape.select().apply(sql), match, sort, cursor, limit));
        }
        List<String> ids =
                search.hits(sort, cursor, limit).stream().map(Hit::id).toList();
        return shape.fetch()
                .apply(shape.select().apply(sql).where(TRANSACTIONS.ID.in(ids)).orderBy(order(match, sort)));
    }

    /** What an index has in this order already, whatever the filter. */
    static Select<Record> listed(
            SelectJoinStep<Record> from, Match match, Sort sort, @Nullable HistoryCursor cursor, int limit) {
        return from.where(match.condition())
                .and(beyond(match, sort, cursor))
                .orderBy(order(match, sort))
                .limit(limit);
    }

    private static List<Field<?>> fields(Match match, Sort sort) {
        return sort.byAmount()
                ? List.of(match.amount(), TRANSACTIONS.SENT_AT, TRANSACTIONS.ID)
                : List.of(TRANSACTIONS.SENT_AT, TRANSACTIONS.ID);
    }

    static List<OrderField<?>> order(Match match, Sort sort) {
        List<OrderField<?>> order = new ArrayList<>();
        fields(match, sort).forEach(field -> order.add(sort.descending() ? field.desc() : field.asc()));
        return order;
    }

    static Condition beyond(Match match, Sort sort, @Nullable HistoryCursor cursor) {
        if (cursor == null) {
            return noCondition();
        }
        List<Field<?>> at = new ArrayList<>();
        if (sort.byAmount()) {
            at.add(DSL.val(cursor.kobo()));
        }
        at.add(DSL.val(cursor.sentAt(), TRANSACTIONS.SENT_AT));
        at.add(DSL.val(cursor.id(), TRANSACTIONS.ID));
        var here = DSL.row(fields(match, sort));
        return sort.descending() ? here.lt(DSL.row(at)) : here.gt(DSL.row(at));
    }
}
