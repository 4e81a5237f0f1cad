package kportal.accounts.passkeys;

import static kportal.db.generated.Tables.PASSKEYS;
import static kportal.db.generated.Tables.USERS;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kportal.db.Database;
import org.jooq.Condition;

/** What the library asks of the stored passkeys. Its username is the mail address, its user handle our id. */
public final class CredentialLookupRepository implements CredentialRepository {
    private final Database db;

    public CredentialLookupRepository(Database db) {
        this.db = db;
    }

    static ByteArray handle(String userId) {
        return new ByteArray(userId.getBytes(StandardCharsets.UTF_8));
    }

    private static String userId(ByteArray handle) {
        return new String(handle.getBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String email) {
        return credentials(USERS.EMAIL.eq(email)).stream()
                .map(RegisteredCredential::toPublicKeyCredentialDescriptor)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String email) {
        return db.read(sql -> sql.select(USERS.ID)
                .from(USERS)
                .where(USERS.EMAIL.eq(email))
                .fetchOptional(row -> handle(row.value1())));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray handle) {
        return db.read(sql -> sql.select(USERS.EMAIL)
                .from(USERS)
                .where(USERS.ID.eq(userId(handle)))
                .fetchOptional(USERS.EMAIL));
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray id, ByteArray handle) {
        return credentials(PASSKEYS.CREDENTIAL_ID.eq(id.getBase64Url()).and(PASSKEYS.USER_ID.eq(userId(handle))))
                .stream()
                .findFirst();
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray id) {
        return credentials(PASSKEYS.CREDENTIAL_ID.eq(id.getBase64Url()));
    }

    /** Whose it is, if anybody's. */
    Optional<String> emailOf(ByteArray id) {
        return db.read(sql -> sql.select(USERS.EMAIL)
                .from(PASSKEYS)
                .join(USERS)
                .on(USERS.ID.eq(PASSKEYS.USER_ID))
                .where(PASSKEYS.CREDENTIAL_ID.eq(id.getBase64Url()))
                .fetchOptional(USERS.EMAIL));
    }

    /** Whom the operator has shut out, or who has left, has none. */
    private Set<RegisteredCredential> credentials(Condition which) {
        return db.read(
                sql -> sql.select(PASSKEYS.CREDENTIAL_ID, PASSKEYS.USER_ID, PASSKEYS.PUBLIC_KEY, PASSKEYS.SIGN_COUNT)
                        .from(PASSKEYS)
                        .join(USERS)
                        .on(USERS.ID.eq(PASSKEYS.USER_ID))
                        .where(which)
                        .and(USERS.DISABLED_AT.isNull())
                        .fetchSet(row -> RegisteredCredential.builder()
                                .credentialId(bytes(row.value1()))
                                .userHandle(handle(row.value2()))
                                .publicKeyCose(new ByteArray(row.value3()))
                                .signatureCount(row.value4())
                                .build()));
    }

    private static ByteArray bytes(String stored) {
        try {
            return ByteArray.fromBase64Url(stored);
        } catch (Base64UrlException e) {
            throw new IllegalStateException("a stored passkey is not base64url", e);
        }
    }
}
