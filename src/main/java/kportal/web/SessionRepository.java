package kportal.web;

import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Ids;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

public final class SessionRepository {
    private final Database db;

    public SessionRepository(Database db) {
        this.db = db;
    }

    public Optional<Session> find(String tokenHash, Instant now) {
        return db.read(sql ->
                list(sql, SESSIONS.TOKEN_HASH.eq(tokenHash), now).stream().findFirst());
    }

    /** All of a user's, the one used last first. */
    public List<Session> list(String userId, Instant now) {
        return db.read(sql -> list(sql, SESSIONS.USER_ID.eq(userId), now));
    }

    private static List<Session> list(DSLContext sql, Condition which, Instant now) {
        return sql.select(
                        SESSIONS.ID,
                        SESSIONS.TOKEN_HASH,
                        USERS.ID,
                        USERS.NAME,
                        USERS.EMAIL,
                        USERS.LANGUAGE,
                        BUSINESSES.ID,
                        BUSINESSES.NAME,
                        SESSIONS.STAGE.convertFrom(SessionRepository::level),
                        SESSIONS.CREATED_AT,
                        SESSIONS.CONFIRMED_AT,
                        SESSIONS.LAST_SEEN_AT,
                        SESSIONS.LAST_SEEN_FROM,
                        SESSIONS.DEVICE)
                .from(SESSIONS)
                .join(USERS)
                .on(USERS.ID.eq(SESSIONS.USER_ID))
                .join(BUSINESSES)
                .on(BUSINESSES.ID.eq(SESSIONS.BUSINESS_ID))
                .where(which)
                .and(SESSIONS.EXPIRES_AT.gt(now))
                // One that began while its user was being shut out is none.
                .and(USERS.DISABLED_AT.isNull())
                .orderBy(SESSIONS.LAST_SEEN_AT.desc(), SESSIONS.ID.desc())
                .limit(100)
                .fetch(Records.mapping(Session::new));
    }

    private static Level level(String code) {
        return Level.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static String code(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    void insert(NewSession session) {
        db.run(sql -> {
            Alive.requireBusiness(sql, session.businessId());
            Alive.requireUser(sql, session.userId());
            sql.insertInto(SESSIONS)
                    .set(SESSIONS.ID, Ids.next())
                    .set(SESSIONS.TOKEN_HASH, session.tokenHash())
                    .set(SESSIONS.USER_ID, session.userId())
                    .set(SESSIONS.BUSINESS_ID, session.businessId())
                    .set(SESSIONS.STAGE, code(session.level()))
                    .set(SESSIONS.CREATED_AT, session.now())
                    .set(SESSIONS.CONFIRMED_AT, session.now())
                    .set(SESSIONS.LAST_SEEN_AT, session.now())
                    .set(SESSIONS.LAST_SEEN_FROM, session.from())
                    .set(SESSIONS.EXPIRES_AT, session.expiresAt())
                    .set(SESSIONS.DEVICE, session.device())
                    .execute();
        });
    }

    void touch(String id, Instant now, String from, Instant expiresAt) {
        db.run(sql -> sql.update(SESSIONS)
                .set(SESSIONS.LAST_SEEN_AT, now)
                .set(SESSIONS.LAST_SEEN_FROM, from)
                .set(SESSIONS.EXPIRES_AT, expiresAt)
                .where(SESSIONS.ID.eq(id))
                .execute());
    }

    /** The same session under another token; false if it ended meanwhile. */
    boolean renew(String id, String tokenHash, Instant confirmedAt) {
        return db.write(sql -> sql.update(SESSIONS)
                        .set(SESSIONS.TOKEN_HASH, tokenHash)
                        .set(SESSIONS.CONFIRMED_AT, confirmedAt)
                        .where(SESSIONS.ID.eq(id))
                        .execute())
                == 1;
    }

    /** False if this user has no such session. */
    boolean delete(String userId, String id) {
        return db.write(sql -> delete(sql, userId, id));
    }

    public static boolean delete(DSLContext sql, String userId, String id) {
        return sql.deleteFrom(SESSIONS)
                        .where(SESSIONS.ID.eq(id))
                        .and(SESSIONS.USER_ID.eq(userId))
                        .execute()
                == 1;
    }

    /** How many there were. */
    public static int deleteOthers(DSLContext sql, String userId, String keptId) {
        return sql.deleteFrom(SESSIONS)
                .where(SESSIONS.USER_ID.eq(userId))
                .and(SESSIONS.ID.ne(keptId))
                .execute();
    }

    void deleteExpired(Instant now) {
        db.run(sql ->
                sql.deleteFrom(SESSIONS).where(SESSIONS.EXPIRES_AT.le(now)).execute());
    }
}
