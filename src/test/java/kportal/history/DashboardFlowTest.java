package kportal.history;

import static kportal.support.Environment.LIVE;
import static kportal.support.Environment.SANDBOX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Lists;
import kportal.testing.Page;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DashboardFlowTest {
    private static final Instant NOW = Instant.parse("2026-11-24T17:05:00Z");

    @ParameterizedTest
    @EnumSource
    void aNewBusinessIsLedToItsKeyAndAPracticeOne(Store store) {
        try (TestPortal portal = start(store)) {
            Page home = portal.signUp("Alice Stores", "alice@shop.ng").get("/");
            assertEquals(List.of("/sandbox", "/key"), home.select("#start a").eachAttr("href"));
            assertEquals(
                    List.of("/airtime", "/data", "/electricity", "/cable-tv", "/sms", "/tokens"),
                    home.select(".tiles a").eachAttr("href"));
            assertEquals(0, home.select("#recent, #attention, #key-trouble").size());
            assertEquals("₦0.00", home.select("[data-spent]").text());
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsTheMonthWhatIsOpenAndTheLastFive(Store store) {
        try (TestPortal portal = start(store)) {
            Browser alice = portal.signUp("Alice Stores", "alice@shop.ng");
            portal.signUp("Bob Ventures", "bob@shop.ng");
            TransactionRows sales = rows(portal, "alice@shop.ng", SANDBOX);
            // The last minute of October and the first of November, as Lagos has them.
            sales.insert(row(4_000, Status.SUCCEEDED, "2026-10-31T22:59:59Z"));
            sales.insert(row(1_000, Status.SUCCEEDED, "2026-10-31T23:00:00Z"));
            sales.insert(row(500, Status.FAILED, "2026-11-02T10:00:00Z"));
            sales.insert(row(250, Status.SUCCEEDED, "2026-11-03T10:00:00Z"));
            sales.insert(row(70, Status.REVERSED, "2026-11-03T11:00:00Z"));
            String pending = sales.insert(row(800, Status.PENDING, "2026-11-04T10:00:00Z"));
            String unknown = sales.insert(row(900, Status.UNKNOWN, "2026-11-05T10:00:00Z"));
            sales.insert(row(900, Status.DRAFT, "2026-11-06T10:00:00Z"));
            rows(portal, "alice@shop.ng", LIVE).insert(row(9_999, Status.UNKNOWN, "2026-11-07T10:00:00Z"));
            rows(portal, "bob@shop.ng", SANDBOX).insert(row(9_999, Status.UNKNOWN, "2026-11-07T10:00:00Z"));

            Page home = alice.get("/");
            assertEquals("₦1,250.00", home.select("[data-spent]").text());
            assertTrue(home.text().contains("on 2 purchases that succeeded"));
            assertEquals(
                    List.of(
                            "/transactions?status=unknown",
                            "/transactions?status=pending",
                            "/transactions/" + pending,
                            "/transactions/" + unknown),
                    home.select("#attention a").eachAttr("href"));
            assertTrue(home.select("#attention").text().contains("1 purchase in doubt"));
            assertEquals(
                    List.of("unknown", "pending", "reversed", "succeeded", "failed"),
                    home.select("#recent tr[data-id]").eachAttr("data-status"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theFirstStepsAreTickedAsTheyAreKnownAndGoWithTheFirstPurchase(Store store) {
        try (TestPortal portal = start(store)) {
            Browser alice = portal.signUp("Alice Stores", "alice@shop.ng");
            TransactionRows sales = rows(portal, "alice@shop.ng", SANDBOX);
            rows(portal, "alice@shop.ng", LIVE).insert(row(1_000, Status.SUCCEEDED, "2026-11-02T10:00:00Z"));
            assertEquals(List.of("false", "false", "false", "false", "false"), ticks(alice));
            alice.post("/sandbox/account", Map.of());
            alice.post("/sandbox/fee", Map.of());
            String key = alice.follow(alice.post("/sandbox/keys", Map.of()))
                    .select("[data-new-key]")
                    .text();
            assertEquals(List.of("false", "false", "false", "false", "false"), ticks(alice), "not seen from here");
            alice.post("/key", Map.of("api_key", key));
            assertEquals(List.of("true", "true", "true", "true", "false"), ticks(alice));

            // What failed or is in doubt is no first purchase.
            sales.insert(row(500, Status.FAILED, "2026-11-02T10:00:00Z"));
            String unknown = Shop.draft(
                    alice, "/airtime", Map.of("network", "MTN", "phone_number", "08031230444", "amount", "500"));
            alice.post("/transactions/" + unknown + "/pay", Map.of());
            assertEquals(List.of("true", "true", "true", "true", "false"), ticks(alice));
            alice.post("/transactions/" + unknown + "/resolve", Map.of("outcome", "succeeded", "note", "seen"));
            assertEquals(List.of(), ticks(alice));
            alice.post("/transactions/" + unknown + "/resolve", Map.of("outcome", "failed", "note", "mistaken"));
            assertEquals(5, ticks(alice).size(), "the first purchase was none");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatKpointHasNotTakenIsNoStepDone(Store store) {
        try (Shop shop = Shop.open(store)) {
            assertEquals(List.of("true", "true", "true", "true", "false"), ticks(shop.ada));
            shop.lists.alwaysDoes(Lists.plain(500, "application/json", "{}"));
            Shop.saveKey(shop.ada);
            Page unsure = shop.ada.get("/");
            assertEquals(0, unsure.select("#start [data-done=true]").size());
            assertTrue(unsure.select("#start").text().contains("couldn’t be reached to try it"));
            shop.lists.alwaysDoes(null);
            shop.lists.says("/lists/networks", 403, "{\"status\":\"error\",\"message\":\"pay\"}");
            shop.ada.get("/airtime");
            Page unpaid = shop.ada.get("/");
            assertEquals(0, unpaid.select("#start [data-done=true]").size());
            assertTrue(unpaid.select("[data-step=fee]").text().contains("Kpoint says that it is not paid"));
            assertEquals(
                    1, unpaid.select("#start a[href='https://kpoint.com.ng']").size());
        }
    }

    private static List<String> ticks(Browser browser) {
        return browser.get("/").select("#start [data-done]").eachAttr("data-done");
    }

    private static Row row(long naira, Status status, String sentAt) {
        Order order = Order.airtime("MTN", "MTN", "08031234567", Money.ofNaira(naira));
        return new Row(order, status, Instant.parse(sentAt));
    }

    private static TestPortal start(Store store) {
        return TestPortal.start(store, new TestClock(NOW), Map.of());
    }

    private static TransactionRows rows(TestPortal portal, String email, Environment environment) {
        return TransactionRows.of(portal.database(), environment, email);
    }
}
