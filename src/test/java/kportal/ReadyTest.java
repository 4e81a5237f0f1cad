package kportal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import kportal.db.HealthRepository;
import kportal.keys.Keyset;
import kportal.keys.KeysetCheckRepository;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A word for each part that a purchase needs. */
class ReadyTest {
    @ParameterizedTest
    @EnumSource
    void allIsGood(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Page page = portal.browser().get("/ready");
            said(200, "{\"status\":\"ready\",\"database\":\"good\",\"disk\":\"good\",\"keyset\":\"good\"}", page);
            assertEquals("application/json", page.header("Content-Type"));
            assertEquals("no-store", page.header("Cache-Control"));
        }
    }

    @Test
    void anotherKeysetInThePlaceOfOurs() throws IOException {
        try (TestPortal portal = TestPortal.start(Store.SQLITE);
                TestPortal other = TestPortal.start(Store.SQLITE)) {
            Path file = portal.settings().keysetFile();
            Path away = file.resolveSibling("away.json");
            String bad = "{\"status\":\"not_ready\",\"database\":\"good\",\"disk\":\"good\",\"keyset\":\"bad\"}";
            Files.move(file, away);
            said(503, bad, portal.browser().get("/ready"));
            Files.copy(other.settings().keysetFile(), file);
            said(503, bad, portal.browser().get("/ready"));
            Files.delete(file);
            Files.move(away, file);
            assertEquals(200, portal.browser().get("/ready").status());
        }
    }

    @Test
    void aFolderThatIsGone() throws IOException {
        try (TestPortal portal = TestPortal.start(Store.POSTGRESQL)) {
            Path folder = portal.settings().dataDir();
            Path away = folder.resolveSibling(folder.getFileName() + "-away");
            Files.move(folder, away);
            said(
                    503,
                    "{\"status\":\"not_ready\",\"database\":\"good\",\"disk\":\"bad\",\"keyset\":\"bad\"}",
                    portal.browser().get("/ready"));
            Files.move(away, folder);
        }
    }

    /** Reading goes on, so {@code /health} has nothing against it. */
    @Test
    void aDatabaseToReadOnly() throws SQLException {
        try (TestPortal portal = TestPortal.start(Store.POSTGRESQL)) {
            readOnly(portal, "on");
            // Until no connection of the time before is left.
            Waiting.until(() -> portal.browser().get("/ready").body().contains("\"keyset\":\"good\""));
            said(
                    503,
                    "{\"status\":\"not_ready\",\"database\":\"bad\",\"disk\":\"good\",\"keyset\":\"good\"}",
                    portal.browser().get("/ready"));
            assertEquals(200, portal.browser().get("/health").status());
            readOnly(portal, "off");
        }
    }

    /** As a server that has become the copy of another one. */
    private static void readOnly(TestPortal portal, String value) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(portal.settings().databaseUrl());
                var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute(
                    "alter database " + connection.getCatalog() + " set default_transaction_read_only = " + value);
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        }
    }

    private static void said(int status, String words, Page page) {
        assertEquals(words, page.body());
        assertEquals(status, page.status());
    }

    @Test
    void onceAStopHasBegun() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Keyset keyset = Keyset.open(portal.settings().keysetFile(), new KeysetCheckRepository(portal.database()));
            ReadyController ready = new ReadyController(
                    new HealthRepository(portal.database()),
                    keyset,
                    portal.settings().dataDir());
            assertEquals("ready", ready.status(ready.parts()));
            ready.stop();
            assertEquals("stopping", ready.status(ready.parts()));
        }
    }
}
