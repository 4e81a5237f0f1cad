package kportal.web;

import static kportal.db.generated.Tables.KNOWN_BROWSERS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import kportal.db.Alive;
import kportal.db.Database;
import org.jooq.DSLContext;

public final class KnownBrowserRepository {
    private final Database db;

    public KnownBrowserRepository(Database db) {
        this.db = db;
    }

    /** By mail address, so that it takes as long for one that nobody has. */
    boolean isKnownTo(String email, String tokenHash) {
        return db.read(sql -> sql.fetchExists(sql.selectOne()
                .from(KNOWN_BROWSERS)
                .join(USERS)
                .on(USERS.ID.eq(KNOWN_BROWSERS.USER_ID))
                .where(KNOWN_BROWSERS.TOKEN_HASH.eq(tokenHash))
                .and(USERS.EMAIL.eq(email))));
    }

    /** Whether anybody ever signed in with it. */
    boolean exists(String tokenHash) {
        return db.read(sql ->
                sql.fetchExists(sql.selectOne().from(KNOWN_BROWSERS).where(KNOWN_BROWSERS.TOKEN_HASH.eq(tokenHash))));
    }

    /** Nothing if they were deleted meanwhile. */
    void save(String userId, String tokenHash, Instant now) {
        db.run(sql -> {
            if (Alive.user(sql, userId)) {
                save(sql, userId, tokenHash, now);
            }
        });
    }

    private static void save(DSLContext sql, String userId, String tokenHash, Instant now) {
        sql.insertInto(KNOWN_BROWSERS)
                .set(KNOWN_BROWSERS.TOKEN_HASH, tokenHash)
                .set(KNOWN_BROWSERS.USER_ID, userId)
                .set(KNOWN_BROWSERS.CREATED_AT, now)
                .set(KNOWN_BROWSERS.USED_AT, now)
                .onConflict(KNOWN_BROWSERS.TOKEN_HASH, KNOWN_BROWSERS.USER_ID)
                .doUpdate()
                .set(KNOWN_BROWSERS.USED_AT, now)
                .execute();
    }

    void deleteUnused(Instant since) {
        db.run(sql -> sql.deleteFrom(KNOWN_BROWSERS)
                .where(KNOWN_BROWSERS.USED_AT.lt(since))
                .execute());
    }
}
