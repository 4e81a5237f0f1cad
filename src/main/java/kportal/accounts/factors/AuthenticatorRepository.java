package kportal.accounts.factors;

import static kportal.db.generated.Tables.AUTHENTICATORS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kportal.db.Database;

public final class AuthenticatorRepository {
    private final Database db;

    public AuthenticatorRepository(Database db) {
        this.db = db;
    }

    Optional<Authenticator> find(String userId) {
        return db.read(sql -> sql.select(AUTHENTICATORS.SEED, AUTHENTICATORS.CREATED_AT, AUTHENTICATORS.CONFIRMED_AT)
                .from(AUTHENTICATORS)
                .where(AUTHENTICATORS.USER_ID.eq(userId))
                .fetchOptional(
                        row -> new Authenticator(new Authenticator.Sealed(row.value1()), row.value2(), row.value3())));
    }

    /** In the place of another proposal; nothing happens to an app that is on. */
    void propose(String userId, byte[] seed, Instant now) {
        db.run(sql -> {
            sql.deleteFrom(AUTHENTICATORS)
                    .where(AUTHENTICATORS.USER_ID.eq(userId))
                    .and(AUTHENTICATORS.CONFIRMED_AT.isNull())
                    .execute();
            sql.insertInto(AUTHENTICATORS)
                    .set(AUTHENTICATORS.USER_ID, userId)
                    .set(AUTHENTICATORS.SEED, seed)
                    .set(AUTHENTICATORS.CREATED_AT, now)
                    .onConflictDoNothing()
                    .execute();
        });
    }

    /** Of the proposal with this seed; false if there is none any more. Its recovery codes come with it. */
    boolean confirm(String userId, byte[] seed, int step, List<String> codeHashes, Instant now) {
        return db.write(sql -> {
            boolean on = sql.update(AUTHENTICATORS)
                            .set(AUTHENTICATORS.CONFIRMED_AT, now)
                            .set(AUTHENTICATORS.LAST_STEP, step)
                            .where(AUTHENTICATORS.USER_ID.eq(userId))
                            .and(AUTHENTICATORS.SEED.eq(seed))
                            .and(AUTHENTICATORS.CONFIRMED_AT.isNull())
                            .execute()
                    == 1;
            if (on && !codeHashes.isEmpty()) {
                RecoveryCodeRepository.replace(sql, userId, codeHashes, now);
            }
            return on;
        });
    }

    /** False if a code of this step or a later one was used before. */
    boolean use(String userId, int step) {
        return db.write(sql -> sql.update(AUTHENTICATORS)
                        .set(AUTHENTICATORS.LAST_STEP, step)
                        .where(AUTHENTICATORS.USER_ID.eq(userId))
                        .and(AUTHENTICATORS.LAST_STEP.lt(step))
                        .execute())
                == 1;
    }

    void remove(String userId) {
        db.run(sql -> sql.deleteFrom(AUTHENTICATORS)
                .where(AUTHENTICATORS.USER_ID.eq(userId))
                .execute());
    }
}
