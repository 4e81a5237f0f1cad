package kportal.backups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.settings.Settings;
import kportal.settings.SettingsReader;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.PostgresServer;
import kportal.testing.Practiced;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** When backups are made, how many are kept, and who sees it. */
@ParameterizedClass
@EnumSource
class BackupsTest {
    private static final String OPERATOR = "ops@portal.ng";

    private final TestClock clock = TestClock.at("2026-11-24T06:00:00Z");

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private TestPortal open(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("BACKUP_DIR", folder.toString(), "OPERATOR_MAIL", OPERATOR));
        all.putAll(more);
        return TestPortal.start(store, clock, all);
    }

    private List<Path> files() throws IOException {
        return new BackupFolder(folder).list();
    }

    @Test
    void oneIsMadeForEachTimeWhoeverMakesIt() throws IOException {
        try (TestPortal portal = open(Map.of())) {
            Backups another = new Backups(portal.settings(), new BackupRepository(portal.database()), clock);
            portal.app().backups().round();
            another.round();
            portal.app().backups().round();
            assertEquals(1, files().size());
            clock.advance(Duration.ofHours(24));
            another.round();
            portal.app().backups().round();
            assertEquals(2, files().size());
        }
    }

    @Test
    void oldOnesGoButForTheLastThree() throws IOException {
        try (TestPortal portal = open(Map.of("BACKUP_KEEP_DAYS", "2"))) {
            for (int day = 0; day < 6; day++) {
                portal.app().backups().round();
                clock.advance(Duration.ofHours(24));
            }
            assertEquals(3, files().size());
            clock.advance(Duration.ofDays(30));
            portal.app().backups().round();
            assertEquals(3, files().size());
            assertTrue(files().getFirst().toString().contains("20261230"), files().toString());
        }
    }

    @Test
    void zeroHoursIsNever() throws IOException {
        try (TestPortal portal = open(Map.of("BACKUP_EVERY_HOURS", "0"))) {
            portal.app().backups().round();
            assertEquals(0, files().size());
        }
    }

    @Test
    void aFailedOneIsTriedAgainAnHourLater() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        try (TestPortal portal =
                open(Map.of("BACKUP_DIR", file.resolve("backups").toString()))) {
            portal.app().backups().round();
            assertEquals(List.of("failed"), states(portal));
            portal.app().backups().round();
            assertEquals(List.of("failed"), states(portal));
            Files.delete(file);
            clock.advance(Duration.ofMinutes(61));
            portal.app().backups().round();
            assertEquals(List.of("made"), states(portal));
        }
    }

    private static List<String> states(TestPortal portal) {
        return new BackupRepository(portal.database())
                .list().stream().map(Line::state).toList();
    }

    @Test
    void theOperatorSeesThemAndNobodyElse() {
        try (TestPortal portal = open(Map.of())) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            Browser ops = portal.signUp("Portal", OPERATOR);
            assertEquals(404, ops.get("/operator").status(), "the address is not confirmed");
            verify(portal);
            assertEquals(404, ada.get("/operator").status());
            assertTrue(ops.get("/operator").text().contains("There is no backup yet"));
            portal.app().backups().round();
            Page page = ops.get("/operator");
            assertTrue(page.select("#last").text().contains("24 Nov 2026, 07:00"), page.text());
            assertEquals("Good", page.select("[data-state=made]").text());
            assertTrue(page.text().contains(portal.settings().keysetFile().toString()));
            assertEquals("/login", portal.browser().get("/operator").location());
        }
        try (TestPortal portal = open(Map.of("OPERATOR_MAIL", ""))) {
            Browser ops = portal.signUp("Portal", OPERATOR);
            verify(portal);
            assertEquals(404, ops.get("/operator").status());
        }
    }

    private static void verify(TestPortal portal) {
        portal.database().run(sql -> sql.execute("update users set email_verified_at = 0"));
    }

    /** How many backups: a longer proof is asked for with these. */
    private static final int MANY = Integer.getInteger("backup.count", 4);

    private static final int PAUSE_SECONDS = Integer.getInteger("backup.pause", 0);

    /** Each holds every purchase that was told of before it was begun. */
    @Test
    void nothingToldOfIsMissingThoughOthersWrite() throws Exception {
        try (Practiced shop = new Practiced(store)) {
            ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
            AtomicBoolean on = new AtomicBoolean(true);
            Thread buyer = Thread.ofVirtual().start(() -> buy(shop, told, on));
            try {
                for (int i = 0; i < MANY; i++) {
                    List<String> before = List.copyOf(told);
                    Made made = shop.portal.app().backups().make();
                    holds(shop, made, before);
                    LockSupport.parkNanos(Duration.ofSeconds(PAUSE_SECONDS).toNanos());
                }
            } finally {
                on.set(false);
                buyer.join();
            }
            assertFalse(told.isEmpty());
            System.out.println(store + ": " + MANY + " backups, " + told.size() + " purchases meanwhile");
        }
    }

    private static void buy(Practiced shop, ConcurrentLinkedQueue<String> told, AtomicBoolean on) {
        Browser ada = shop.portal.browser();
        ada.signIn("ada@shop.ng");
        for (int i = 0; on.get(); i++) {
            String id = Shop.draft(
                    ada,
                    "/airtime",
                    Map.of("network", "MTN", "phone_number", "0803%07d".formatted(i), "amount", "100"));
            ada.post("/transactions/" + id + "/pay", Map.of());
            // Failed ones too: the practice wallet runs out.
            if (ada.get("/transactions/" + id).body().matches("(?s).*data-status=\"(succeeded|failed)\".*")) {
                told.add(id);
            }
        }
    }

    private void holds(Practiced shop, Made made, List<String> before) throws IOException {
        String url = store == Store.SQLITE
                ? "jdbc:sqlite:" + folder.resolve(made.file().getFileName() + ".db")
                : PostgresServer.newDatabase();
        Settings settings = SettingsReader.read(
                Map.of("DATA_DIR", shop.portal.settings().dataDir().toString(), "DATABASE_URL", url));
        new Restore(settings, Clock.systemUTC()).from(made.file());
        try (Database db = Databases.open(url, Clock.systemUTC())) {
            List<String> there =
                    db.read(sql -> sql.fetch("select id from transactions where status in ('succeeded', 'failed')")
                            .getValues(0, String.class));
            assertTrue(there.containsAll(before), "a purchase is missing");
        }
    }
}
