package kportal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.testing.PostgresServer;
import kportal.testing.Practiced;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** As an operator types them: what they say, and their exit codes. */
class BackupCommandsTest {
    @TempDir
    private Path folder;

    private static Map<String, String> of(TestPortal portal) {
        return new HashMap<>(Map.of(
                "DATA_DIR", portal.settings().dataDir().toString(),
                "DATABASE_URL", portal.settings().databaseUrl()));
    }

    @ParameterizedTest
    @EnumSource
    void aBackupOfARunningPortalIsPutBackElsewhere(Store store) throws Exception {
        try (Practiced shop = new Practiced(store)) {
            Map<String, String> settings = of(shop.portal);
            String said = CommandLine.run(0, settings, "backup");
            String file = said.substring(0, said.indexOf(": "));
            assertTrue(said.contains("the keyset is not in it: keep "), said);
            settings.put(
                    "DATABASE_URL",
                    store == Store.SQLITE ? "jdbc:sqlite:" + folder.resolve("k.db") : PostgresServer.newDatabase());
            assertTrue(CommandLine.run(0, settings, "restore", file)
                    .startsWith("restored: the portal is as it was at 20"));
            String again = CommandLine.run(1, settings, "restore", file);
            assertTrue(again.startsWith("nothing was restored: "), again);
            assertTrue(CommandLine.run(0, settings, "check").contains("database: good\nkeyset: good\n"));
            assertEquals("the database is up to date\n", CommandLine.run(0, settings, "migrate"));
        }
    }

    @Test
    void aDatabaseIsReplacedOnlyWhenAskedAndNeverUnderAPortal() throws Exception {
        try (Practiced shop = new Practiced(Store.SQLITE)) {
            Map<String, String> settings = of(shop.portal);
            settings.put("BACKUP_DIR", folder.toString());
            String said = CommandLine.run(0, settings, "backup");
            String file = said.substring(0, said.indexOf(": "));
            assertTrue(CommandLine.run(2, settings, "restore", file, "--replace")
                    .contains("another portal serves from this file"));
            shop.portal.app().close();
            assertTrue(CommandLine.run(1, settings, "restore", file)
                    .contains("is there already; with --replace it is moved aside"));
            assertTrue(CommandLine.run(2, settings, "restore", file, "--force")
                    .startsWith("\"--force\" is no word of restore"));
            assertTrue(CommandLine.run(2, settings, "restore")
                    .startsWith("\"restore\" takes this after it: restore FILE [--replace]"));
            String replaced = CommandLine.run(0, settings, "restore", file, "--replace");
            String aside = replaced.lines().findFirst().orElseThrow().replaceFirst("what was there is (.*) now", "$1");
            assertTrue(Files.size(Path.of(aside)) > 0, replaced);
            assertTrue(CommandLine.run(
                            0,
                            Map.of("DATA_DIR", settings.get("DATA_DIR"), "DATABASE_URL", "jdbc:sqlite:" + aside),
                            "verify-audit")
                    .endsWith("nothing was changed or removed\n"));
        }
    }

    @Test
    void whatIsNotGoodIsNamed() throws Exception {
        String fresh =
                CommandLine.run(0, Map.of("DATA_DIR", folder.resolve("data").toString()), "check");
        assertEquals(
                List.of(
                        "settings: good",
                        "data: none yet, the first start makes it",
                        "database: none yet, the first start makes it",
                        "keyset: none yet, the first start makes it",
                        "Kpoint: the practice Kpoint inside the portal"),
                fresh.lines().toList());
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Map<String, String> settings = of(portal);
            settings.put("KEYSET_FILE", folder.resolve("nowhere.json").toString());
            settings.put("KPOINT_BASE_URL", "http://127.0.0.1:1/api");
            String bad = CommandLine.run(1, settings, "check");
            assertTrue(bad.contains("keyset: NOT GOOD: KEYSET_FILE is"), bad);
            assertTrue(
                    bad.contains("Kpoint: NOT GOOD: KPOINT_BASE_URL is \"http://127.0.0.1:1/api\"; nothing there"),
                    bad);
        }
        assertTrue(Files.notExists(folder.resolve("data")), "it only looked");
    }

    @Test
    void thereIsNothingToBackUpBeforeTheFirstStart() throws Exception {
        Map<String, String> none = Map.of("DATA_DIR", folder.resolve("data").toString());
        assertTrue(CommandLine.run(2, none, "backup").contains("there is no such file yet, start the portal once"));
        assertTrue(Files.notExists(folder.resolve("data")));
    }

    @Test
    void aShortPassphraseIsRefusedWithoutShowingIt() throws Exception {
        String said =
                CommandLine.run(2, Map.of("DATA_DIR", folder.toString(), "BACKUP_PASSPHRASE", "hunter2"), "backup");
        assertEquals("BACKUP_PASSPHRASE is \"…\"; it takes at least 12 characters\n", said);
    }
}
