package kportal.db;

import static kportal.db.generated.Tables.KEYSET_CHECKS;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** A known text under the key in force, which every transaction that stores a ciphertext must look at. */
public final class KeyInForce {
    private KeyInForce() {}

    /** Whoever puts another key in force waits until this transaction has ended. */
    public static byte[] sample(DSLContext sql) {
        var sample = sql.select(KEYSET_CHECKS.CIPHERTEXT).from(KEYSET_CHECKS);
        // SQLite has one writer at a time anyway, and doesn't know the words.
        return (sql.family() == SQLDialect.POSTGRES ? sample.forShare() : sample)
                .fetchSingle()
                .value1();
    }
}
