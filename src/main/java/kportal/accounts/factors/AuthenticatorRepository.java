package kportal.accounts.factors;

import static kportal.db.generated.Tables.AUTHENTICATORS;
import static kportal.db.generated.Tables.AUTHENTICATOR_PROPOSALS;

import java.time.Instant;
import java.util.Optional;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.db.KeyInForce;
import kportal.support.Seal;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** The app that is on, and the one that is to take its place or to be the first. */
public final class AuthenticatorRepository {
    private final Database db;

    public AuthenticatorRepository(Database db) {
        this.db = db;
    }

    Optional<Authenticator> find(String userId) {
        return find(
                AUTHENTICATORS,
                AUTHENTICATORS.USER_ID,
                userId,
                AUTHENTICATORS.SEED,
                // Until V26 a row could be a proposal.
                AUTHENTICATORS.CONFIRMED_AT);
    }

    Optional<Authenticator> findProposal(String userId) {
        return find(
                AUTHENTICATOR_PROPOSALS,
                AUTHENTICATOR_PROPOSALS.USER_ID,
                userId,
                AUTHENTICATOR_PROPOSALS.SEED,
                AUTHENTICATOR_PROPOSALS.CREATED_AT);
    }

    private Optional<Authenticator> find(
            Table<?> table, Field<String> owner, String userId, Field<byte[]> seed, Field<Instant> since) {
        return db.read(sql -> sql.select(seed, since)
                .from(table)
                .where(owner.eq(userId))
                .and(since.isNotNull())
                .fetchOptional(row -> new Authenticator(new Authenticator.Sealed(row.value1()), row.value2())));
    }

    /** In the place of another proposal; an app that is on stays so until this one is proved. */
    void propose(String userId, Seed seed, Seal seal, Instant now) {
        db.run(sql -> {
            Alive.requireUser(sql, userId);
            byte[] sealed = seal.encryptAs(KeyInForce.sample(sql), seed.text(), Factors.owner(userId));
            sql.insertInto(AUTHENTICATOR_PROPOSALS)
                    .set(AUTHENTICATOR_PROPOSALS.USER_ID, userId)
                    .set(AUTHENTICATOR_PROPOSALS.SEED, sealed)
                    .set(AUTHENTICATOR_PROPOSALS.CREATED_AT, now)
                    .onConflict(AUTHENTICATOR_PROPOSALS.USER_ID)
                    .doUpdate()
                    .set(AUTHENTICATOR_PROPOSALS.SEED, sealed)
                    .set(AUTHENTICATOR_PROPOSALS.CREATED_AT, now)
                    .execute();
        });
    }

    /** The proposal with this seed is the app from now on, whatever was it before; false if there is none any more. */
    static boolean confirm(DSLContext sql, String userId, byte[] seed, int step, Instant now) {
        boolean proposed = sql.deleteFrom(AUTHENTICATOR_PROPOSALS)
                        .where(AUTHENTICATOR_PROPOSALS.USER_ID.eq(userId))
                        .and(AUTHENTICATOR_PROPOSALS.SEED.eq(seed))
                        .execute()
                == 1;
        if (proposed) {
            sql.deleteFrom(AUTHENTICATORS)
                    .where(AUTHENTICATORS.USER_ID.eq(userId))
                    .execute();
            sql.insertInto(AUTHENTICATORS)
                    .set(AUTHENTICATORS.USER_ID, userId)
                    .set(AUTHENTICATORS.SEED, seed)
                    .set(AUTHENTICATORS.CREATED_AT, now)
                    .set(AUTHENTICATORS.CONFIRMED_AT, now)
                    .set(AUTHENTICATORS.LAST_STEP, step)
                    .execute();
        }
        return proposed;
    }

    /** False if a code of this step or a later one was used before, or the app is another meanwhile. */
    boolean use(String userId, Authenticator app, int step) {
        return db.write(sql -> sql.update(AUTHENTICATORS)
                        .set(AUTHENTICATORS.LAST_STEP, step)
                        .where(AUTHENTICATORS.USER_ID.eq(userId))
                        .and(AUTHENTICATORS.CONFIRMED_AT.eq(app.since()))
                        .and(AUTHENTICATORS.LAST_STEP.lt(step))
                        .execute())
                == 1;
    }

    /** False if there was none; a proposal goes too. */
    static boolean remove(DSLContext sql, String userId) {
        removeProposal(sql, userId);
        return sql.deleteFrom(AUTHENTICATORS)
                        .where(AUTHENTICATORS.USER_ID.eq(userId))
                        .and(AUTHENTICATORS.CONFIRMED_AT.isNotNull())
                        .execute()
                == 1;
    }

    static void removeProposal(DSLContext sql, String userId) {
        sql.deleteFrom(AUTHENTICATOR_PROPOSALS)
                .where(AUTHENTICATOR_PROPOSALS.USER_ID.eq(userId))
                .execute();
    }

    static boolean isOn(DSLContext sql, String userId) {
        return sql.fetchExists(
                AUTHENTICATORS, AUTHENTICATORS.USER_ID.eq(userId).and(AUTHENTICATORS.CONFIRMED_AT.isNotNull()));
    }
}
