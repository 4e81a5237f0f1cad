package kportal.catalog.changes;

import static kportal.db.generated.Tables.LIST_CHANGES;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.db.Database;
import kportal.kpoint.KpointList;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.support.Money;
import kportal.web.Place;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** How each business's lists changed over time. */
public final class ChangeRepository {
    public static final int PAGE = 50;

    private final Database db;
    private final String environment;

    public ChangeRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /** A list of one business: what its changes are kept under. */
    public record Of(String businessId, KpointList list, String parameter) {
        /** A network or a provider is whose it is itself. */
        String network(Item item) {
            return parameter.isEmpty() ? item.code() : parameter;
        }
    }

    /** A part of the transaction in which the one body takes the other's place. */
    public void record(DSLContext sql, Of of, String before, String after, Instant seenAt) {
        List<Difference> differences = Difference.between(Items.of(of.list(), before), Items.of(of.list(), after));
        if (differences.isEmpty()) {
            return;
        }
        Map<String, Optional<Long>> gone = gone(sql, of);
        sql.batch(differences.stream()
                        .map(each -> each.kind() == ChangeKind.ADDED
                                        && gone.containsKey(each.item().code())
                                ? each.back(gone.get(each.item().code()).orElse(null))
                                : each)
                        .map(each -> insert(sql, of, each, seenAt))
                        .toList())
                .execute();
    }

    /** What has vanished before, and what it cost last: the newest that is known of it. */
    private Map<String, Optional<Long>> gone(DSLContext sql, Of of) {
        Map<String, Optional<Long>> gone = new HashMap<>();
        sql.select(LIST_CHANGES.CODE, LIST_CHANGES.OLD_KOBO)
                .from(LIST_CHANGES)
                .where(mine(of.businessId()))
                .and(LIST_CHANGES.LIST.eq(of.list().code()))
                .and(of.parameter().isEmpty() ? noCondition() : LIST_CHANGES.NETWORK.eq(of.parameter()))
                .and(LIST_CHANGES.KIND.eq(ChangeKind.VANISHED.code()))
                .orderBy(LIST_CHANGES.SEEN_AT, LIST_CHANGES.ID)
                .forEach(found -> gone.put(found.value1(), Optional.ofNullable(found.value2())));
        return gone;
    }

    private Query insert(DSLContext sql, Of of, Difference difference, Instant seenAt) {
        Item item = difference.item();
        Item before = difference.before();
        ChangeKind kind = difference.kind();
        return sql.insertInto(LIST_CHANGES)
                .set(LIST_CHANGES.ID, Ids.next())
                .set(LIST_CHANGES.BUSINESS_ID, of.businessId())
                .set(LIST_CHANGES.ENVIRONMENT, environment)
                .set(LIST_CHANGES.LIST, of.list().code())
                .set(LIST_CHANGES.NETWORK, of.network(item))
                .set(LIST_CHANGES.CODE, item.code())
                .set(LIST_CHANGES.NAME, item.name())
                .set(LIST_CHANGES.KIND, kind.code())
                .set(LIST_CHANGES.OLD_NAME, kind == ChangeKind.RENAMED && before != null ? before.name() : null)
                .set(LIST_CHANGES.OLD_KOBO, before == null ? null : before.kobo())
                .set(LIST_CHANGES.NEW_KOBO, kind == ChangeKind.VANISHED ? null : item.kobo())
                .set(LIST_CHANGES.SEEN_AT, seenAt);
    }

    /** Newest first; one more than a page where another page follows. */
    public List<Change> page(String businessId, Narrowed narrowed, @Nullable Place after) {
        return db.read(sql -> sql.selectFrom(LIST_CHANGES)
                .where(mine(businessId))
                .and(
                        narrowed.sold() == null
                                ? noCondition()
                                : LIST_CHANGES.LIST.in(narrowed.sold().lists()))
                .and(narrowed.network() == null ? noCondition() : LIST_CHANGES.NETWORK.eq(narrowed.network()))
                .and(
                        after == null
                                ? noCondition()
                                : row(LIST_CHANGES.SEEN_AT, LIST_CHANGES.ID)
                                        .lt(row(
                                                val(after.at(), LIST_CHANGES.SEEN_AT),
                                                val(after.id(), LIST_CHANGES.ID))))
                .orderBy(LIST_CHANGES.SEEN_AT.desc(), LIST_CHANGES.ID.desc())
                .limit(PAGE + 1)
                .fetch(ChangeRepository::read));
    }

    /** Whose changes there are. */
    public List<String> networks(String businessId) {
        return db.read(sql -> sql.selectDistinct(LIST_CHANGES.NETWORK)
                .from(LIST_CHANGES)
                .where(mine(businessId))
                .orderBy(LIST_CHANGES.NETWORK)
                .fetch(LIST_CHANGES.NETWORK));
    }

    /** When one list changed the last time, after then. */
    public Optional<Instant> last(Of of, Instant after) {
        return db.read(sql -> sql.select(max(LIST_CHANGES.SEEN_AT))
                .from(LIST_CHANGES)
                .where(mine(of.businessId()))
                .and(LIST_CHANGES.LIST.eq(of.list().code()))
                .and(LIST_CHANGES.NETWORK.eq(of.parameter()))
                .and(LIST_CHANGES.SEEN_AT.gt(after))
                .fetchOptional(max(LIST_CHANGES.SEEN_AT)));
    }

    private Condition mine(String businessId) {
        return LIST_CHANGES.BUSINESS_ID.eq(businessId).and(LIST_CHANGES.ENVIRONMENT.eq(environment));
    }

    private static Change read(Record row) {
        return new Change(
                row.get(LIST_CHANGES.ID),
                row.get(LIST_CHANGES.LIST),
                row.get(LIST_CHANGES.NETWORK),
                row.get(LIST_CHANGES.CODE),
                row.get(LIST_CHANGES.NAME),
                ChangeKind.of(row.get(LIST_CHANGES.KIND)),
                row.get(LIST_CHANGES.OLD_NAME),
                money(row.get(LIST_CHANGES.OLD_KOBO)),
                money(row.get(LIST_CHANGES.NEW_KOBO)),
                row.get(LIST_CHANGES.SEEN_AT));
    }

    private static @Nullable Money money(@Nullable Long kobo) {
        return kobo == null ? null : new Money(kobo);
    }
}
