package kportal.transactions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A recipient with a purchase that nobody knows the end of is marked wherever it appears. */
@ParameterizedClass
@EnumSource(Store.class)
class UnsettledTest {
    private static final Instant NOW = Instant.parse("2026-11-24T17:05:00Z");
    private static final String DOUBTED = "08031110001";
    private static final String CLEAR = "08031110002";
    private static final String TWICE = "08031110003";
    private static TestPortal portal;
    private static Browser shop;
    private static String unknown;
    private static String paid;
    private static String clear;
    private static String pending;

    @Parameter
    Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store, new TestClock(NOW), Map.of());
        shop = portal.signUp("Ada Stores", "ada@shop.ng");
        portal.signUp("Ben Stores", "ben@shop.ng");
        TransactionRows rows = rows("ada@shop.ng", Environment.SANDBOX);
        paid = rows.insert(row(DOUBTED, Status.SUCCEEDED, 50));
        unknown = rows.insert(row(DOUBTED, Status.UNKNOWN, 40));
        clear = rows.insert(row(CLEAR, Status.SUCCEEDED, 30));
        rows.insert(row(TWICE, Status.UNKNOWN, 20));
        pending = rows.insert(row(TWICE, Status.PENDING, 10));
        rows("ben@shop.ng", Environment.SANDBOX).insert(row(CLEAR, Status.UNKNOWN, 5));
        rows("ada@shop.ng", Environment.LIVE).insert(row(CLEAR, Status.UNKNOWN, 5));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    private static TransactionRows rows(String email, Environment environment) {
        return TransactionRows.of(portal.database(), environment, email);
    }

    private static Row row(String number, Status status, int minutesAgo) {
        return new Row(
                Order.airtime("MTN", "MTN", number, new Money(50_000)), status, NOW.minusSeconds(minutesAgo * 60L));
    }

    @ParameterizedTest
    @CsvSource({"/transactions", "/"})
    void inTheRowsOfTheOthers(String path) {
        Page list = shop.get(path);
        assertEquals(5, list.select("tr[data-id]").size());
        assertEquals("/transactions/" + unknown, mark(list, paid));
        assertEquals("", mark(list, unknown), "it says so itself");
        assertEquals("", mark(list, clear), "neither another business's nor another environment's counts");
        assertTrue(mark(list, pending).startsWith("/transactions/"), "the other one of two");
        assertEquals(
                "1 unsettled to this number",
                list.select("tr[data-id=" + paid + "] .unsettled span:not(.glyph)")
                        .text());
    }

    private static String mark(Page list, String id) {
        return list.select("tr[data-id=" + id + "] a.unsettled").attr("href");
    }

    @Test
    void onTheDeskAndOnReceipts() {
        Page desk = shop.get("/transactions?status=pending");
        assertEquals(1, desk.select(".desk .unsettled a").size());
        assertEquals("/transactions/" + unknown, onReceipt(paid));
        assertTrue(
                shop.get("/transactions/" + pending).text().contains("1 other purchase to this number is unsettled"));
        assertEquals("", onReceipt(unknown));
        assertEquals("", onReceipt(clear));
    }

    private static String onReceipt(String id) {
        return shop.get("/transactions/" + id).select(".unsettled a").attr("href");
    }

    @ParameterizedTest
    @CsvSource({
        "/airtime?phone_number=+234 803 111 0003",
        "/airtime?phone_number=0803-111-0003&network=MTN",
        "/sms?recipient=08031110003"
    })
    void onAFormThatHasTheNumber(String path) {
        Page form = shop.get(path.replace("+", "%2B").replace(" ", "%20"));
        assertEquals("/transactions?q=" + TWICE, form.select("#unsettled a").attr("href"));
        assertEquals(
                "! 2 purchases to this number are unsettled",
                form.select("#unsettled").text());
        assertEquals(
                2, shop.get("/transactions?q=" + TWICE).select("tr[data-id]").size());
    }

    @Test
    void onAFormShownAgain() {
        Browser other = portal.signUp("Shop with a key", "again@shop.ng");
        other.post("/sandbox/account", Map.of());
        other.post("/sandbox/fee", Map.of());
        other.post("/sandbox/keys", Map.of());
        other.post(
                "/key",
                Map.of("api_key", other.get("/sandbox").select("[data-new-key]").text()));
        TransactionRows rows = rows("again@shop.ng", Environment.SANDBOX);
        Order meter = Order.electricity("ikeja", "Ikeja Electric", "04123456789", "prepaid", new Money(500_000));
        String open = rows.insert(new Row(meter, Status.UNKNOWN, NOW.minusSeconds(60)));
        Page form = other.post("/electricity", Map.of("meter_number", "0412 345-6789", "amount", "x"));
        assertEquals(422, form.status());
        assertEquals("/transactions/" + open, form.select("#unsettled a").attr("href"));
        assertEquals(
                0,
                other.get("/electricity?meter_number=04123456780")
                        .select("#unsettled a")
                        .size());
        assertEquals(0, other.get("/electricity").select("#unsettled a").size());
    }

    /** One recipient of the page may have thousands: nobody waits for them to be counted. */
    @ParameterizedTest
    @CsvSource({"9, 9", "10, 9+", "60, 9+"})
    void veryManyAreNotCounted(int count, String shown) {
        String email = "many" + count + "@shop.ng";
        Browser many = portal.signUp("Shop in doubt", email);
        TransactionRows rows = rows(email, Environment.SANDBOX);
        for (int i = 0; i < count; i++) {
            rows.insert(row(DOUBTED, Status.UNKNOWN, 2_000 - i));
        }
        String last = rows.insert(row(DOUBTED, Status.UNKNOWN, 2));
        rows.insert(row(CLEAR, Status.UNKNOWN, 1));
        Page list = many.get("/transactions");
        assertEquals(
                "! " + shown + " other unsettled to this number",
                list.select("tr[data-id=" + last + "] .unsettled").text());
        assertEquals("/transactions?q=" + DOUBTED, mark(list, last));
    }

    /** What a page asks costs as much as there is in doubt, not as much as there is. */
    @Test
    void theQuestionIsAnsweredFromItsOwnIndex() {
        UnsettledRepository unsettled = new UnsettledRepository(portal.database(), Environment.SANDBOX);
        String plan = portal.database().write(sql -> {
            if (store == Store.POSTGRESQL) {
                // So few rows are sooner read than looked up.
                sql.execute("set local enable_seqscan = off");
            }
            String explain = store == Store.SQLITE ? "explain query plan {0}" : "explain {0}";
            return sql.fetch(explain, unsettled.select(sql, "b", List.of(DOUBTED, CLEAR)))
                    .formatCSV();
        });
        assertTrue(plan.contains("transactions_unsettled"), plan);
    }
}
