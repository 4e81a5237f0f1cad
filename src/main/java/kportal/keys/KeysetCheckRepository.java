package kportal.keys;

import static kportal.db.generated.Tables.KEYSET_CHECKS;

import java.util.Optional;
import kportal.db.Database;
import kportal.db.KeyInForce;
import org.jooq.DSLContext;

/** A known text under the keyset: tells a wrong keyset at the start, and which of its keys is in force. */
public final class KeysetCheckRepository {
    private final Database db;

    public KeysetCheckRepository(Database db) {
        this.db = db;
    }

    Optional<byte[]> find() {
        return db.read(sql ->
                sql.select(KEYSET_CHECKS.CIPHERTEXT).from(KEYSET_CHECKS).fetchOptional(KEYSET_CHECKS.CIPHERTEXT));
    }

    /** Unless another portal's is there by now. */
    void insertFirst(byte[] ciphertext) {
        db.run(sql -> sql.insertInto(KEYSET_CHECKS)
                .set(KEYSET_CHECKS.ID, 1)
                .set(KEYSET_CHECKS.CIPHERTEXT, ciphertext)
                .onConflictDoNothing()
                .execute());
    }

    /** Puts another key in force. It waits for those who are writing under the old one; those after it can't. */
    void replace(byte[] ciphertext) {
        db.run(sql -> sql.update(KEYSET_CHECKS)
                .set(KEYSET_CHECKS.CIPHERTEXT, ciphertext)
                .execute());
    }

    /** The same, unless somebody else has meanwhile. */
    void replace(byte[] seen, byte[] ciphertext) {
        db.run(sql -> sql.update(KEYSET_CHECKS)
                .set(KEYSET_CHECKS.CIPHERTEXT, ciphertext)
                .where(KEYSET_CHECKS.CIPHERTEXT.eq(seen))
                .execute());
    }

    /**
     * In each transaction that stores a ciphertext: only one under the key in force may be stored, or a rotation that
     * ends meanwhile would leave it without its key.
     */
    static void requireInForce(DSLContext sql, byte[] ciphertext) {
        byte[] check = KeyInForce.sample(sql);
        if (KeyIds.of(check) != KeyIds.of(ciphertext)) {
            throw new KeysetMoved();
        }
    }
}
