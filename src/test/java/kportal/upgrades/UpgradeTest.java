package kportal.upgrades;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import kportal.audit.ChainRepository;
import kportal.audit.Verifier;
import kportal.db.Databases;
import kportal.settings.SettingError;
import kportal.testing.Browser;
import kportal.testing.PostgresServer;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What portals of earlier versions left (see {@link MakeFixture}), and this one on it; and one that is too old for it. */
class UpgradeTest {
    private static final Path KEPT = Path.of("src/test/resources/upgrades");

    @TempDir
    private Path folder;

    static List<Arguments> kept() throws IOException {
        try (Stream<Path> versions = Files.list(KEPT)) {
            return versions.sorted()
                    .flatMap(version -> Stream.of(Store.values())
                            .map(store -> Arguments.of(version.getFileName().toString(), store)))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void whatAnEarlierPortalLeftIsServed(String version, Store store) throws Exception {
        String url = unpacked(version, store);
        try (TestPortal portal = TestPortal.on(folder, url)) {
            Browser ada = portal.browser();
            assertEquals(303, ada.signIn("ada@shop.ng").status());
            assertEquals(
                    2,
                    ada.get("/transactions").select("tr[data-status=succeeded]").size());
            assertEquals(
                    1,
                    ada.get("/transactions?q=01234567890")
                            .select("tr[data-status]")
                            .size());
            for (String page : List.of("/", "/batches", "/recipients", "/tokens", "/reports", "/balance", "/key")) {
                assertEquals(200, ada.get(page).status(), page);
            }
            String schedule =
                    ada.get("/schedules").select("a[href^=/schedules/0]").attr("href");
            assertEquals("active", ada.get(schedule).select("#schedule").attr("data-state"));
            Shop.draft(ada, "/airtime", Shop.AIRTIME);
            new Verifier(new ChainRepository(portal.database()))
                    .verify(List.of(), (chain, verdict) -> assertTrue(verdict.whole(), chain));
        }
    }

    private String unpacked(String version, Store store) throws IOException, InterruptedException {
        Path kept = KEPT.resolve(version).resolve(store.name().toLowerCase(Locale.ROOT));
        Path keyset = Files.copy(kept.resolve("keyset.json"), folder.resolve("keyset.json"));
        Files.setPosixFilePermissions(keyset, PosixFilePermissions.fromString("rw-------"));
        try (InputStream database = new GZIPInputStream(Files.newInputStream(kept.resolve("database.gz")))) {
            if (store == Store.SQLITE) {
                Files.copy(database, folder.resolve("old.db"));
                return "jdbc:sqlite:" + folder.resolve("old.db");
            }
            String url = PostgresServer.newDatabase();
            Process psql = new ProcessBuilder(
                            "psql", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname", url.substring("jdbc:".length()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("psql.log").toFile())
                    .start();
            try (OutputStream to = psql.getOutputStream()) {
                database.transferTo(to);
            }
            assertEquals(0, psql.waitFor(), () -> folder.resolve("psql.log").toString());
            return url;
        }
    }

    /** All that is to be done, or nothing: the version before serves on. */
    @ParameterizedTest
    @EnumSource
    void aFailedUpgradeLeavesTheOldState(Store store) throws Exception {
        String url = unpacked("V48", store);
        execute(url, "create table served_from (in_the_way integer)");
        assertThrows(SettingError.class, () -> Databases.open(url, Clock.systemUTC()));
        assertEquals(48, newest(url));
        execute(url, "drop table served_from");
        Databases.open(url, Clock.systemUTC()).close();
        assertTrue(newest(url) > 48);
    }

    @ParameterizedTest
    @EnumSource
    void aNewerDatabaseIsServedUnlessItSaysOtherwise(Store store) throws Exception {
        String url = store == Store.SQLITE ? "jdbc:sqlite:" + folder.resolve("a.db") : PostgresServer.newDatabase();
        Databases.open(url, Clock.systemUTC()).close();
        execute(
                url,
                "insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, installed_on, execution_time, success) select 999, '999', 'newer', 'SQL',"
                        + " 'V999__newer.sql', 1, 'test', installed_on, 1, success from flyway_schema_history"
                        + " where version = '1'");
        execute(url, "update migrated_by set digest = 'of a newer one'");
        assertDoesNotThrow(() -> Databases.open(url, Clock.systemUTC()).close());
        execute(url, "update migrated_by set digest = 'of a newer one'");
        execute(url, "update served_from set migration = 998");
        SettingError e = assertThrows(SettingError.class, () -> Databases.open(url, Clock.systemUTC()));
        assertTrue(
                e.getMessage().contains("a newer portal brought it up to date, and this one is too old"),
                e.getMessage());
        assertEquals(1, e.getMessage().lines().count());
    }

    private static void execute(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.createStatement().execute(statement);
        }
    }

    private static int newest(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var row = connection
                        .createStatement()
                        .executeQuery("select max(cast(version as integer)) from flyway_schema_history")) {
            row.next();
            return row.getInt(1);
        }
    }
}
