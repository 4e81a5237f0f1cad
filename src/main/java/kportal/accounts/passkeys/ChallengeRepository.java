package kportal.accounts.passkeys;

import static kportal.db.generated.Tables.PASSKEY_CHALLENGES;

import java.time.Instant;
import java.util.Optional;
import kportal.db.Alive;
import kportal.db.Database;
import org.jooq.Condition;

public final class ChallengeRepository {
    private final Database db;

    public ChallengeRepository(Database db) {
        this.db = db;
    }

    void put(String userId, String purpose, String request, Instant expiresAt) {
        db.run(sql -> {
            Alive.requireUser(sql, userId);
            sql.deleteFrom(PASSKEY_CHALLENGES).where(of(userId, purpose)).execute();
            sql.insertInto(PASSKEY_CHALLENGES)
                    .set(PASSKEY_CHALLENGES.USER_ID, userId)
                    .set(PASSKEY_CHALLENGES.PURPOSE, purpose)
                    .set(PASSKEY_CHALLENGES.REQUEST, request)
                    .set(PASSKEY_CHALLENGES.EXPIRES_AT, expiresAt)
                    .onConflictDoNothing()
                    .execute();
        });
    }

    /** It is gone with that, whatever comes of it: whoever deletes it has it. */
    Optional<String> take(String userId, String purpose, Instant now) {
        return db.write(sql -> {
            Optional<String> request = sql.select(PASSKEY_CHALLENGES.REQUEST)
                    .from(PASSKEY_CHALLENGES)
                    .where(of(userId, purpose))
                    .and(PASSKEY_CHALLENGES.EXPIRES_AT.gt(now))
                    .fetchOptional(PASSKEY_CHALLENGES.REQUEST);
            boolean mine = request.isPresent()
                    && sql.deleteFrom(PASSKEY_CHALLENGES)
                                    .where(of(userId, purpose))
                                    .and(PASSKEY_CHALLENGES.REQUEST.eq(request.get()))
                                    .execute()
                            == 1;
            return mine ? request : Optional.empty();
        });
    }

    void deleteExpired(Instant now) {
        db.run(sql -> sql.deleteFrom(PASSKEY_CHALLENGES)
                .where(PASSKEY_CHALLENGES.EXPIRES_AT.le(now))
                .execute());
    }

    private static Condition of(String userId, String purpose) {
        return PASSKEY_CHALLENGES.USER_ID.eq(userId).and(PASSKEY_CHALLENGES.PURPOSE.eq(purpose));
    }
}
