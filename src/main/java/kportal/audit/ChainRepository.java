package kportal.audit;

import static kportal.db.generated.Tables.AUDIT_ENTRIES;
import static kportal.db.generated.Tables.AUDIT_HEADS;
import static org.jooq.impl.DSL.max;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kportal.db.Database;
import org.jooq.Records;

/** Reads chains as they stand, to check them. */
public final class ChainRepository {
    private static final int CHUNK = 1_000;

    private final Database db;

    public ChainRepository(Database db) {
        this.db = db;
    }

    /** Where a chain says it ends. */
    record Head(long length, String hash) {}

    static final Head NONE = new Head(0, Entry.START);

    /** All that have a head or an entry: one without the other is broken, and not to be missed. */
    List<String> list() {
        return db.read(sql -> sql.select(AUDIT_HEADS.CHAIN)
                .from(AUDIT_HEADS)
                .union(sql.selectDistinct(AUDIT_ENTRIES.CHAIN).from(AUDIT_ENTRIES))
                .orderBy(1)
                .fetch(row -> row.value1()));
    }

    Optional<Head> head(String chain) {
        return db.read(sql -> sql.select(AUDIT_HEADS.LENGTH, AUDIT_HEADS.HASH)
                .from(AUDIT_HEADS)
                .where(AUDIT_HEADS.CHAIN.eq(chain))
                .fetchOptional(Records.mapping(Head::new)));
    }

    /** Where it ended at that time; of length 0 if it had not begun. From its end: a day's entries are read, not all. */
    Head headBefore(String chain, Instant time) {
        return db.read(sql -> sql.select(AUDIT_ENTRIES.POSITION, AUDIT_ENTRIES.HASH)
                .from(AUDIT_ENTRIES)
                .where(AUDIT_ENTRIES.CHAIN.eq(chain))
                .and(AUDIT_ENTRIES.HAPPENED_AT.lt(time))
                .orderBy(AUDIT_ENTRIES.POSITION.desc())
                .limit(1)
                .fetchOptional(Records.mapping(Head::new))
                .orElse(NONE));
    }

    /** 0: none. */
    long last(String chain) {
        return db.read(sql -> sql.select(max(AUDIT_ENTRIES.POSITION))
                .from(AUDIT_ENTRIES)
                .where(AUDIT_ENTRIES.CHAIN.eq(chain))
                .fetchOptional(row -> row.value1())
                .orElse(0L));
    }

    /** The next so many, in their order. */
    List<Entry> after(String chain, long position) {
        return db.read(sql -> sql.selectFrom(AUDIT_ENTRIES)
                .where(AUDIT_ENTRIES.CHAIN.eq(chain))
                .and(AUDIT_ENTRIES.POSITION.gt(position))
                .orderBy(AUDIT_ENTRIES.POSITION)
                .limit(CHUNK)
                .fetch(AuditLogRepository::read));
    }
}
