package kportal.accounts.passkeys;

import static kportal.db.generated.Tables.PASSKEY_CHALLENGES;

import java.time.Instant;
import java.util.Optional;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Ids;
import org.jooq.Condition;
import org.jooq.TableField;

public final class ChallengeRepository {
    private final Database db;

    public ChallengeRepository(Database db) {
        this.db = db;
    }

    /** Who is asked, and what for: of each a question at a time. */
    record Asked(TableField<?, String> column, String who, String purpose) {
        static Asked toCreate(String userId) {
            return new Asked(PASSKEY_CHALLENGES.USER_ID, userId, "create");
        }

        static Asked toProve(String userId) {
            return new Asked(PASSKEY_CHALLENGES.USER_ID, userId, "get");
        }

        static Asked toSignIn(String visitor) {
            return new Asked(PASSKEY_CHALLENGES.VISITOR, visitor, "sign_in");
        }

        private Condition it() {
            return column.eq(who).and(PASSKEY_CHALLENGES.PURPOSE.eq(purpose));
        }
    }

    void put(Asked asked, String request, Instant expiresAt) {
        db.run(sql -> {
            if (asked.column().equals(PASSKEY_CHALLENGES.USER_ID)) {
                Alive.requireUser(sql, asked.who());
            }
            sql.deleteFrom(PASSKEY_CHALLENGES).where(asked.it()).execute();
            sql.insertInto(PASSKEY_CHALLENGES)
                    .set(PASSKEY_CHALLENGES.ID, Ids.next())
                    .set(asked.column(), asked.who())
                    .set(PASSKEY_CHALLENGES.PURPOSE, asked.purpose())
                    .set(PASSKEY_CHALLENGES.REQUEST, request)
                    .set(PASSKEY_CHALLENGES.EXPIRES_AT, expiresAt)
                    .onConflictDoNothing()
                    .execute();
        });
    }

    /** It is gone with that, whatever comes of it: whoever deletes it has it. */
    Optional<String> take(Asked asked, Instant now) {
        return db.write(sql -> {
            Optional<String> request = sql.select(PASSKEY_CHALLENGES.REQUEST)
                    .from(PASSKEY_CHALLENGES)
                    .where(asked.it())
                    .and(PASSKEY_CHALLENGES.EXPIRES_AT.gt(now))
                    .fetchOptional(PASSKEY_CHALLENGES.REQUEST);
            boolean mine = request.isPresent()
                    && sql.deleteFrom(PASSKEY_CHALLENGES)
                                    .where(asked.it())
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
}
