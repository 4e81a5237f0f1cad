package kportal.db;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** PostgreSQL tells of the row that it refused; the log gets what kind of error it was. */
class PostgresErrorsTest {
    @Test
    void sayNothingOfTheRow() {
        try (TestPortal portal = TestPortal.start(Store.POSTGRESQL)) {
            portal.signUp("Ada Stores", "ada@shop.ng");
            RuntimeException refused = assertThrows(RuntimeException.class, () -> portal.database()
                    .run(sql -> sql.execute("insert into users (id, name, email, password_hash, created_at,"
                            + " password_changed_at) select reverse(id), name, email, password_hash,"
                            + " created_at, password_changed_at from users")));
            String trace = ThrowableProxyUtil.asString(new ThrowableProxy(refused));
            assertTrue(trace.contains("unique constraint"), trace);
            assertFalse(trace.contains("ada@shop.ng"), trace);
        }
    }
}
