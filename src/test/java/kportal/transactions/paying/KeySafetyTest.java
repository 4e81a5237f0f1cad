package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kportal.db.generated.DefaultSchema;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.transactions.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** The key buys, and is nowhere to be read. */
class KeySafetyTest {
    private static final String KEY = "kp_live_9f8e7d6c5b4a39281706";

    private final OtherKpoint kpoint = new OtherKpoint();
    private TestPortal portal;

    @AfterEach
    void close() {
        if (portal != null) {
            portal.close();
        }
        kpoint.close();
    }

    @ParameterizedTest
    @CsvSource({"SQLITE, 0401, refused", "SQLITE, 0403, fee_not_paid", "POSTGRESQL, 0401, refused"})
    void aRefusedKeyIsSeenOnItsPage(Store store, String ending, String state) {
        portal = TestPortal.start(store);
        Buyer buyer = Buyer.inSandbox(portal);
        assertEquals("working", state(buyer.get("/key")));
        buyer.buy(Orders.of(Service.AIRTIME, ending));
        assertEquals(state, state(buyer.get("/key")));
        buyer.buy(Orders.of(Service.AIRTIME, "5678"));
        assertEquals("working", state(buyer.get("/key")));
    }

    private static String state(Page page) {
        return page.select("[data-key-state]").attr("data-key-state");
    }

    @ParameterizedTest
    @EnumSource
    void theKeyIsInNoPageNoLogLineAndNoFile(Store store) throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try {
            List<Page> pages = live(store);
            for (Page page : pages) {
                assertClean(
                        page.address().toString(),
                        (page.headers().map() + page.body()).getBytes(StandardCharsets.UTF_8));
            }
            for (ILoggingEvent event : List.copyOf(log.list)) {
                String thrown =
                        event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
                assertClean("the log", (event.getFormattedMessage() + thrown).getBytes(StandardCharsets.UTF_8));
            }
            assertTrue(kpoint.purchases().stream().allMatch(request -> request.contains(KEY)), "it never had the key");
            assertFalse(kpoint.purchases().isEmpty());
            filesAreClean();
            if (store == Store.POSTGRESQL) {
                tablesAreClean();
            }
        } finally {
            root.detachAppender(log);
        }
    }

    /** A day with a Kpoint that says the key back in whatever it says, and an outcome that can't be stored. */
    private List<Page> live(Store store) {
        portal = TestPortal.start(
                store, Clock.systemUTC(), Map.of("KPOINT_BASE_URL", kpoint.url().toString()));
        Buyer buyer = Buyer.withKey(portal, KEY);
        List<Page> pages = new ArrayList<>(List.of(buyer.get("/key"), buyer.get("/airtime"), buyer.get("/")));
        pages.add(buyer.post("/key", Map.of("api_key", KEY + " ₦")));
        List<String> answers = List.of(
                "{\"status\":\"failed\",\"message\":\"" + KEY + " is not yours\"}",
                "{\"status\":\"success\",\"message\":\"" + KEY + "\",\"data\":{\"reference\":\"" + KEY + "\"}}",
                "<html>" + KEY + "</html>");
        int amount = 100;
        List<String> statuses = new ArrayList<>();
        for (String answer : answers) {
            kpoint.sells = request -> answer;
            Page receipt = buyer.buy(Orders.airtime("0803123456" + amount % 10, amount++));
            statuses.add(Buyer.status(receipt));
            pages.add(receipt);
            pages.add(buyer.get("/transactions/" + Buyer.id(receipt) + "/dispute"));
        }
        assertEquals(List.of("failed", "succeeded", "unknown"), statuses);
        assertTrue(pages.getLast().text().contains("[key]"), pages.getLast().text());
        pages.add(buyer.get("/transactions"));
        pages.add(buyer.get("/transactions/export.csv"));
        kpoint.sells = request -> answers.get(1);
        new SabotagedDatabase(portal.database(), store).noCommitTo("succeeded", "08031234569");
        String id = buyer.draft(Orders.airtime("08031234569", 900));
        pages.add(buyer.pay(id));
        pages.add(buyer.show(id));
        assertEquals("sending", buyer.status(id));
        return pages;
    }

    private void filesAreClean() throws IOException {
        try (Stream<Path> files = Files.walk(portal.settings().dataDir())) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertTrue(all.stream().anyMatch(f -> f.endsWith("unsaved-results.jsonl")));
            for (Path file : all) {
                assertClean(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
    }

    private void tablesAreClean() {
        DefaultSchema.DEFAULT_SCHEMA.getTables().forEach(table -> {
            String rows = portal.database().read(sql -> sql.fetch("select t::text from " + table.getName() + " t")
                    .formatCSV());
            assertClean(table.getName(), rows.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static void assertClean(String where, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String form : forms()) {
            assertFalse(text.contains(form), () -> "the key stands in " + where + " as " + form);
        }
    }

    /** As it is, in hex, and in base64 whatever stands before it. */
    private static List<String> forms() {
        byte[] key = KEY.getBytes(StandardCharsets.US_ASCII);
        List<String> forms = new ArrayList<>(List.of(
                KEY,
                HexFormat.of().formatHex(key),
                HexFormat.of().withUpperCase().formatHex(key)));
        for (int cut = 0; cut < 3; cut++) {
            byte[] whole = Arrays.copyOfRange(key, cut, key.length - (key.length - cut) % 3);
            forms.add(Base64.getEncoder().encodeToString(whole));
            forms.add(Base64.getUrlEncoder().encodeToString(whole));
        }
        return forms;
    }
}
