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
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's index for searches, see its migration. It knows no order: so one span of time after another is looked
 * through until there is enough, the first as long as a thousand rows are, the others as long as the hits so far advise.
 */
final class TrigramRepository {
    private static final int FIRST_ROWS = 1_000;
    private static final int FASTER = 16;
    /** More than as long as should do: hits don't come evenly. */
    private static final double SPARE = 1.5;

    private static final Field<Long[]> KEYS = function(
            "search_keys",
            Long[].class,
            TRANSACTIONS.BUSINESS_ID,
            TRANSACTIONS.ENVIRONMENT,
            TRANSACTIONS.SENT_AT,
            TRANSACTIONS.AMOUNT_KOBO);
    /** In the order of the arguments of {@code search_body}. */
    private static final Field<String> BODY = function(
            "search_body",
            String.class,
            TRANSACTIONS.RECIPIENT,
            TRANSACTIONS.REFERENCE,
            TRANSACTIONS.TOKEN,
            TRANSACTIONS.NETWORK,
            TRANSACTIONS.NETWORK_NAME,
            TRANSACTIONS.PRODUCT,
            TRANSACTIONS.PRODUCT_NAME,
            TRANSACTIONS.MESSAGE,
            TRANSACTIONS.NOTE);

    /** @param kobo null where none is known */
    record Hit(String id, Status status, @Nullable Long kobo) {}

    /** From the first moment on, the last one not in it. */
    private record Span(Instant from, Instant before) {
        static final Span NONE = new Span(Instant.EPOCH, Instant.EPOCH);

        Duration length() {
            return Duration.between(from, before);
        }

        Span upTo(Instant most) {
            return new Span(from, most.isBefore(before) ? most : before);
        }

        Span startingAt(Instant least) {
            return new Span(least.isAfter(from) ? least : from, before);
        }

        /** So long a part of it, at its end or at its beginning; all of it if it isn't longer. */
        Span part(Duration length, boolean atEnd) {
            return atEnd ? startingAt(before.minus(length)) : upTo(from.plus(length));
        }

        Span without(Span part, boolean atEnd) {
            return atEnd ? upTo(part.from) : startingAt(part.before);
        }

        boolean isEmpty() {
            return !from.isBefore(before);
        }
    }

    private final DSLContext sql;
    private final String businessId;
    private final String environment;
    private final Match match;

    TrigramRepository(DSLContext sql, String businessId, String environment, Match match) {
        this.sql = sql;
        this.businessId = businessId;
        this.environment = environment;
        this.match = match;
    }

    /** The first so many after the cursor, newest or oldest first. */
    List<Hit> byTime(boolean newestFirst, @Nullable HistoryCursor cursor, Condition beyond, int limit) {
        Span left = all();
        if (cursor != null) {
            left = newestFirst ? left.upTo(cursor.sentAt().plusMillis(1)) : left.startingAt(cursor.sentAt());
        }
        List<OrderField<?>> order = newestFirst
                ? List.of(TRANSACTIONS.SENT_AT.desc(), TRANSACTIONS.ID.desc())
                : List.of(TRANSACTIONS.SENT_AT.asc(), TRANSACTIONS.ID.asc());
        List<Hit> hits = new ArrayList<>();
        Duration searched = Duration.ZERO;
        Duration next = left.isEmpty() ? Duration.ZERO : length(left, newestFirst);
        while (!left.isEmpty() && hits.size() < limit) {
            Span span = left.part(next, newestFirst);
            hits.addAll(hits(
                    Spans.covering(span.from(), span.before()), within(span).and(beyond), order, limit - hits.size()));
            left = left.without(span, newestFirst);
            searched = searched.plus(span.length());
            next = advised(searched, span.length(), hits.size(), limit);
        }
        return hits;
    }

    /** In an order that has nothing to do with time: all that is found is put in order. */
    List<Hit> inOrder(List<OrderField<?>> order, Condition beyond, int limit) {
        return hits(List.of(Spans.ALL), beyond, order, limit);
    }

    private static Duration advised(Duration searched, Duration last, int found, int limit) {
        Duration most = last.multipliedBy(FASTER);
        if (found == 0) {
            return most;
        }
        double millis = searched.toMillis() * SPARE * (limit - found) / found;
        return Duration.ofMillis(Math.clamp((long) millis, last.toMillis(), most.toMillis()));
    }

    /** All the time in which there may be a hit. */
    private Span all() {
        return sql.select(min(TRANSACTIONS.SENT_AT), max(TRANSACTIONS.SENT_AT))
                .from(TRANSACTIONS)
                .where(match.time())
                .fetchOptional(r -> r.value1() == null
                        ? Span.NONE
                        : new Span(r.value1(), r.value2().plusMillis(1)))
                .orElse(Span.NONE);
    }

    private Duration length(Span span, boolean newestFirst) {
        Instant edge = sql.select(TRANSACTIONS.SENT_AT)
                .from(TRANSACTIONS)
                .where(match.time())
                .and(within(span))
                .orderBy(newestFirst ? TRANSACTIONS.SENT_AT.desc() : TRANSACTIONS.SENT_AT.asc())
                .offset(FIRST_ROWS)
                .limit(1)
                .fetchOne(TRANSACTIONS.SENT_AT);
        if (edge == null) {
            return span.length();
        }
        // Not shorter than this, or a thousand purchases of one moment were never got over.
        Duration length = newestFirst ? Duration.between(edge, span.before()) : Duration.between(span.from(), edge);
        return length.plusMillis(1);
    }

    private static Condition within(Span span) {
        return TRANSACTIONS.SENT_AT.ge(span.from()).and(TRANSACTIONS.SENT_AT.lt(span.before()));
    }

    /**
     * What the index finds first, behind a fence: with the conditions of the rows beside it, or their order, PostgreSQL may
     * take another index, and go along all rows of the business by it.
     */
    private List<Hit> hits(List<String> spans, Condition rows, List<OrderField<?>> order, int limit) {
        var found = sql.selectFrom(TRANSACTIONS)
                .where(TRANSACTIONS.STATUS.ne(inline(Status.DRAFT.code())))
                .and(anyKey(spans))
                .and(DSL.and(match.terms().stream().map(this::holding).toList()))
                .offset(inline(0))
                .asTable(TRANSACTIONS);
        return sql.select(TRANSACTIONS.ID, TRANSACTIONS.STATUS, TRANSACTIONS.AMOUNT_KOBO)
                .from(found)
                .where(match.condition())
                .and(rows)
                .orderBy(order)
                .limit(limit)
                .fetch(r -> new Hit(r.value1(), Status.of(r.value2()).orElseThrow(), r.value3()));
    }

    private Condition anyKey(List<String> whats) {
        return DSL.condition(
                "{0} && search_keys_of({1}, {2}, {3})",
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
