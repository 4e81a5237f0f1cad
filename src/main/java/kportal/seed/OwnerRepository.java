package kportal.seed;

import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import java.util.List;
import kportal.accounts.NewAccount;
import kportal.db.Database;
import kportal.support.Ids;
import org.jooq.DSLContext;

/** Whose the made transactions are. */
final class OwnerRepository {
    private final Database db;

    OwnerRepository(Database db) {
        this.db = db;
    }

    boolean none() {
        return db.read(sql -> !sql.fetchExists(USERS));
    }

    /** Two more people buy for a business that just signed up, with its owner's password. */
    Owner complete(NewAccount account, String email, String passwordHash, Instant now) {
        return db.write(sql -> new Owner(
                account.businessId(),
                List.of(
                        account.userId(),
                        colleague(sql, account.businessId(), "bola." + email, passwordHash, now),
                        colleague(sql, account.businessId(), "chidi." + email, passwordHash, now)),
                removedKey(sql, account)));
    }

    private static String colleague(
            DSLContext sql, String businessId, String email, String passwordHash, Instant created) {
        String id = Ids.next();
        sql.insertInto(USERS)
                .set(USERS.ID, id)
                .set(USERS.NAME, email.substring(0, email.indexOf('.')))
                .set(USERS.EMAIL, email)
                .set(USERS.PASSWORD_HASH, passwordHash)
                .set(USERS.CREATED_AT, created)
                .set(USERS.PASSWORD_CHANGED_AT, created)
                .execute();
        sql.insertInto(MEMBERSHIPS)
                .set(MEMBERSHIPS.BUSINESS_ID, businessId)
                .set(MEMBERSHIPS.USER_ID, id)
                .set(MEMBERSHIPS.ROLE, "buyer")
                .set(MEMBERSHIPS.CREATED_AT, created)
                .execute();
        return id;
    }

    /** What they were paid with. */
    private static String removedKey(DSLContext sql, NewAccount account) {
        String id = Ids.next();
        sql.insertInto(API_KEYS)
                .set(API_KEYS.ID, id)
                .set(API_KEYS.BUSINESS_ID, account.businessId())
                .set(API_KEYS.ENVIRONMENT, "sandbox")
                .set(API_KEYS.LAST4, "seed")
                .set(API_KEYS.STATE, "removed")
                .set(API_KEYS.CREATED_BY, account.userId())
                .set(API_KEYS.CREATED_AT, Instant.EPOCH)
                .set(API_KEYS.REMOVED_AT, Instant.EPOCH)
                .execute();
        return id;
    }
}
