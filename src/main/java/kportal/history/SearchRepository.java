package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

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

    /** Of the newest that anybody has. */
    private static final int LOOKED = 64;

    private static final long FIRST_SECOND = 1_577_836_800;
    private static final long PLACES = 16_384;

    /** Of a business that has nothing yet: letters that no number comes to. */
    private static final String NOBODY = "'\"' || char(63743, 63743, 63743) || '\" AND '";

    private final DSLContext sql;
    private final String businessId;
    private final String environment;
    private final Match match;
    private @Nullable List<Long> anybodys;
    private @Nullable List<Hit> own;
    /** The places of one's own newest hits, once the index alone has counted them. */
    private List<Long> newest = List.of();

    SearchRepository(DSLContext sql, String businessId, String environment, Match match) {
        this.sql = sql;
        this.businessId = businessId;
        this.environment = environment;
        this.match = match;
    }

    @Override
    public Totals totals(int most) {
        if (rare() ? own().size() > most : match.indexed() && indexHasMore(most)) {
            return new Totals(List.of(), most);
        }
        return rare()
                ? Hit.totals(own())
                : TotalsRepository.counted(
                        sql,
                        rows(sql, found(businessId, environment, match), TotalsRepository.COUNTED, most + 1),
                        most);
    }

    /** Without a look at a row of those that were not looked at anyway, at a tenth of the cost. */
    private boolean indexHasMore(int most) {
        if (own().size() > most) {
            return true;
        }
        newest = newest(own(businessId, environment, match.terms()), most + 1);
        return newest.size() > most;
    }

    /**
     * To find one's own in the index as well, SQLite goes along all that there is of one's own: what is rare, or almost
     * always one's own, is sooner found by a look at what anybody has.
     */
    private List<Long> anybodys() {
        if (anybodys == null) {
            anybodys = newest(anybodys(match.terms()), LOOKED);
        }
        return anybodys;
    }

    private boolean rare() {
        return anybodys().size() < LOOKED;
    }

    /** One's own among these, newest first; where they are rare, these are all. */
    private List<Hit> own() {
        if (own == null) {
            own = hits(at(anybodys()).and(match.condition()), true, LOOKED);
        }
        return own;
    }

    @Override
    public List<Hit> hits(Sort sort, @Nullable HistoryCursor cursor, int limit) {
        if (rare()) {
            return Hit.after(own(), sort, cursor).limit(limit).toList();
        }
        List<Hit> known = match.indexed() && sort == Sort.NEWEST && cursor == null ? known(limit) : List.of();
        if (!known.isEmpty()) {
            return inOrder(known, sort, limit);
        }
        Condition found = found(businessId, environment, match).and(HistoryRepository.beyond(match, sort, cursor));
        return sort.byAmount()
                // In an order that the index has not: all that it finds is put in order.
                ? hits(found, HistoryRepository.order(match, sort), limit)
                : byTime(found, sort, cursor, limit);
    }

    /** The newest, so far as they were found already; none: it isn't known whether these are all of them. */
    private List<Hit> known(int limit) {
        int looked = wholeSeconds(own().stream().map(Hit::place).toList(), limit);
        if (looked > 0) {
            return own().subList(0, looked);
        }
        int counted = wholeSeconds(newest, limit);
        return counted == 0 ? List.of() : hits(at(newest.subList(0, counted)), true, counted);
    }

    /** How many are so many of the newest, and all others of the last one's second; 0: others of it may be missing. */
    private static int wholeSeconds(List<Long> places, int limit) {
        if (places.size() < limit) {
            return 0;
        }
        long second = places.get(limit - 1) / PLACES;
        int whole = (int)
                places.stream().takeWhile(place -> place / PLACES >= second).count();
        return whole < places.size() ? whole : 0;
    }

    private List<Hit> byTime(Condition found, Sort sort, @Nullable HistoryCursor cursor, int limit) {
        boolean newestFirst = sort.descending();
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
        return inOrder(hits, sort, limit);
    }

    private static List<Hit> inOrder(List<Hit> hits, Sort sort, int limit) {
        return hits.stream().sorted(Hit.order(sort)).limit(limit).toList();
    }

    private static Condition beyond(HistoryCursor cursor, boolean newestFirst) {
        return newestFirst ? PLACE.lt(place(cursor.sentAt(), 1)) : PLACE.ge(place(cursor.sentAt(), 0));
    }

    private List<Hit> hits(Condition found, boolean newestFirst, int limit) {
        return hits(found, List.of(newestFirst ? PLACE.desc() : PLACE.asc()), limit);
    }

    private List<Hit> hits(Condition found, List<OrderField<?>> order, int limit) {
        return new ArrayList<>(sql.select(
                        ID,
                        TRANSACTIONS.SENT_AT,
                        TRANSACTIONS.STATUS,
                        MatchRepository.AMOUNT,
                        RowRepository.COST,
                        PLACE)
                .from(SEARCH)
                .crossJoin(TRANSACTIONS)
                .where(found)
                .orderBy(order)
                .limit(limit)
                .fetch(r -> new Hit(
                        r.value1(),
                        r.value2(),
                        Status.of(r.value3()).orElseThrow(),
                        r.value4(),
                        r.value5(),
                        r.value6())));
    }

    /** A select from the index and its rows; a cross join, for SQLite takes the tables of one in this order. */
    static Select<?> rows(DSLContext sql, Condition found, List<SelectField<?>> fields, int limit) {
        return sql.select(fields)
                .from(SEARCH)
                .crossJoin(TRANSACTIONS)
                .where(found)
                .limit(limit);
    }

    /** From the end at which most who search begin: what was read of the index for one look serves the next. */
    private List<Long> newest(Condition matching, int limit) {
        return sql.select(PLACE)
                .from(SEARCH)
                .where(matching)
                .orderBy(PLACE.desc())
                .limit(limit)
                .fetch(PLACE);
    }

    /** What the index and the rows say together. */
    static Condition found(String businessId, String environment, Match match) {
        return own(businessId, environment, match.terms()).and(ITS_ROW).and(match.condition());
    }

    /** Rows by their places. */
    static Condition at(List<Long> places) {
        return PLACE.in(places).and(ITS_ROW);
    }

    private static Condition anybodys(List<Term> terms) {
        return DSL.condition("search match {0}", val(FtsQuery.of(terms)));
    }

    private static Condition own(String businessId, String environment, List<Term> terms) {
        return DSL.condition(
                "search match coalesce((select '\"' || letters || '\" AND ' from search_scope_letters"
                        + " where business_id = {0} and environment = {1}), " + NOBODY + ") || {2}",
                val(businessId),
                val(environment),
                val(FtsQuery.of(terms)));
    }

    private static long place(Instant time, int secondsLater) {
        return (time.getEpochSecond() + secondsLater - FIRST_SECOND) * PLACES;
    }
}
