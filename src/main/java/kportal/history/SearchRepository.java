package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import kportal.history.MatchRepository.Match;
import kportal.history.sought.Term;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Select;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * SQLite's text index, see its migration: a row's place in it is its second, then the order of coming. So the newest hits
 * are found first, and only those of one second are to be put in order.
 */
final class SearchRepository implements Search {
    private static final Table<?> SEARCH = DSL.table("search");
    private static final Field<Long> PLACE = DSL.field("search.rowid", Long.class);
    private static final Field<String> ID = DSL.field("search.id", String.class);

    /** By the row's number: by the id alone SQLite may take an index of the history, and go through it for each hit. */
    private static final Condition ITS_ROW =
            DSL.condition("transactions.rowid = (select r.rowid from transactions r where r.id = search.id)");

    private static final int FEW = 50;
    private static final long FIRST_SECOND = 1_577_836_800;
    private static final long PLACES = 16_384;

    /** Of a business that has nothing yet: letters that no number comes to. */
    private static final String NOBODY = "'\"' || char(63743, 63743, 63743) || '\" AND '";

    private record Hit(String id, Instant sentAt, long place) {}

    private static final Comparator<Hit> BY_TIME =
            Comparator.comparing(Hit::sentAt).thenComparing(Hit::id);

    private final DSLContext sql;
    private final String businessId;
    private final String environment;
    private final Match match;
    /** The places of the newest hits, once the index alone has counted them. */
    private List<Long> newest = List.of();

    SearchRepository(DSLContext sql, String businessId, String environment, Match match) {
        this.sql = sql;
        this.businessId = businessId;
        this.environment = environment;
        this.match = match;
    }

    @Override
    public Totals totals(int most) {
        if (match.indexed() && !match.few()) {
            // Without a look at a row, at a tenth of the cost.
            newest = newest(sql, own(businessId, environment, match.terms()), most + 1);
        }
        return newest.size() > most
                ? new Totals(List.of(), most)
                : TotalsRepository.counted(
                        sql,
                        rows(sql, found(businessId, environment, match), TotalsRepository.COUNTED, most + 1),
                        most);
    }

    @Override
    public List<String> ids(Sort sort, @Nullable HistoryCursor cursor, int limit) {
        List<Long> first = sort == Sort.NEWEST && cursor == null ? wholeSeconds(limit) : List.of();
        if (!first.isEmpty()) {
            return inOrder(hits(PLACE.in(first).and(ITS_ROW), true, first.size()), true, limit);
        }
        Condition found = found(businessId, environment, match).and(HistoryRepository.beyond(match, sort, cursor));
        return sort.byAmount()
                ? byAmount(found, HistoryRepository.order(match, sort), limit)
                : byTime(found, sort.descending(), cursor, limit);
    }

    /** So many of the newest, and all others of the last one's second; none: it isn't known whether these are all. */
    private List<Long> wholeSeconds(int limit) {
        if (newest.size() < limit) {
            return List.of();
        }
        long second = newest.get(limit - 1) / PLACES;
        List<Long> places =
                newest.stream().takeWhile(place -> place / PLACES >= second).toList();
        return places.size() < newest.size() ? places : List.of();
    }

    private List<String> byTime(Condition found, boolean newestFirst, @Nullable HistoryCursor cursor, int limit) {
        Condition from = cursor == null ? noCondition() : beyond(cursor, newestFirst);
        List<Hit> hits = hits(found.and(from), newestFirst, limit);
        if (hits.size() == limit) {
            // Others of the last one's second may belong before it.
            Hit last = hits.getLast();
            Condition rest = newestFirst
                    ? PLACE.ge(place(last.sentAt(), 0)).and(PLACE.lt(last.place()))
                    : PLACE.lt(place(last.sentAt(), 1)).and(PLACE.gt(last.place()));
            hits.addAll(hits(found.and(from).and(rest), newestFirst, Integer.MAX_VALUE));
        }
        return inOrder(hits, newestFirst, limit);
    }

    private static List<String> inOrder(List<Hit> hits, boolean newestFirst, int limit) {
        return hits.stream()
                .sorted(newestFirst ? BY_TIME.reversed() : BY_TIME)
                .limit(limit)
                .map(Hit::id)
                .toList();
    }

    /** In an order that the index has not: all that it finds is put in order. */
    private List<String> byAmount(Condition found, List<OrderField<?>> order, int limit) {
        return sql.select(ID)
                .from(SEARCH)
                .crossJoin(TRANSACTIONS)
                .where(found)
                .orderBy(order)
                .limit(limit)
                .fetch(ID);
    }

    private static Condition beyond(HistoryCursor cursor, boolean newestFirst) {
        return newestFirst ? PLACE.lt(place(cursor.sentAt(), 1)) : PLACE.ge(place(cursor.sentAt(), 0));
    }

    private List<Hit> hits(Condition found, boolean newestFirst, int limit) {
        return new ArrayList<>(sql.select(ID, TRANSACTIONS.SENT_AT, PLACE)
                .from(SEARCH)
                .crossJoin(TRANSACTIONS)
                .where(found)
                .orderBy(newestFirst ? PLACE.desc() : PLACE.asc())
                .limit(limit)
                .fetch(r -> new Hit(r.value1(), r.value2(), r.value3())));
    }

    /** A select from the index and its rows; a cross join, for SQLite takes the tables of one in this order. */
    static Select<?> rows(DSLContext sql, Condition found, List<SelectField<?>> fields, int limit) {
        return sql.select(fields)
                .from(SEARCH)
                .crossJoin(TRANSACTIONS)
                .where(found)
                .limit(limit);
    }

    /**
     * Whether so few rows of anybody have these texts that each may be looked at: to find one's own in the index as well,
     * SQLite would go along all that there is of them.
     */
    static boolean few(DSLContext sql, List<Term> terms) {
        return newest(sql, anybodys(terms), FEW + 1).size() <= FEW;
    }

    /** From the end at which most who search begin: what was read of the index for one look serves the next. */
    private static List<Long> newest(DSLContext sql, Condition matching, int limit) {
        return sql.select(PLACE)
                .from(SEARCH)
                .where(matching)
                .orderBy(PLACE.desc())
                .limit(limit)
                .fetch(PLACE);
    }

    /** What the index and the rows say together. */
    static Condition found(String businessId, String environment, Match match) {
        return (match.few() ? anybodys(match.terms()) : own(businessId, environment, match.terms()))
                .and(ITS_ROW)
                .and(match.condition());
    }

    private static Condition anybodys(List<Term> terms) {
        return DSL.condition("search match {0}", val(all(terms)));
    }

    private static Condition own(String businessId, String environment, List<Term> terms) {
        return DSL.condition(
                "search match coalesce((select '\"' || letters || '\" AND ' from search_scope_letters"
                        + " where business_id = {0} and environment = {1}), " + NOBODY + ") || {2}",
                val(businessId),
                val(environment),
                val(all(terms)));
    }

    private static String all(List<Term> terms) {
        return terms.stream().map(SearchRepository::any).collect(Collectors.joining(" AND "));
    }

    private static String any(Term term) {
        List<String> any = new ArrayList<>(term.texts());
        if (term.kobo() != null) {
            any.add(letters(term.kobo()));
        }
        return any.stream()
                .map(text -> "\"" + text.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    /** An amount as the index has it. */
    private static String letters(long kobo) {
        return new StringBuilder()
                .appendCodePoint((int) (983_040 + kobo % 65_000))
                .appendCodePoint((int) (983_040 + kobo / 65_000 % 65_000))
                .appendCodePoint((int) (983_040 + kobo / 4_225_000_000L % 65_000))
                .toString();
    }

    private static long place(Instant time, int secondsLater) {
        return (time.getEpochSecond() + secondsLater - FIRST_SECOND) * PLACES;
    }
}
