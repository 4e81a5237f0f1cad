package kportal.transactions.receipts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static String sold(TestPortal portal, Environment environment, Status status) {
        Order order = Order.airtime("MTN", "MTN", "08031234567", new Money(50_000));
        return "/transactions/"
                + TransactionRows.of(portal.database(), environment, "ada@shop.ng")
                        .insert(new Row(order, status, Instant.now()));
    }

    @Test
    void whatMayBeWrongWithASuccessIsPutAway() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            String path = sold(portal, Environment.SANDBOX, Status.SUCCEEDED);
            Page receipt = ada.get(path);
            assertEquals(
                    "Something wrong with this purchase?",
                    receipt.select("details.wrong:not([open]) > summary").text());
            assertEquals(1, receipt.select("details form[action$='/reverse']").size());
            assertEquals(1, receipt.select("details a[href$='/dispute']").size());
            Page refused = ada.post(path + "/reverse", Map.of());
            assertEquals(422, refused.status());
            assertEquals(1, refused.select("details[open] #note").size(), "what is wrong in it is seen");
        }
    }

    /** In the sandbox there is no Kpoint dashboard to look in: its own pages are. */
    @Test
    void thePracticeKpointIsWhereOneLooks() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            String path = sold(portal, Environment.SANDBOX, Status.UNKNOWN);
            for (String page : List.of("/", "/key", "/transactions?status=unknown", path)) {
                String text = ada.get(page).text();
                assertFalse(text.contains("Kpoint dashboard"), page + " " + text);
                assertTrue(text.contains("practice Kpoint"), page + " " + text);
            }
            assertEquals(
                    1, ada.get(path).select("main a[href='/sandbox/calls']").size());
            assertEquals(
                    1,
                    ada.get("/transactions?status=unknown")
                            .select(".desk a[href='/sandbox/calls']")
                            .size());
        }
    }

    @Test
    void withTheRealKpointItIsItsDashboard() {
        try (Shop shop = Shop.open(Store.SQLITE)) {
            String path = sold(shop.portal, Environment.LIVE, Status.UNKNOWN);
            for (String page : List.of("/", "/transactions?status=unknown", path)) {
                Page shown = shop.ada.get(page);
                assertTrue(shown.text().contains("your Kpoint dashboard"), page + " " + shown.text());
                assertEquals(0, shown.select("a[href^='/sandbox']").size(), page);
            }
        }
    }
}
