package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.val;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kportal.history.MatchRepository.Match;
import kportal.history.sought.Term;
import kportal.transactions.RowRepository;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's index for searches, see its migration. It knows no order: so one stretch of time after another is looked
 * through until there is enough, the first as long as a thousand rows are, the others as long as the hits so far advise.
 */
final class TrigramRepository implements Search {
    private static final int FIRST_ROWS = 1_000;
    private static final int LONGER = 64;
    private static final Duration EVER = Duration.ofDays(365_000);
    /** More than as long as should do: hits don't come evenly. */
    private static final double SPARE = 1.5;

    private static final Field<Long[]> KEYS = function(
            "search_keys",
            Long[].class,
            TRANSACTIONS.BUSINESS_ID,
            TRANSACTIONS.ENVIRONMENT,
            TRANSACTIONS.SENT_AT,
            TRANSACTIONS.AMOUNT_KOBO);
    private static final Field<String> BODY =
            function("search_body", String.class, MatchRepository.TEXTS.toArray(Field[]::new));

    /**
     * @param all in which there may be a hit
     * @param first how long the first look is to be
     */
    private record Times(Stretch all, Duration first) {
        /** @param edge of the first rows; null: there are no more than these */
        static Times of(@Nullable Instant oldest, @Nullable Instant newest, @Nullable Instant edge, boolean atEnd) {
            if (oldest == null || newest == null) {
                return new Times(Stretch.NONE, Duration.ZERO);
            }
            Stretch all = new Stretch(oldest, newest.plusMillis(1));
            Stretch first = edge == null ? all : atEnd ? all.startingAt(edge) : all.upTo(edge.plusMillis(1));
            return new Times(all, first.length());
        }
    }

    private final DSLContext sql;
    private final String businessId;
    private final String environment;
    private final Match match;
    /** The newest hits, once they were counted: as many as were asked for, or all. */
    private List<Hit> newest = List.of();

    private boolean all;

    TrigramRepository(DSLContext sql, String businessId, String environment, Match match) {
        this.sql = sql;
        this.businessId = businessId;
        this.environment = environment;
        this.match = match;
    }

    @Override
    public Totals totals(int most) {
        newest = byTime(true, null, most + 1);
        all = newest.size() <= most;
        if (!all) {
            return new Totals(List.of(), most);
        }
        return Hit.totals(newest);
    }

    /** From what was counted, where that is enough. */
    @Override
    public List<Hit> hits(Sort sort, @Nullable HistoryCursor cursor, int limit) {
        List<Hit> hits;
        if (all) {
            hits = Hit.after(newest, sort, cursor).toList();
        } else if (sort == Sort.NEWEST && cursor == null && newest.size() >= limit) {
            hits = newest;
        } else {
            hits = sort.byAmount() ? byAmount(sort, cursor, limit) : byTime(sort.descending(), cursor, limit);
        }
        return hits.stream().limit(limit).toList();
    }

    private List<Hit> byTime(boolean newestFirst, @Nullable HistoryCursor cursor, int limit) {
        Sort sort = newestFirst ? Sort.NEWEST : Sort.OLDEST;
        Condition beyond = HistoryRepository.beyond(match, sort, cursor);
        Times times = times(newestFirst, cursor);
        Stretch left = times.all();
        Duration next = times.first();
        Duration searched = Duration.ZERO;
        List<Hit> hits = new ArrayList<>();
        while (!left.isEmpty() && hits.size() < limit) {
            Stretch part = left.part(next, newestFirst);
            hits.addAll(hits(
                    Spans.covering(part.from(), part.before()), within(part).and(beyond), sort, limit - hits.size()));
            left = left.without(part, newestFirst);
            searched = searched.plus(part.length());
            next = advised(searched, part.length(), hits.size(), limit);
        }
        return hits;
    }

    /** An order that has nothing to do with time: all that is found is put in it. */
    private List<Hit> byAmount(Sort sort, @Nullable HistoryCursor cursor, int limit) {
        return hits(List.of(Spans.ALL), HistoryRepository.beyond(match, sort, cursor), sort, limit);
    }

    /** Where two looks found nothing there is so little that all of it may be read. */
    private static Duration advised(Duration searched, Duration last, int found, int limit) {
        Duration most = last.multipliedBy(LONGER);
        if (found == 0) {
            return searched.equals(last) ? most : EVER;
        }
        double millis = searched.toMillis() * SPARE * (limit - found) / found;
        return Duration.ofMillis(Math.clamp((long) millis, last.toMillis(), most.toMillis()));
    }

    private Times times(boolean newestFirst, @Nullable HistoryCursor cursor) {
        Condition time = match.time();
        if (cursor != null) {
            time = time.and(
                    newestFirst ? TRANSACTIONS.SENT_AT.le(cursor.sentAt()) : TRANSACTIONS.SENT_AT.ge(cursor.sentAt()));
        }
        Field<Instant> edge = DSL.field(sql.select(TRANSACTIONS.SENT_AT)
                .from(TRANSACTIONS)
                .where(time)
                .orderBy(newestFirst ? TRANSACTIONS.SENT_AT.desc() : TRANSACTIONS.SENT_AT.asc())
                .offset(inline(FIRST_ROWS))
                .limit(inline(1)));
        return sql.select(min(TRANSACTIONS.SENT_AT), max(TRANSACTIONS.SENT_AT), edge)
                .from(TRANSACTIONS)
                .where(time)
                .fetchSingle(r -> Times.of(r.value1(), r.value2(), r.value3(), newestFirst));
    }

    private static Condition within(Stretch part) {
        return TRANSACTIONS.SENT_AT.ge(part.from()).and(TRANSACTIONS.SENT_AT.lt(part.before()));
    }

    /**
     * What the index finds first, behind a fence: with the conditions of the rows beside it, or their order, PostgreSQL may
     * take another index, and go along all rows of the business by it.
     */
    private List<Hit> hits(List<String> spans, Condition rows, Sort sort, int limit) {
        var found = sql.selectFrom(TRANSACTIONS)
                .where(TRANSACTIONS.STATUS.ne(inline(Status.DRAFT.code())))
                .and(anyKey(spans))
                .and(DSL.and(match.terms().stream().map(this::holding).toList()))
                .offset(inline(0))
                .asTable(TRANSACTIONS);
        return sql.select(
                        TRANSACTIONS.ID,
                        TRANSACTIONS.SENT_AT,
                        TRANSACTIONS.STATUS,
                        MatchRepository.AMOUNT,
                        RowRepository.COST)
                .from(found)
                .where(match.condition())
                .and(rows)
                .orderBy(HistoryRepository.order(match, sort))
                .limit(limit)
                .fetch(r -> new Hit(
                        r.value1(), r.value2(), Status.of(r.value3()).orElseThrow(), r.value4(), r.value5(), 0));
    }

    private Condition anyKey(List<String> whats) {
        return DSL.condition(
                // Selected, so that it is worked out once and not for each row.
                "{0} && (select search_keys_of({1}, {2}, {3}))",
                KEYS, val(businessId), val(environment), val(whats.toArray(String[]::new)));
    }

    /** By an escaped pattern: no character of what is typed means anything. */
    private Condition holding(Term term) {
        List<Condition> any = new ArrayList<>();
        for (String text : term.texts()) {
            any.add(BODY.like("%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%"));
        }
        if (term.kobo() != null) {
            // The key leads to it, and the amount says so: a key may be another's too.
            any.add(anyKey(List.of("kobo" + term.kobo())).and(MatchRepository.AMOUNT.eq(term.kobo())));
        }
        return DSL.or(any);
    }
}
