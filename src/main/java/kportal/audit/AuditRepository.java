package kportal.audit;

import static kportal.db.generated.Tables.AUDIT_ENTRIES;
import static kportal.db.generated.Tables.AUDIT_HEADS;
import static kportal.db.generated.Tables.MEMBERSHIPS;

import java.time.Clock;
import java.time.Instant;
import kportal.db.Database;
import kportal.web.Origin;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes the log. */
public final class AuditRepository {
    private final Database db;
    private final Clock clock;

    public AuditRepository(Database db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** For a deed that has no transaction of its own. */
    public void append(Deed deed) {
        db.run(sql -> append(sql, deed, clock.instant()));
    }

    /**
     * In the transaction of the deed itself: both or neither. It comes last there, so that whoever holds a chain's end
     * waits for nothing else.
     */
    public static void append(DSLContext sql, Deed deed, Instant now) {
        String chain = Entry.chainOf(deed.businessId());
        sql.insertInto(AUDIT_HEADS)
                .set(AUDIT_HEADS.CHAIN, chain)
                .set(AUDIT_HEADS.LENGTH, 0L)
                .set(AUDIT_HEADS.HASH, Entry.START)
                .onConflictDoNothing()
                .execute();
        // The write is the lock: on both databases another writer of this chain waits here.
        sql.update(AUDIT_HEADS)
                .set(AUDIT_HEADS.LENGTH, AUDIT_HEADS.LENGTH.plus(1L))
                .where(AUDIT_HEADS.CHAIN.eq(chain))
                .execute();
        var head = sql.select(AUDIT_HEADS.LENGTH, AUDIT_HEADS.HASH)
                .from(AUDIT_HEADS)
                .where(AUDIT_HEADS.CHAIN.eq(chain))
                .fetchSingle();
        Entry entry = Entry.of(deed, head.value1(), now, head.value2());
        insert(sql, entry);
        sql.update(AUDIT_HEADS)
                .set(AUDIT_HEADS.HASH, entry.hash())
                .where(AUDIT_HEADS.CHAIN.eq(chain))
                .execute();
    }

    /** The same, for somebody who isn't signed in: of the business that they act for. */
    public static void append(DSLContext sql, Kind kind, String userId, Origin origin, Instant now) {
        append(sql, Deed.of(kind, businessOf(sql, userId), userId, origin), now);
    }

    /** The same, with words. */
    public static void append(DSLContext sql, Kind kind, String userId, Origin origin, String words, Instant now) {
        append(sql, Deed.of(kind, businessOf(sql, userId), userId, origin).saying(words), now);
    }

    private static @Nullable String businessOf(DSLContext sql, String userId) {
        return sql.select(MEMBERSHIPS.BUSINESS_ID)
                .from(MEMBERSHIPS)
                .where(MEMBERSHIPS.USER_ID.eq(userId))
                .orderBy(MEMBERSHIPS.CREATED_AT, MEMBERSHIPS.BUSINESS_ID)
                .limit(1)
                .fetchOne(MEMBERSHIPS.BUSINESS_ID);
    }

    private static void insert(DSLContext sql, Entry entry) {
        sql.insertInto(AUDIT_ENTRIES)
                .set(AUDIT_ENTRIES.CHAIN, entry.chain())
                .set(AUDIT_ENTRIES.POSITION, entry.position())
                .set(AUDIT_ENTRIES.HAPPENED_AT, entry.happenedAt())
                .set(AUDIT_ENTRIES.BUSINESS_ID, entry.businessId())
                .set(AUDIT_ENTRIES.USER_ID, entry.userId())
                .set(AUDIT_ENTRIES.KIND, entry.kind())
                .set(AUDIT_ENTRIES.OUTCOME, entry.outcome())
                .set(AUDIT_ENTRIES.ENVIRONMENT, entry.environment())
                .set(AUDIT_ENTRIES.ADDRESS, entry.address())
                .set(AUDIT_ENTRIES.DEVICE, entry.device())
                .set(AUDIT_ENTRIES.SUBJECT, entry.subject())
                .set(AUDIT_ENTRIES.DETAIL, entry.detail())
                .set(AUDIT_ENTRIES.HASH, entry.hash())
                .execute();
    }
}
