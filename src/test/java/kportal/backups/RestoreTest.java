package kportal.backups;

import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import kportal.db.generated.tables.records.TransactionsRecord;
import kportal.settings.SettingError;
import kportal.settings.Settings;
import kportal.settings.SettingsReader;
import kportal.support.Ids;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.PostgresServer;
import kportal.testing.Practiced;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A backup of a portal that serves, put in another place, and a portal started there. */
@ParameterizedClass
@EnumSource
class RestoreTest {
    private static final String WORDS = "correct horse battery";

    @Parameter
    private Store store;

    @TempDir
    private Path folder;

    private Practiced shop;
    private String url;

    @BeforeEach
    void open() {
        shop = new Practiced(store);
        url = store == Store.SQLITE ? "jdbc:sqlite:" + folder.resolve("restored.db") : PostgresServer.newDatabase();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Made made() throws IOException {
        return shop.portal.app().backups().make();
    }

    /** The portal's own settings, and these. */
    private Settings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(
                Map.of("DATA_DIR", shop.portal.settings().dataDir().toString(), "DATABASE_URL", url));
        all.putAll(more);
        return SettingsReader.read(all);
    }

    private Restored restore(Path file, Map<String, String> more) throws IOException {
        return new Restore(settings(more), Clock.systemUTC()).from(file);
    }

    /** The same people, Kpoint and keys, on what was put back. */
    private TestPortal back(Made made) throws IOException {
        restore(made.file(), Map.of());
        return shop.portal.again(Map.of("DATABASE_URL", url));
    }

    private static String pay(Browser browser, String draft) {
        browser.post("/transactions/" + draft + "/pay", Map.of());
        return browser.get("/transactions/" + draft).select("[data-status]").attr("data-status");
    }

    @Test
    void itHoldsWhatWasThereAndNothingLater() throws IOException {
        Made made = made();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.file())));
        String later = Shop.draft(
                shop.ada, "/airtime", Map.of("network", "MTN", "phone_number", "08031234999", "amount", "300"));
        pay(shop.ada, later);
        try (TestPortal portal = back(made)) {
            Browser ada = portal.browser();
            assertEquals(
                    0, portal.database().<Integer>read(sql -> sql.fetchCount(SESSIONS)), "everybody signs in again");
            ada.signIn("ada@shop.ng");
            assertEquals(200, ada.get("/transactions/" + shop.receipt).status());
            assertEquals(404, ada.get("/transactions/" + later).status());
            assertTrue(
                    ada.get("/transactions?q=08031234567")
                                    .select("tr[data-status]")
                                    .size()
                            > 0,
                    "the search index came too");
            Page home = ada.get("/");
            assertTrue(
                    home.select("#restored").text().contains("What you bought between the two is missing here"),
                    home.text());
            assertFalse(portal.signUp("Cy Stores", "cy@shop.ng").get("/").text().contains("missing here"));
            String again = Shop.draft(
                    ada, "/airtime", Map.of("network", "MTN", "phone_number", "08031234777", "amount", "200"));
            assertEquals("succeeded", pay(ada, again), "the stored key can be read");
        }
    }

    @Test
    void whatWasPaidSinceIsNotPaidAgain() throws IOException {
        Made made = made();
        assertEquals("succeeded", pay(shop.ada, shop.draft));
        try (TestPortal portal = back(made)) {
            Browser ada = portal.browser();
            ada.signIn("ada@shop.ng");
            assertEquals("draft", pay(ada, shop.draft));
            assertEquals(0, (int) portal.database()
                    .read(sql -> sql.fetchCount(
                            TRANSACTIONS,
                            TRANSACTIONS
                                    .RECIPIENT
                                    .eq("08031234567")
                                    .and(TRANSACTIONS.SERVICE.eq("airtime"))
                                    .and(TRANSACTIONS.STATUS.ne("draft")))));
        }
    }

    @Test
    void batchesAndSchedulesSendNothingByThemselves() throws IOException {
        String running = shop.ada
                .post("/batches", Map.of("service", "airtime", "rows", "08031110021,100\n08031110022,100"))
                .location();
        shop.portal.database().run(sql -> sql.update(BATCHES)
                .set(BATCHES.STATE, "paused")
                .set(BATCHES.REASON, "asked")
                .set(BATCHES.STARTED_BY, BATCHES.MADE_BY)
                .set(BATCHES.STARTED_AT, BATCHES.CREATED_AT)
                .where(BATCHES.ID.eq(running.substring("/batches/".length())))
                .execute());
        drafted(running.substring("/batches/".length()), 2);
        String schedule = shop.schedule();
        Made made = made();
        try (TestPortal portal = back(made)) {
            Browser ada = portal.browser();
            ada.signIn("ada@shop.ng");
            assertEquals(404, ada.get("/batches/" + shop.batch).status(), "one that was not begun is gone");
            Page stopped = ada.get(running);
            assertEquals("stopped", stopped.select("#batch").attr("data-state"));
            assertEquals("2", stopped.select("[data-count=left_out] td").first().text());
            assertTrue(stopped.select("[data-reason]").text().contains("put back to an earlier state"), stopped.text());
            assertTrue(stopped.select("form[action$=/resume], form[action$=/again], form[action$=/check]")
                    .isEmpty());
            Page paused = ada.get(schedule);
            assertEquals("paused", paused.select("#schedule").attr("data-state"));
            assertTrue(paused.select("[data-reason]").text().contains("put back to an earlier state"));
        }
    }

    /** A row that was about to be paid. */
    private void drafted(String batch, int row) {
        shop.portal.database().run(sql -> {
            TransactionsRecord draft = sql.selectFrom(TRANSACTIONS)
                    .where(TRANSACTIONS.ID.eq(shop.draft))
                    .fetchSingle();
            draft.setId(Ids.next());
            draft.setFormNonce(Ids.next());
            draft.setBatchId(batch);
            draft.setBatchRow(row);
            sql.insertInto(TRANSACTIONS).set(draft).execute();
        });
    }

    @Test
    void withAPassphraseItHoldsTheKeysetAndNobodyElseReadsIt() throws IOException {
        Settings sealed = settings(Map.of(
                "BACKUP_PASSPHRASE",
                WORDS,
                "DATABASE_URL",
                shop.portal.settings().databaseUrl()));
        Made made = new Backups(sealed, new BackupRepository(shop.portal.database()), Clock.systemUTC()).make();
        assertTrue(made.encrypted() && made.file().toString().endsWith(".zip.enc"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Map<String, String> there = Map.of("DATA_DIR", elsewhere.toString());
        refused(made.file(), there, "it is encrypted; BACKUP_PASSPHRASE takes the words");
        refused(made.file(), with(there, "another horse battery"), "");
        refused(damaged(made.file()), with(there, WORDS), "");
        refused(cut(made.file(), 0.99), with(there, WORDS), "");
        assertEquals(List.of(), names(elsewhere), "nothing is left of what was refused");
        restore(made.file(), with(there, WORDS));
        assertEquals(
                Files.readString(shop.portal.settings().keysetFile()),
                Files.readString(elsewhere.resolve("keyset.json")));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(elsewhere.resolve("keyset.json"))));
    }

    private static Map<String, String> with(Map<String, String> settings, String words) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("BACKUP_PASSPHRASE", words);
        return all;
    }

    private void refused(Path file, Map<String, String> more, String why) {
        IOException e = assertThrows(IOException.class, () -> restore(file, more));
        assertTrue(String.valueOf(e.getMessage()).startsWith(why), e.getMessage());
    }

    private Path damaged(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        return Files.write(folder.resolve("damaged"), bytes);
    }

    private Path cut(Path file, double left) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, (int) (bytes.length * left)));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void withoutAPassphraseItIsAZipWithoutTheKeyset() throws IOException {
        Made made = made();
        try (ZipFile zip = new ZipFile(made.file().toFile())) {
            assertTrue(zip.stream().noneMatch(entry -> entry.getName().contains("keyset")));
            assertEquals(3, zip.size());
        }
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        SettingError e =
                assertThrows(SettingError.class, () -> restore(made.file(), Map.of("DATA_DIR", elsewhere.toString())));
        assertTrue(e.getMessage().contains("there is no such file, but the database holds keys"), e.getMessage());
    }

    @Test
    void whatIsNoBackupIsRefused() throws IOException {
        refused(Files.writeString(folder.resolve("text"), "hello"), Map.of(), "it is no backup of the portal");
        refused(folder.resolve("nowhere"), Map.of(), folder.resolve("nowhere").toString());
        refused(cut(made().file(), 0.5), Map.of(), "");
    }
}
