package kportal.accounts.factors;

import static kportal.db.generated.Tables.RECOVERY_CODES;

import java.time.Instant;
import java.util.List;
import kportal.db.Database;
import org.jooq.DSLContext;

public final class RecoveryCodeRepository {
    private final Database db;

    public RecoveryCodeRepository(Database db) {
        this.db = db;
    }

    /** How many of a user's are still good. */
    int count(String userId) {
        return db.read(sql ->
                sql.fetchCount(RECOVERY_CODES, RECOVERY_CODES.USER_ID.eq(userId).and(RECOVERY_CODES.USED_AT.isNull())));
    }

    /** False if it isn't theirs, or was used before. */
    boolean use(String userId, String codeHash, Instant now) {
        return db.write(sql -> sql.update(RECOVERY_CODES)
                        .set(RECOVERY_CODES.USED_AT, now)
                        .where(RECOVERY_CODES.CODE_HASH.eq(codeHash))
                        .and(RECOVERY_CODES.USER_ID.eq(userId))
                        .and(RECOVERY_CODES.USED_AT.isNull())
                        .execute())
                == 1;
    }

    void replace(String userId, List<String> codeHashes, Instant now) {
        db.run(sql -> replace(sql, userId, codeHashes, now));
    }

    static void replace(DSLContext sql, String userId, List<String> codeHashes, Instant now) {
        sql.deleteFrom(RECOVERY_CODES).where(RECOVERY_CODES.USER_ID.eq(userId)).execute();
        codeHashes.forEach(hash -> sql.insertInto(RECOVERY_CODES)
                .set(RECOVERY_CODES.CODE_HASH, hash)
                .set(RECOVERY_CODES.USER_ID, userId)
                .set(RECOVERY_CODES.CREATED_AT, now)
                .execute());
    }
}
