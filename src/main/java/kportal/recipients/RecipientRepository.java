package kportal.recipients;

import static kportal.db.generated.Tables.RECIPIENTS;
import static kportal.db.generated.Tables.RECIPIENT_MEMBERS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.position;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kportal.db.Database;
import kportal.db.generated.tables.records.RecipientsRecord;
import kportal.recipients.groups.Group;
import kportal.recipients.groups.MemberRepository;
import kportal.support.Environment;
import kportal.support.Folding;
import kportal.support.Ids;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads the recipients of one business in one environment. */
public final class RecipientRepository {
    static final int PAGE = 20;

    private static final int CHUNK = 1_000;

    private final Database db;
    private final String environment;

    public RecipientRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    public Optional<Recipient> find(String businessId, String id) {
        return Ids.wellFormed(id) ? one(businessId, RECIPIENTS.ID.eq(id)) : Optional.empty();
    }

    /** What is saved of a number, as purchases have it. */
    public Optional<Recipient> find(String businessId, Kind kind, String number) {
        return one(businessId, RECIPIENTS.KIND.eq(kind.code()).and(RECIPIENTS.NUMBER.eq(number)));
    }

    private Optional<Recipient> one(String businessId, Condition which) {
        return db.read(sql -> read(
                        sql,
                        sql.selectFrom(RECIPIENTS)
                                .where(mine(businessId))
                                .and(which)
                                .fetch())
                .stream()
                .findFirst());
    }

    /** Names of all that are on a page, in one query. */
    public Names names(String businessId, Collection<String> numbers) {
        Map<String, String> names = new HashMap<>();
        if (!numbers.isEmpty()) {
            db.read(sql -> sql.select(RECIPIENTS.KIND, RECIPIENTS.NUMBER, RECIPIENTS.NAME)
                            .from(RECIPIENTS)
                            .where(mine(businessId))
                            .and(RECIPIENTS.KIND.in(codes()))
                            .and(RECIPIENTS.NUMBER.in(numbers))
                            .fetch())
                    .forEach(found -> names.put(Names.key(found.value1(), found.value2()), found.value3()));
        }
        return new Names(names);
    }

    /** All of a group, by name. */
    public List<Recipient> list(String businessId, String groupId) {
        List<Recipient> members = new ArrayList<>();
        walk(businessId, Wanted.of(new Group(groupId, "")), members::add);
        return members;
    }

    RecipientPage page(String businessId, Wanted wanted, @Nullable Place after) {
        return page(businessId, wanted, after, PAGE);
    }

    /** A chunk at a time: however long the reader takes, no connection waits for it. */
    public void walk(String businessId, Wanted wanted, Consumer<Recipient> reader) {
        RecipientPage page = page(businessId, wanted, null, CHUNK);
        page.rows().forEach(reader);
        while (page.next() != null) {
            page = page(businessId, wanted, page.next(), CHUNK);
            page.rows().forEach(reader);
        }
    }

    private RecipientPage page(String businessId, Wanted wanted, @Nullable Place after, int most) {
        List<Recipient> rows = db.read(sql -> read(
                sql,
                sql.selectFrom(RECIPIENTS)
                        .where(mine(businessId))
                        .and(holding(wanted.q()))
                        .and(
                                wanted.kind() == null
                                        ? noCondition()
                                        : RECIPIENTS.KIND.eq(wanted.kind().code()))
                        .and(
                                wanted.group() == null
                                        ? noCondition()
                                        : in(wanted.group().id()))
                        .and(
                                after == null
                                        ? noCondition()
                                        : row(RECIPIENTS.FOLDED, RECIPIENTS.ID)
                                                .gt(row(
                                                        val(after.folded(), RECIPIENTS.FOLDED),
                                                        val(after.id(), RECIPIENTS.ID))))
                        .orderBy(RECIPIENTS.FOLDED, RECIPIENTS.ID)
                        .limit(most + 1)
                        .fetch()));
        List<Recipient> shown = rows.subList(0, Math.min(most, rows.size()));
        return new RecipientPage(shown, rows.size() > most ? Place.of(shown.getLast()) : null);
    }

    private static Condition in(String groupId) {
        return exists(selectOne()
                .from(RECIPIENT_MEMBERS)
                .where(RECIPIENT_MEMBERS.GROUP_ID.eq(groupId))
                .and(RECIPIENT_MEMBERS.RECIPIENT_ID.eq(RECIPIENTS.ID)));
    }

    /** By position, not LIKE: no character of what is typed means anything. */
    static Condition holding(String q) {
        if (q.isEmpty()) {
            return noCondition();
        }
        // Numbers are stored as 0803…, and typed as +234 803… too.
        String number = q.replaceAll("[ .()\\u00a0-]", "").replaceFirst("^\\+?2340?(?=[789])", "0");
        return position(RECIPIENTS.FOLDED, Folding.of(q))
                .gt(0)
                .or(
                        number.isEmpty()
                                ? falseCondition()
                                : position(RECIPIENTS.NUMBER, number).gt(0));
    }

    private Condition mine(String businessId) {
        return RECIPIENTS.BUSINESS_ID.eq(businessId).and(RECIPIENTS.ENVIRONMENT.eq(environment));
    }

    private static List<String> codes() {
        return List.of(Kind.PHONE.code(), Kind.METER.code(), Kind.SMARTCARD.code());
    }

    /** With their groups. */
    public static List<Recipient> read(DSLContext sql, List<RecipientsRecord> rows) {
        Map<String, List<Group>> groups = MemberRepository.groups(
                sql, rows.stream().map(found -> found.get(RECIPIENTS.ID)).toList());
        return rows.stream()
                .map(found -> new Recipient(
                        found.get(RECIPIENTS.ID),
                        Kind.of(found.get(RECIPIENTS.KIND)).orElseThrow(),
                        found.get(RECIPIENTS.NUMBER),
                        found.get(RECIPIENTS.NAME),
                        found.get(RECIPIENTS.NETWORK),
                        found.get(RECIPIENTS.METER_TYPE),
                        groups.getOrDefault(found.get(RECIPIENTS.ID), List.of())))
                .toList();
    }
}
