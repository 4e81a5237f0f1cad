package kportal.backups;

import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.RESTORES;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kportal.db.Database;

/** What people are to know of after a backup was put back. */
public final class RestoreRepository {
    private static final Duration TOLD = Duration.ofDays(30);

    private final Database db;

    public RestoreRepository(Database db) {
        this.db = db;
    }

    /** The last that took something of this business with it, while it is news. */
    public Optional<LastRestore> last(String businessId, Instant now) {
        return db.read(sql -> sql.select(RESTORES.RESTORED_AT, RESTORES.MOMENT_AT)
                .from(RESTORES)
                .where(RESTORES.RESTORED_AT.gt(now.minus(TOLD)))
                .and(exists(selectOne()
                        .from(BUSINESSES)
                        .where(BUSINESSES.ID.eq(businessId))
                        .and(BUSINESSES.CREATED_AT.lt(RESTORES.RESTORED_AT))))
                .orderBy(RESTORES.RESTORED_AT.desc())
                .limit(1)
                .fetchOptional(row -> new LastRestore(row.value1(), row.value2())));
    }
}
