package kportal.transactions.paying;

import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import java.time.Duration;
import java.time.Instant;
import kportal.db.Database;
import kportal.support.Ids;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Rows written straight into the database, as a portal that died or a hand on the database would leave them. */
final class Ledger {
    static final Instant TIME = Instant.parse("2026-11-24T17:05:00Z");

    private final Database db;
    private final String businessId = Ids.next();
    private final String userId = Ids.next();
    private final String keyId = Ids.next();

    Ledger(Database db) {
        this.db = db;
        db.run(sql -> {
            sql.insertInto(BUSINESSES)
                    .set(BUSINESSES.ID, businessId)
                    .set(BUSINESSES.NAME, "Ada Stores")
                    .set(BUSINESSES.CREATED_AT, TIME)
                    .execute();
            sql.insertInto(USERS)
                    .set(USERS.ID, userId)
                    .set(USERS.NAME, "Ada Obi")
                    .set(USERS.EMAIL, userId + "@shop.ng")
                    .set(USERS.PASSWORD_HASH, "none")
                    .set(USERS.CREATED_AT, TIME)
                    .set(USERS.PASSWORD_CHANGED_AT, TIME)
                    .execute();
            sql.insertInto(API_KEYS)
                    .set(API_KEYS.ID, keyId)
                    .set(API_KEYS.BUSINESS_ID, businessId)
                    .set(API_KEYS.ENVIRONMENT, "sandbox")
                    .set(API_KEYS.CIPHERTEXT, new byte[] {1})
                    .set(API_KEYS.LAST4, "1a2b")
                    .set(API_KEYS.STATE, "working")
                    .set(API_KEYS.CREATED_BY, userId)
                    .set(API_KEYS.CREATED_AT, TIME)
                    .execute();
        });
    }

    String draft() {
        return db.write(sql -> insert(sql, "draft"));
    }

    /** One that is bought again after another. */
    String draftAfter(String earlier) {
        return db.write(sql -> insert(sql, "draft", earlier));
    }

    String insert(DSLContext sql, String status) {
        return insert(sql, status, null);
    }

    private String insert(DSLContext sql, String status, @Nullable String againOf) {
        String id = Ids.next();
        sql.insertInto(TRANSACTIONS)
                .set(TRANSACTIONS.ID, id)
                .set(TRANSACTIONS.BUSINESS_ID, businessId)
                .set(TRANSACTIONS.ENVIRONMENT, "sandbox")
                .set(TRANSACTIONS.STATUS, status)
                .set(TRANSACTIONS.SERVICE, "airtime")
                .set(TRANSACTIONS.RECIPIENT, "08031234567")
                .set(TRANSACTIONS.AMOUNT_KOBO, 100_000L)
                .set(TRANSACTIONS.FORM_NONCE, id)
                .set(TRANSACTIONS.AGAIN_OF, againOf)
                .set(TRANSACTIONS.CREATED_BY, userId)
                .set(TRANSACTIONS.CREATED_AT, TIME)
                .set(TRANSACTIONS.EXPIRES_AT, TIME.plus(Duration.ofMinutes(30)))
                .set(TRANSACTIONS.ATTEMPT_ID, status.equals("draft") ? null : Ids.next())
                .set(TRANSACTIONS.PAID_BY, status.equals("draft") ? null : userId)
                .set(TRANSACTIONS.PAID_THROUGH, status.equals("draft") ? null : "page")
                .set(TRANSACTIONS.KEY_ID, status.equals("draft") ? null : keyId)
                .set(TRANSACTIONS.SENT_AT, status.equals("draft") ? null : TIME)
                .set(TRANSACTIONS.BOOT_ID, status.equals("draft") ? null : Ids.next())
                .set(TRANSACTIONS.LEASE_UNTIL, status.equals("draft") ? null : TIME)
                .set(TRANSACTIONS.FINISHED_AT, TIME)
                .execute();
        return id;
    }

    /** A draft as another run of the portal would have taken it past the fence. */
    void send(String id, Instant leaseUntil) {
        send(id, Ids.next(), leaseUntil);
    }

    void send(String id, String attemptId, Instant leaseUntil) {
        db.run(sql -> sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, "sending")
                .set(TRANSACTIONS.ATTEMPT_ID, attemptId)
                .set(
                        TRANSACTIONS.PAID_BY,
                        sql.select(TRANSACTIONS.CREATED_BY).from(TRANSACTIONS).where(TRANSACTIONS.ID.eq(id)))
                .set(TRANSACTIONS.PAID_THROUGH, "page")
                .set(TRANSACTIONS.KEY_ID, keyId)
                .set(TRANSACTIONS.SENT_AT, TIME)
                .set(TRANSACTIONS.BOOT_ID, Ids.next())
                .set(TRANSACTIONS.LEASE_UNTIL, leaseUntil)
                .where(TRANSACTIONS.ID.eq(id))
                .execute());
    }

    void endLease(String id) {
        db.run(sql -> sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.LEASE_UNTIL, TIME)
                .where(TRANSACTIONS.ID.eq(id))
                .execute());
    }

    void move(String id, String to) {
        db.run(sql -> sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, to)
                .set(TRANSACTIONS.FINISHED_AT, TIME)
                .set(
                        TRANSACTIONS.REASON,
                        when(TRANSACTIONS.STATUS.ne("sending"), TRANSACTIONS.REASON)
                                .otherwise(to.equals("succeeded") ? null : "timeout"))
                .where(TRANSACTIONS.ID.eq(id))
                .execute());
    }

    /** As {@link #settle}, with what that person typed; as it is where there is none. */
    void type(String id, String to, @Nullable String reference, @Nullable String token, String typed, Instant at) {
        db.run(sql -> sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, to)
                .set(TRANSACTIONS.SETTLED_BY, userId)
                .set(TRANSACTIONS.SETTLED_AT, at)
                .set(TRANSACTIONS.NOTE, "seen in the dashboard")
                .set(TRANSACTIONS.REFERENCE, coalesce(val(reference), TRANSACTIONS.REFERENCE))
                .set(TRANSACTIONS.TOKEN, coalesce(val(token), TRANSACTIONS.TOKEN))
                .set(TRANSACTIONS.TYPED, typed)
                .where(TRANSACTIONS.ID.eq(id))
                .execute());
    }

    void settle(String id, String to) {
        db.run(sql -> sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, to)
                .set(TRANSACTIONS.SETTLED_BY, userId)
                .set(TRANSACTIONS.SETTLED_AT, TIME)
                .set(TRANSACTIONS.NOTE, "seen in the dashboard")
                .where(TRANSACTIONS.ID.eq(id))
                .execute());
    }

    String status(String id) {
        return column(id, "status");
    }

    String attempt(String id) {
        return column(id, "attempt_id");
    }

    private String column(String id, String name) {
        return db.read(sql -> sql.select(TRANSACTIONS.field(name))
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.ID.eq(id))
                .fetchSingle(0, String.class));
    }
}
