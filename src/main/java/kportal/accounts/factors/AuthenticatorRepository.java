package kportal.accounts.factors;

import static kportal.db.generated.Tables.AUTHENTICATORS;

import java.time.Instant;
import java.util.Optional;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.db.KeyInForce;
import kportal.support.Seal;
import org.jooq.DSLContext;

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
    void propose(String userId, Seed seed, Seal seal, Instant now) {
        db.run(sql -> {
            Alive.requireUser(sql, userId);
            sql.deleteFrom(AUTHENTICATORS)
                    .where(AUTHENTICATORS.USER_ID.eq(userId))
                    .and(AUTHENTICATORS.CONFIRMED_AT.isNull())
                    .execute();
            sql.insertInto(AUTHENTICATORS)
                    .set(AUTHENTICATORS.USER_ID, userId)
                    .set(
                            AUTHENTICATORS.SEED,
                            seal.encryptAs(KeyInForce.sample(sql), seed.text(), Factors.owner(userId)))
                    .set(AUTHENTICATORS.CREATED_AT, now)
                    .onConflictDoNothing()
                    .execute();
        });
    }

    /** Of the proposal with this seed; false if there is none any more. */
    static boolean confirm(DSLContext sql, String userId, byte[] seed, int step, Instant now) {
        return sql.update(AUTHENTICATORS)
                        .set(AUTHENTICATORS.CONFIRMED_AT, now)
                        .set(AUTHENTICATORS.LAST_STEP, step)
                        .where(AUTHENTICATORS.USER_ID.eq(userId))
                        .and(AUTHENTICATORS.SEED.eq(seed))
                        .and(AUTHENTICATORS.CONFIRMED_AT.isNull())
                        .execute()
                == 1;
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

    /** False if there was none, or only a proposal. */
    static boolean remove(DSLContext sql, String userId) {
        boolean on = isOn(sql, userId);
        sql.deleteFrom(AUTHENTICATORS).where(AUTHENTICATORS.USER_ID.eq(userId)).execute();
        return on;
    }

    static boolean isOn(DSLContext sql, String userId) {
        return sql.fetchExists(
                AUTHENTICATORS, AUTHENTICATORS.USER_ID.eq(userId).and(AUTHENTICATORS.CONFIRMED_AT.isNotNull()));
    }
}
