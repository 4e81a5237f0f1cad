package kportal.keys;

import static kportal.db.generated.Tables.KEYSET_CHECKS;

import java.util.Optional;
import kportal.db.Database;

/** A known text under the keyset, to tell a wrong keyset at the start. */
public final class KeysetCheckRepository {
    private final Database db;

    public KeysetCheckRepository(Database db) {
        this.db = db;
    }

    Optional<byte[]> find() {
        return db.read(sql ->
                sql.select(KEYSET_CHECKS.CIPHERTEXT).from(KEYSET_CHECKS).fetchOptional(KEYSET_CHECKS.CIPHERTEXT));
    }

    void insert(byte[] ciphertext) {
        db.run(sql -> sql.insertInto(KEYSET_CHECKS)
                .set(KEYSET_CHECKS.ID, 1)
                .set(KEYSET_CHECKS.CIPHERTEXT, ciphertext)
                .execute());
    }
}
