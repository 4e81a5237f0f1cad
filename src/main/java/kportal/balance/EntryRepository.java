package kportal.balance;

import static kportal.db.generated.Tables.BALANCE_ENTRIES;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kportal.db.generated.tables.BalanceEntries;
import kportal.db.generated.tables.Users;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.support.Money;
import kportal.support.Tokens;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Row2;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/** What was entered, within the transaction of whoever asks. */
final class EntryRepository {
    private static final BalanceEntries BACK = BALANCE_ENTRIES.as("back");
    private static final Users TAKER = USERS.as("taker");

    private final String environment;

    EntryRepository(Environment environment) {
        this.environment = environment.code();
    }

    Optional<Entry> find(DSLContext sql, String businessId, String id) {
        return Ids.wellFormed(id)
                ? select(sql)
                        .where(mine(businessId))
                        .and(BALANCE_ENTRIES.ID.eq(id))
                        .and(BALANCE_ENTRIES.TAKES_BACK.isNull())
                        .fetchOptional(EntryRepository::read)
                : Optional.empty();
    }

    /** The one that a time is counted from. */
    Optional<Entry> opening(DSLContext sql, String businessId, Instant until) {
        return latest(sql, businessId, EntryKind.OPENING, BALANCE_ENTRIES.HAPPENED_AT.le(until));
    }

    Optional<Entry> latestCheck(DSLContext sql, String businessId) {
        return latest(sql, businessId, EntryKind.CHECK, noCondition());
    }

    private Optional<Entry> latest(DSLContext sql, String businessId, EntryKind kind, Condition when) {
        return select(sql)
                .where(mine(businessId))
                .and(BALANCE_ENTRIES.KIND.eq(kind.code()))
                .and(when)
                .and(BACK.ID.isNull())
                .orderBy(BALANCE_ENTRIES.HAPPENED_AT.desc(), BALANCE_ENTRIES.ID.desc())
                .limit(1)
                .fetchOptional(EntryRepository::read);
    }

    /** Since an opening; of the same moment only what was entered after it. */
    Expectation.Deposits deposits(DSLContext sql, String businessId, Entry opening, Instant until) {
        var found = sql.select(count(), sum(BALANCE_ENTRIES.AMOUNT_KOBO))
                .from(BALANCE_ENTRIES)
                .leftJoin(BACK)
                .on(BACK.TAKES_BACK.eq(BALANCE_ENTRIES.ID))
                .where(mine(businessId))
                .and(BALANCE_ENTRIES.KIND.eq(EntryKind.DEPOSIT.code()))
                .and(place().gt(place(opening)))
                .and(BALANCE_ENTRIES.HAPPENED_AT.le(until))
                .and(BACK.ID.isNull())
                .fetchSingle();
        BigDecimal kobo = found.value2();
        return new Expectation.Deposits(found.value1(), kobo == null ? Money.ZERO : new Money(kobo.longValueExact()));
    }

    /** Newest first, what was taken back among them. */
    List<Entry> list(DSLContext sql, String businessId, List<EntryKind> kinds, @Nullable Entry before, int most) {
        return select(sql)
                .where(mine(businessId))
                .and(BALANCE_ENTRIES.KIND.in(kinds.stream().map(EntryKind::code).toList()))
                .and(before == null ? noCondition() : place().lt(place(before)))
                .orderBy(BALANCE_ENTRIES.HAPPENED_AT.desc(), BALANCE_ENTRIES.ID.desc())
                .limit(most)
                .fetch(EntryRepository::read);
    }

    /** Its id; empty when the same form was sent before. */
    Optional<String> insert(
            DSLContext sql, Author author, NewEntry entry, Entry.@Nullable Figures figures, Instant now) {
        String id = Ids.next();
        int inserted = sql.insertInto(BALANCE_ENTRIES)
                .set(BALANCE_ENTRIES.ID, id)
                .set(BALANCE_ENTRIES.BUSINESS_ID, author.businessId())
                .set(BALANCE_ENTRIES.ENVIRONMENT, environment)
                .set(BALANCE_ENTRIES.KIND, entry.kind().code())
                .set(BALANCE_ENTRIES.HAPPENED_AT, entry.happenedAt())
                .set(BALANCE_ENTRIES.AMOUNT_KOBO, entry.amount().kobo())
                .set(BALANCE_ENTRIES.NOTE, entry.note())
                .set(
                        BALANCE_ENTRIES.EXPECTED_KOBO,
                        figures == null ? null : figures.expected().kobo())
                .set(
                        BALANCE_ENTRIES.DOUBT_KOBO,
                        figures == null ? null : figures.doubt().kobo())
                .set(BALANCE_ENTRIES.FORM_NONCE, entry.nonce())
                .set(BALANCE_ENTRIES.ENTERED_BY, author.userId())
                .set(BALANCE_ENTRIES.ENTERED_AT, now)
                .onConflict(BALANCE_ENTRIES.BUSINESS_ID, BALANCE_ENTRIES.FORM_NONCE)
                .doNothing()
                .execute();
        return inserted == 1 ? Optional.of(id) : Optional.empty();
    }

    /** False when it was taken back before. */
    boolean takeBack(DSLContext sql, Author author, Entry entry, @Nullable String why, Instant now) {
        return sql.insertInto(BALANCE_ENTRIES)
                        .set(BALANCE_ENTRIES.ID, Ids.next())
                        .set(BALANCE_ENTRIES.BUSINESS_ID, author.businessId())
                        .set(BALANCE_ENTRIES.ENVIRONMENT, environment)
                        .set(BALANCE_ENTRIES.KIND, EntryKind.TAKEN_BACK)
                        .set(BALANCE_ENTRIES.HAPPENED_AT, entry.happenedAt())
                        .set(BALANCE_ENTRIES.AMOUNT_KOBO, entry.amount().kobo())
                        .set(BALANCE_ENTRIES.NOTE, why)
                        .set(BALANCE_ENTRIES.TAKES_BACK, entry.id())
                        .set(BALANCE_ENTRIES.FORM_NONCE, Tokens.next())
                        .set(BALANCE_ENTRIES.ENTERED_BY, author.userId())
                        .set(BALANCE_ENTRIES.ENTERED_AT, now)
                        .onConflict(BALANCE_ENTRIES.TAKES_BACK)
                        .doNothing()
                        .execute()
                == 1;
    }

    private Condition mine(String businessId) {
        return BALANCE_ENTRIES.BUSINESS_ID.eq(businessId).and(BALANCE_ENTRIES.ENVIRONMENT.eq(environment));
    }

    private static Row2<Instant, String> place() {
        return row(BALANCE_ENTRIES.HAPPENED_AT, BALANCE_ENTRIES.ID);
    }

    private static Row2<Instant, String> place(Entry entry) {
        return row(val(entry.happenedAt(), BALANCE_ENTRIES.HAPPENED_AT), val(entry.id(), BALANCE_ENTRIES.ID));
    }

    private static SelectJoinStep<Record> select(DSLContext sql) {
        return sql.select(BALANCE_ENTRIES.asterisk())
                .select(USERS.EMAIL, TAKER.EMAIL.as("taken_back_by"))
                .select(BACK.ENTERED_AT.as("taken_back_at"), BACK.NOTE.as("taken_back_note"))
                .from(BALANCE_ENTRIES)
                .join(USERS)
                .on(USERS.ID.eq(BALANCE_ENTRIES.ENTERED_BY))
                .leftJoin(BACK)
                .on(BACK.TAKES_BACK.eq(BALANCE_ENTRIES.ID))
                .leftJoin(TAKER)
                .on(TAKER.ID.eq(BACK.ENTERED_BY));
    }

    private static Entry read(Record row) {
        Long expected = row.get(BALANCE_ENTRIES.EXPECTED_KOBO);
        Long doubt = row.get(BALANCE_ENTRIES.DOUBT_KOBO);
        String takenBackBy = row.get("taken_back_by", String.class);
        return new Entry(
                row.get(BALANCE_ENTRIES.ID),
                EntryKind.of(row.get(BALANCE_ENTRIES.KIND)).orElseThrow(),
                row.get(BALANCE_ENTRIES.HAPPENED_AT),
                new Money(row.get(BALANCE_ENTRIES.AMOUNT_KOBO)),
                row.get(BALANCE_ENTRIES.NOTE),
                expected == null || doubt == null ? null : new Entry.Figures(new Money(expected), new Money(doubt)),
                row.get(USERS.EMAIL),
                row.get(BALANCE_ENTRIES.ENTERED_AT),
                takenBackBy == null
                        ? null
                        : new Entry.TakenBack(
                                takenBackBy,
                                Objects.requireNonNull(row.get(BACK.ENTERED_AT.as("taken_back_at"))),
                                row.get(BACK.NOTE.as("taken_back_note"))));
    }
}
