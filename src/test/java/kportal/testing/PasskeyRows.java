package kportal.testing;

import static kportal.db.generated.Tables.PASSKEYS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import kportal.db.Database;
import kportal.support.Ids;

/** Passkeys that no device made: they stand in the list, and sign nothing. */
public final class PasskeyRows {
    private PasskeyRows() {}

    /** The id of the one that was written. */
    public static String insert(Database db, String email, String name) {
        String id = Ids.next();
        db.run(sql -> sql.insertInto(PASSKEYS)
                .set(PASSKEYS.ID, id)
                .set(
                        PASSKEYS.USER_ID,
                        sql.select(USERS.ID)
                                .from(USERS)
                                .where(USERS.EMAIL.eq(email))
                                .fetchSingle(USERS.ID))
                .set(PASSKEYS.NAME, name)
                .set(PASSKEYS.CREDENTIAL_ID, id)
                .set(PASSKEYS.PUBLIC_KEY, new byte[] {1})
                .set(PASSKEYS.SIGN_COUNT, 0L)
                .set(PASSKEYS.CREATED_AT, Instant.now())
                .execute());
        return id;
    }
}
