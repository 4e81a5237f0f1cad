package kportal.history.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import kportal.history.HistoryFilter;
import kportal.history.HistoryRepository;
import kportal.history.sought.Days;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.support.Scratch;
import kportal.testing.PdfText;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import kportal.web.Bundles;
import kportal.web.Courtesy;
import kportal.web.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is drawn of a statement lies in the portal's own folder, and no longer than it is needed. */
class PdfExportTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final int ROWS = 250;

    private TestPortal portal;
    private TransactionRows rows;
    private Path folder;
    private Exports exports;
    /** How many files there were each time that another was to be drawn. */
    private final List<Integer> lying = new ArrayList<>();

    @BeforeEach
    void open() {
        portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), Map.of());
        portal.signUp("Ada Stores", "ada@shop.ng");
        rows = TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng");
        Order order = Order.airtime("GLO", "Glo", "08050005000", Money.ofNaira(50));
        rows.insert(Collections.nCopies(ROWS, new Row(order, Status.SUCCEEDED, NOON)));
        folder = portal.settings().dataDir().resolve("statements");
        exports = new Exports(
                new HistoryRepository(portal.database(), Environment.SANDBOX),
                new Bundles(Environment.SANDBOX),
                this::drawn,
                new Courtesy(),
                Scratch.swept(folder),
                10);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private String drawn(String template, Map<String, ?> model, Language language) {
        lying.add(Files.exists(folder) ? left().size() : 0);
        return "<html><head><title>Statement</title></head><body>" + template + "</body></html>";
    }

    private void make(ByteArrayOutputStream out, LongConsumer progress) throws IOException {
        Heading heading = new Heading("Ada Stores", Environment.SANDBOX, NOON, Map.of(), Days.ALL, Language.EN);
        ExportFile file = exports.open(Format.PDF, heading, out);
        exports.fill(file, rows.businessId(), HistoryFilter.NONE, new Sums(), progress);
        assertTrue(left().stream().allMatch(PdfExportTest::ownersAlone));
        file.close();
    }

    @Test
    void itsPagesAreNobodyElses() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        make(out, written -> {});
        assertEquals(List.of(0, 1, 2, 3), lying);
        assertEquals(List.of(), left());
        assertEquals(PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(folder));
        String text = PdfText.of(out.toByteArray());
        assertTrue(text.indexOf("history/statement\n") < text.indexOf("history/statement-rows"), text);
    }

    @Test
    void nothingIsLeftOfOneThatIsBrokenOff() {
        assertThrows(
                IllegalStateException.class,
                () -> make(new ByteArrayOutputStream(), written -> {
                    if (written > 200) {
                        throw new IllegalStateException("broken off");
                    }
                }));
        assertEquals(List.of(0, 1), lying);
        assertEquals(List.of(), left());
    }

    @Test
    void whatAKilledPortalLeftIsGoneAtTheNextStart() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("left"), "of a statement");
        portal.restart();
        assertEquals(List.of(), left());
    }

    private static boolean ownersAlone(Path file) {
        try {
            return Files.getPosixFilePermissions(file).equals(PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Path> left() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
