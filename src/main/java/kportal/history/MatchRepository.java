package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.position;
import static org.jooq.impl.DSL.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kportal.history.sought.Days;
import kportal.history.sought.Term;
import kportal.recipients.NumberRepository;
import kportal.support.LagosTime;
import kportal.transactions.Status;
import kportal.web.Message;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** What a filter means, as conditions on transactions. */
final class MatchRepository {
    /** Those that a search looks into, in the order of the arguments of {@code search_body} in the PostgreSQL migration. */
    static final List<Field<String>> TEXTS = List.of(
            TRANSACTIONS.RECIPIENT,
            TRANSACTIONS.REFERENCE,
            TRANSACTIONS.TOKEN,
            TRANSACTIONS.NETWORK,
            TRANSACTIONS.NETWORK_NAME,
            TRANSACTIONS.PRODUCT,
            TRANSACTIONS.PRODUCT_NAME,
            TRANSACTIONS.MESSAGE,
            TRANSACTIONS.NOTE);

    /** As the index by amount has it. */
    static final Field<Long> AMOUNT = coalesce(TRANSACTIONS.AMOUNT_KOBO, inline(0L));

    /**
     * A filter on one database.
     *
     * @param time whose history, and the days
     * @param condition all that the rows themselves say, the time too
     * @param terms what is left for the index for searches
     * @param indexed the search index alone says which rows they are
     * @param whole a number that was typed is the whole of one that is known: nothing else was looked for
     * @param named what is bought for each of the numbers whose saved name holds what was typed; all else leaves them out
     * @param notes what was not looked for
     */
    record Match(
            Condition time,
            Condition condition,
            List<Term> terms,
            boolean indexed,
            boolean whole,
            List<Match> named,
            List<Message> notes) {
        /** What is in the order of amounts: of a number's rows only, where there is one. */
        Field<Long> amount() {
            return looked(AMOUNT, whole);
        }
    }

    /** What is bought for each is asked for apart, so that each has its index. */
    private static final int MOST_CALLED = 20;

    private MatchRepository() {}

    static Match of(DSLContext sql, String businessId, String environment, HistoryFilter filter) {
        Condition mine = TRANSACTIONS.BUSINESS_ID.eq(businessId).and(TRANSACTIONS.ENVIRONMENT.eq(environment));
        // Written into the SQL: SQLite uses an index that has a condition only for a condition without parameters.
        Condition history = mine.and(TRANSACTIONS.STATUS.ne(inline(Status.DRAFT.code())));
        Condition time = history.and(DSL.and(within(filter.days())));
        List<Condition> all = new ArrayList<>();
        boolean sqlite = sql.dialect() == SQLDialect.SQLITE;
        List<Message> notes = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        for (Term term : filter.sought().terms()) {
            Optional<Whole> known = term.mayBeWhole() ? whole(sql, mine, term) : Optional.empty();
            if (known.isPresent()) {
                all.add(known.get().rows());
                notes.add(known.get().note());
            } else if (!sqlite || term.indexed()) {
                terms.add(term);
            } else {
                all.add(holding(term));
            }
        }
        boolean whole = !notes.isEmpty();
        List<String> called = called(sql, businessId, environment, filter);
        if (called.size() > MOST_CALLED) {
            notes.add(Message.of("history.names.many", MOST_CALLED));
            called = List.of();
        }
        Condition inThem = time.and(DSL.and(facts(filter, sqlite)));
        List<Match> named = called.stream()
                .map(number -> new Match(
                        time,
                        inThem.and(TRANSACTIONS.RECIPIENT.eq(number)),
                        List.of(),
                        false,
                        true,
                        List.of(),
                        List.of()))
                .toList();
        if (!named.isEmpty()) {
            all.add(TRANSACTIONS.RECIPIENT.notIn(called));
        }
        all.addAll(facts(filter, whole && sqlite));
        boolean indexed = !terms.isEmpty() && all.isEmpty() && filter.days().equals(Days.ALL);
        return new Match(time, time.and(DSL.and(all)), terms, indexed, whole, named, List.copyOf(notes));
    }

    /** Numbers whose saved name holds what was typed; one more than the most, if there are more. */
    private static List<String> called(DSLContext sql, String businessId, String environment, HistoryFilter filter) {
        List<String> name = filter.sought().name();
        return name.isEmpty()
                ? List.of()
                : new NumberRepository(sql, businessId, environment).called(name, MOST_CALLED + 1);
    }

    /**
     * @param beside whether the rows are found by the index of a number, so that each of these is only looked at in them
     */
    private static List<Condition> facts(HistoryFilter filter, boolean beside) {
        List<Condition> facts = new ArrayList<>();
        filter.services()
                .forEach(service ->
                        facts.add(looked(TRANSACTIONS.SERVICE, beside).eq(service.code())));
        filter.statuses()
                .forEach(status -> facts.add(looked(TRANSACTIONS.STATUS, beside).eq(status.code())));
        if (filter.network() != null) {
            facts.add(looked(TRANSACTIONS.NETWORK, beside).eq(filter.network()));
        }
        if (filter.who() != null) {
            facts.add(looked(TRANSACTIONS.CREATED_BY, beside)
                    .eq(select(USERS.ID).from(USERS).where(USERS.EMAIL.eq(filter.who()))));
        }
        if (filter.sought().amounts().least() > Long.MIN_VALUE) {
            facts.add(looked(AMOUNT, beside).ge(filter.sought().amounts().least()));
        }
        if (filter.sought().amounts().most() < Long.MAX_VALUE) {
            facts.add(looked(AMOUNT, beside).le(filter.sought().amounts().most()));
        }
        return facts;
    }

    /** A sign before a column keeps SQLite from looking for an index of it. */
    private static <T> Field<T> looked(Field<T> column, boolean beside) {
        return beside ? DSL.field("+{0}", column.getDataType(), column) : column;
    }

    private static List<Condition> within(Days days) {
        List<Condition> bounds = new ArrayList<>();
        if (days.from() != null) {
            bounds.add(TRANSACTIONS.SENT_AT.ge(LagosTime.startOf(days.from())));
        }
        if (days.to() != null) {
            bounds.add(TRANSACTIONS.SENT_AT.lt(LagosTime.startOf(days.to().plusDays(1))));
        }
        return bounds;
    }

    /** All that has a whole number, and what to say of it. */
    private record Whole(Condition rows, Message note) {}

    /**
     * Of a number that this business has used, all of it: by an index that has the whole and is in the order of a page,
     * however many rows there are.
     */
    private static Optional<Whole> whole(DSLContext sql, Condition mine, Term term) {
        return with(sql, mine, TRANSACTIONS.RECIPIENT, term)
                .map(rows -> new Whole(rows, Message.of("history.whole")))
                .or(() -> with(sql, mine, TRANSACTIONS.TOKEN, term)
                        .map(rows -> new Whole(rows, Message.of("history.whole.token"))));
    }

    private static Optional<Condition> with(DSLContext sql, Condition mine, Field<String> column, Term term) {
        List<String> used = term.texts().stream()
                .filter(text -> sql.fetchExists(TRANSACTIONS, mine.and(column.eq(text))))
                .toList();
        return used.isEmpty()
                ? Optional.empty()
                : Optional.of(used.size() == 1 ? column.eq(used.getFirst()) : column.in(used));
    }

    /** What is too short for SQLite's index: by position, so that no character of what is typed means anything. */
    private static Condition holding(Term term) {
        List<Condition> any = new ArrayList<>();
        if (term.kobo() != null) {
            any.add(AMOUNT.eq(term.kobo()));
        }
        for (String text : term.texts()) {
            TEXTS.forEach(column -> any.add(position(lower(column), text).gt(0)));
        }
        return DSL.or(any);
    }
}
