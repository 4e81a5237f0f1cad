package kportal.web;

import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import java.util.Optional;
import kportal.db.Database;
import org.jooq.Records;

public final class SessionRepository {
    private final Database db;

    public SessionRepository(Database db) {
        this.db = db;
    }

    public Optional<Session> find(String tokenHash, Instant now) {
        return db.read(sql -> sql.select(
                        SESSIONS.TOKEN_HASH,
                        USERS.ID,
                        USERS.NAME,
                        USERS.EMAIL,
                        BUSINESSES.ID,
                        BUSINESSES.NAME,
                        SESSIONS.CREATED_AT,
                        SESSIONS.LAST_SEEN_AT)
                .from(SESSIONS)
                .join(USERS)
                .on(USERS.ID.eq(SESSIONS.USER_ID))
                .join(BUSINESSES)
                .on(BUSINESSES.ID.eq(SESSIONS.BUSINESS_ID))
                .where(SESSIONS.TOKEN_HASH.eq(tokenHash))
                .and(SESSIONS.EXPIRES_AT.gt(now))
                .fetchOptional(Records.mapping(Session::new)));
    }

    public void insert(String tokenHash, String userId, String businessId, Instant now, Instant expiresAt) {
        db.run(sql -> sql.insertInto(SESSIONS)
                .set(SESSIONS.TOKEN_HASH, tokenHash)
                .set(SESSIONS.USER_ID, userId)
                .set(SESSIONS.BUSINESS_ID, businessId)
                .set(SESSIONS.CREATED_AT, now)
                .set(SESSIONS.LAST_SEEN_AT, now)
                .set(SESSIONS.EXPIRES_AT, expiresAt)
                .execute());
    }

    public void touch(String tokenHash, Instant now, Instant expiresAt) {
        db.run(sql -> sql.update(SESSIONS)
                .set(SESSIONS.LAST_SEEN_AT, now)
                .set(SESSIONS.EXPIRES_AT, expiresAt)
                .where(SESSIONS.TOKEN_HASH.eq(tokenHash))
                .execute());
    }

    public void delete(String tokenHash) {
        db.run(sql -> sql.deleteFrom(SESSIONS)
                .where(SESSIONS.TOKEN_HASH.eq(tokenHash))
                .execute());
    }

    /** After a new password: whoever else is signed in as this user no longer is. */
    public void deleteOthers(String userId, String keptTokenHash) {
        db.run(sql -> sql.deleteFrom(SESSIONS)
                .where(SESSIONS.USER_ID.eq(userId))
                .and(SESSIONS.TOKEN_HASH.ne(keptTokenHash))
                .execute());
    }

    public void deleteExpired(Instant now) {
        db.run(sql ->
                sql.deleteFrom(SESSIONS).where(SESSIONS.EXPIRES_AT.le(now)).execute());
    }
}
