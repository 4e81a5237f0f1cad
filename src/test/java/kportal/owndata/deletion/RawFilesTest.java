package kportal.owndata.deletion;

import static kportal.db.generated.Tables.API_KEYS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Shop;
import kportal.testing.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes leaves SQLite's files too, which anybody can read who has the disk or a copy of them. */
class RawFilesTest {
    private static final String ADA = "ada@shop.ng";
    private static final String NEW = "ada.okafor@new.ng";
    private static final String DRAFTED = "08035559977";

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(Store.SQLITE);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aDeletedBusiness() {
        shop.ada.post("/account/profile", Map.of("business", "Ada Stores", "name", "Adaeze Okafor"));
        shop.ada.post("/account/email", Map.of("email", NEW, "password", Browser.PASSWORD));
        shop.ada.get("/airtime");
        for (int i = 0; i < 40; i++) {
            Shop.draft(
                    shop.ada, "/airtime", Map.of("network", "MTN", "phone_number", DRAFTED, "amount", "" + (100 + i)));
        }
        new Mailbox(shop.portal).settle();
        List<String> traces = List.of(ADA, NEW, "Ada Stores", "Adaeze Okafor", DRAFTED, ciphertext());
        traces.forEach(trace -> assertTrue(inFiles(trace), () -> "the test looks in the wrong place for " + trace));
        assertEquals(
                303,
                shop.ada
                        .post("/account/delete", Map.of("confirmation", ADA, "password", Browser.PASSWORD))
                        .status());
        new Mailbox(shop.portal).settle();
        traces.forEach(trace -> assertFalse(inFiles(trace), () -> "still there: " + trace));
    }

    @Test
    void aKeyThatWasReplacedOrRemoved() {
        String first = ciphertext();
        Shop.saveKey(shop.ada);
        String second = ciphertext();
        assertFalse(inFiles(first));
        assertTrue(inFiles(second));
        assertEquals(303, shop.ada.post("/key/remove", Map.of()).status());
        assertFalse(inFiles(second));
    }

    /** Somebody reads on meanwhile: nobody waits for them, and the next round does what was left. */
    @Test
    void whatAReaderWasInTheWayOf() {
        String key = ciphertext();
        shop.portal.database().read(sql -> {
            sql.fetchCount(API_KEYS);
            assertEquals(303, shop.ada.post("/key/remove", Map.of()).status());
            assertTrue(inFiles(key), "the reader was not in the way");
            return true;
        });
        shop.portal.app().retention().sweep();
        assertFalse(inFiles(key));
    }

    private String ciphertext() {
        return latin1(shop.portal.database().read(sql -> sql.select(API_KEYS.CIPHERTEXT)
                .from(API_KEYS)
                .where(API_KEYS.CIPHERTEXT.isNotNull())
                .fetchSingle()
                .value1()));
    }

    private boolean inFiles(String trace) {
        return Stream.of("kportal.db", "kportal.db-wal")
                .map(name -> shop.portal.settings().dataDir().resolve(name))
                .filter(Files::exists)
                .anyMatch(file -> latin1(read(file)).contains(trace));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A character a byte, so that bytes are found as text is. */
    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
