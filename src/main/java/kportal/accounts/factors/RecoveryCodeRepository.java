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
        return db.read(sql -> count(sql, userId));
    }

    static int count(DSLContext sql, String userId) {
        return sql.fetchCount(RECOVERY_CODES, RECOVERY_CODES.USER_ID.eq(userId).and(RECOVERY_CODES.USED_AT.isNull()));
    }

    /** False if it isn't theirs, or was used before. */
    static boolean use(DSLContext sql, String userId, RecoveryCode code, Instant now) {
        return sql.update(RECOVERY_CODES)
                        .set(RECOVERY_CODES.USED_AT, now)
                        .where(RECOVERY_CODES.CODE_HASH.eq(code.hash()))
                        .and(RECOVERY_CODES.USER_ID.eq(userId))
                        .and(RECOVERY_CODES.USED_AT.isNull())
                        .execute()
                == 1;
    }

    static void replace(DSLContext sql, String userId, List<RecoveryCode> codes, Instant now) {
        sql.deleteFrom(RECOVERY_CODES).where(RECOVERY_CODES.USER_ID.eq(userId)).execute();
        codes.forEach(code -> sql.insertInto(RECOVERY_CODES)
                .set(RECOVERY_CODES.CODE_HASH, code.hash())
                .set(RECOVERY_CODES.USER_ID, userId)
                .set(RECOVERY_CODES.CREATED_AT, now)
                .execute());
    }
}
