package kportal.accounts.passkeys;

import static kportal.db.generated.Tables.PASSKEYS;

import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.RegistrationResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kportal.db.Database;
import kportal.support.Ids;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;

public final class PasskeyRepository {
    private final Database db;

    public PasskeyRepository(Database db) {
        this.db = db;
    }

    List<Passkey> list(String userId) {
        return db.read(sql -> sql.select(
                        PASSKEYS.ID, PASSKEYS.NAME, PASSKEYS.CREATED_AT, PASSKEYS.USED_AT, PASSKEYS.DISCOVERABLE)
                .from(PASSKEYS)
                .where(PASSKEYS.USER_ID.eq(userId))
                .orderBy(PASSKEYS.CREATED_AT, PASSKEYS.ID)
                .fetch(Records.mapping(Passkey::new)));
    }

    /** Throws {@link org.jooq.exception.IntegrityConstraintViolationException} if somebody has it already. */
    public static String insert(DSLContext sql, String userId, NewPasskey passkey, Instant now) {
        RegistrationResult made = passkey.made();
        String id = Ids.next();
        sql.insertInto(PASSKEYS)
                .set(PASSKEYS.ID, id)
                .set(PASSKEYS.USER_ID, userId)
                .set(PASSKEYS.NAME, passkey.name())
                .set(PASSKEYS.CREDENTIAL_ID, made.getKeyId().getId().getBase64Url())
                .set(PASSKEYS.PUBLIC_KEY, made.getPublicKeyCose().getBytes())
                .set(PASSKEYS.SIGN_COUNT, made.getSignatureCount())
                .set(PASSKEYS.CREATED_AT, now)
                .set(PASSKEYS.DISCOVERABLE, made.isDiscoverable().orElse(null))
                .execute();
        return id;
    }

    public static int count(DSLContext sql, String userId) {
        return sql.fetchCount(PASSKEYS, PASSKEYS.USER_ID.eq(userId));
    }

    public static boolean isOf(DSLContext sql, String userId, String id) {
        return sql.fetchExists(PASSKEYS, PASSKEYS.USER_ID.eq(userId).and(PASSKEYS.ID.eq(id)));
    }

    /** False if it was used since, by a device that counts: then one of the two is a copy. */
    boolean use(AssertionResult result, Instant now) {
        long count = result.getSignatureCount();
        return db.write(sql -> sql.update(PASSKEYS)
                        .set(PASSKEYS.SIGN_COUNT, count)
                        .set(PASSKEYS.USED_AT, now)
                        .where(PASSKEYS.CREDENTIAL_ID.eq(
                                result.getCredential().getCredentialId().getBase64Url()))
                        .and(PASSKEYS.SIGN_COUNT.lt(count).or(PASSKEYS.SIGN_COUNT.eq(0L)))
                        .execute())
                == 1;
    }

    /** What it was called; empty if this user has none of that id. */
    public static Optional<String> delete(DSLContext sql, String userId, String id) {
        Condition theirs = PASSKEYS.ID.eq(id).and(PASSKEYS.USER_ID.eq(userId));
        Optional<String> name =
                sql.select(PASSKEYS.NAME).from(PASSKEYS).where(theirs).fetchOptional(PASSKEYS.NAME);
        sql.deleteFrom(PASSKEYS).where(theirs).execute();
        return name;
    }
}
