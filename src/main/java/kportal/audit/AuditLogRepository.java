package kportal.audit;

import static kportal.db.generated.Tables.AUDIT_ENTRIES;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.position;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import kportal.db.Database;
import kportal.support.LagosTime;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** What one business's log holds. */
public final class AuditLogRepository {
    static final int PAGE = 25;
    private static final int CHUNK = 1_000;

    private final Database db;

    public AuditLogRepository(Database db) {
        this.db = db;
    }

    boolean isOwner(String businessId, String userId) {
        return db.read(sql -> sql.fetchExists(
                MEMBERSHIPS,
                MEMBERSHIPS
                        .BUSINESS_ID
                        .eq(businessId)
                        .and(MEMBERSHIPS.USER_ID.eq(userId))
                        .and(MEMBERSHIPS.ROLE.eq("owner"))));
    }

    /** Whom one may filter by: mail addresses by id. */
    Map<String, String> users(String businessId) {
        return db.read(sql -> sql.select(USERS.ID, USERS.EMAIL)
                .from(USERS)
                .join(MEMBERSHIPS)
                .on(MEMBERSHIPS.USER_ID.eq(USERS.ID))
                .where(MEMBERSHIPS.BUSINESS_ID.eq(businessId))
                .orderBy(USERS.EMAIL)
                .fetchMap(USERS.ID, USERS.EMAIL));
    }

    /**
     * Newest first.
     *
     * @param before the position that the page before it ended with
     */
    AuditPage page(String businessId, AuditFilter filter, @Nullable Long before) {
        List<Line> lines = db.read(sql -> select(sql)
                .where(matching(businessId, filter))
                .and(before == null ? noCondition() : AUDIT_ENTRIES.POSITION.lt(before))
                .orderBy(AUDIT_ENTRIES.POSITION.desc())
                .limit(PAGE + 1)
                .fetch(AuditLogRepository::line));
        boolean more = lines.size() > PAGE;
        List<Line> shown = lines.subList(0, Math.min(PAGE, lines.size()));
        return new AuditPage(shown, more ? shown.getLast().entry().position() : null);
    }

    /** Oldest first, a chunk at a time: however long the reader takes, no connection waits for it. */
    void walk(String businessId, AuditFilter filter, Consumer<Line> reader) {
        Condition found = matching(businessId, filter);
        List<Line> chunk = chunk(found);
        while (!chunk.isEmpty()) {
            chunk.forEach(reader);
            boolean last = chunk.size() < CHUNK;
            chunk = last
                    ? List.of()
                    : chunk(found.and(
                            AUDIT_ENTRIES.POSITION.gt(chunk.getLast().entry().position())));
        }
    }

    private List<Line> chunk(Condition wanted) {
        return db.read(sql -> select(sql)
                .where(wanted)
                .orderBy(AUDIT_ENTRIES.POSITION)
                .limit(CHUNK)
                .fetch(AuditLogRepository::line));
    }

    private static SelectOnConditionStep<Record> select(DSLContext sql) {
        return sql.select(AUDIT_ENTRIES.fields())
                .select(USERS.EMAIL)
                .from(AUDIT_ENTRIES)
                .leftJoin(USERS)
                .on(USERS.ID.eq(AUDIT_ENTRIES.USER_ID));
    }

    private static Condition matching(String businessId, AuditFilter filter) {
        Condition condition = AUDIT_ENTRIES.CHAIN.eq(Entry.chainOf(businessId));
        if (filter.kind() != null) {
            condition = condition.and(AUDIT_ENTRIES.KIND.eq(filter.kind().code()));
        }
        if (filter.user() != null) {
            condition = condition.and(AUDIT_ENTRIES.USER_ID.eq(filter.user()));
        }
        if (filter.from() != null) {
            condition = condition.and(AUDIT_ENTRIES.HAPPENED_AT.ge(LagosTime.startOf(filter.from())));
        }
        if (filter.to() != null) {
            condition = condition.and(
                    AUDIT_ENTRIES.HAPPENED_AT.lt(LagosTime.startOf(filter.to().plusDays(1))));
        }
        // By position, not LIKE: no character of what is typed means anything.
        return filter.q() == null
                ? condition
                : condition.and(
                        position(lower(AUDIT_ENTRIES.ADDRESS), filter.q().toLowerCase(Locale.ROOT))
                                .gt(0));
    }

    private static Line line(Record row) {
        return new Line(read(row), row.get(USERS.EMAIL));
    }

    static Entry read(Record row) {
        return new Entry(
                row.get(AUDIT_ENTRIES.CHAIN),
                row.get(AUDIT_ENTRIES.POSITION),
                row.get(AUDIT_ENTRIES.HAPPENED_AT),
                row.get(AUDIT_ENTRIES.BUSINESS_ID),
                row.get(AUDIT_ENTRIES.USER_ID),
                row.get(AUDIT_ENTRIES.KIND),
                row.get(AUDIT_ENTRIES.OUTCOME),
                row.get(AUDIT_ENTRIES.ENVIRONMENT),
                row.get(AUDIT_ENTRIES.ADDRESS),
                row.get(AUDIT_ENTRIES.DEVICE),
                row.get(AUDIT_ENTRIES.SUBJECT),
                row.get(AUDIT_ENTRIES.DETAIL),
                row.get(AUDIT_ENTRIES.HASH));
    }
}
