package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a receipt reaches a customer: a token copied, a text for a chat, a slip of paper. */
@Tag("browser")
class ReceiptJourneyTest {
    private static TestPortal portal;
    private static Tabs tabs;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), Map.of());
        tabs = new Tabs(portal.root(), true);
    }

    @AfterAll
    static void stop() {
        tabs.close();
        portal.close();
    }

    /** Without scripts it is copied by hand: no button says that it would. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTokenIsCopiedAndTheTextHoldsTheReceiptsWordsAlone(boolean javascript) {
        String email = "share" + javascript + "@shop.ng";
        try (Tab tab = tabs.lend(javascript)) {
            new FrontDoor(tab).quickly(email);
            String key = new PracticeKey(tab).quickly();
            Purchase purchase = new Purchase(tab);
            purchase.fill("/electricity", Map.of("disco", "ikeja", "meter_number", "01234560010", "amount", "5,000"));
            tab.press("[name=meter_type][value=prepaid]");
            purchase.review("Check before you pay");
            purchase.pay("succeeded");
            String token = tab.text(".digits").replaceAll("\\s", "");
            assertTrue(token.matches("\\d{20}"), token);
            copied(tab, ".token [data-copy]", token);
            tab.press("details summary:has(+ #shared)");
            String text = tab.text("#shared");
            copied(tab, "#shared + [data-copy]", text);
            assertEquals(text, chat(tab));
            said(tab, text);
            for (String secret : List.of(key, key.substring(key.length() - 8), email, "127.0.0.1")) {
                assertFalse(text.contains(secret), secret);
            }
        }
    }

    private static void copied(Tab tab, String button, String text) {
        assertEquals(tab.scripted(), tab.shows(button));
        if (tab.scripted()) {
            tab.press(button);
            tab.await(d -> tab.text(button).equals("Copied"), "it says that it has copied");
            assertEquals(text, new Clipboard(tab).text());
        }
    }

    /** What the link to the chat would have it say. */
    private static String chat(Tab tab) {
        String link = tab.find("a[href^='https://wa.me/']").getDomProperty("href");
        String query = URI.create(String.valueOf(link)).getRawQuery();
        assertTrue(query.startsWith("text=") && !query.contains("&"), query);
        return URLDecoder.decode(query.substring("text=".length()), StandardCharsets.UTF_8);
    }

    /** Each line is of what the receipt shows: the shop's name, or a label and its value. */
    private static void said(Tab tab, String text) {
        List<String> lines = Arrays.asList(text.split("\n"));
        assertEquals("Ada’s Corner Shop", lines.getFirst());
        assertEquals("Electricity for 01234560010", lines.get(1));
        String receipt = tab.spoken("#receipt").replaceAll("\\s", "");
        for (String line : lines.subList(2, lines.size())) {
            String value = line.substring(line.indexOf(':') + 1).replaceAll("\\s", "");
            assertTrue(receipt.contains(value), value + " of " + line + " in " + tab.text("#receipt"));
        }
        for (String fact : List.of("Ikeja", "₦5,000.00", tab.text(".digits").replace('\n', ' '))) {
            assertTrue(text.contains(fact), fact + " in " + text);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlipIsNoWiderThanItsPaper(boolean javascript) {
        String email = "slip" + javascript + "@shop.ng";
        try (Tab tab = tabs.lend(javascript)) {
            new FrontDoor(tab).quickly(email);
            Counter shop = Counter.of(portal, email);
            String unbroken = "W".repeat(40);
            shop.http().post("/account/profile", Map.of("business", unbroken + unbroken, "name", "Ada"));
            shop.http().post("/account/receipt", Map.of("receipt_line", unbroken + "\n0803 123 4567"));
            String sold = sold(email, "04712345678901234567", unbroken);
            tab.open(sold + "/slip");
            assertEquals(javascript, tab.shows("[data-print]"), "a button that only a script can answer");
            Slip slip = new Slip(tab);
            slip.open(sold);
            assertEquals(List.of(), slip.beyond());
            assertEquals(List.of("0471 on 1", "2345 on 1", "6789 on 1", "0123 on 1", "4567 on 1"), slip.groups());
            assertFalse(tab.shows(".no-print"), "what is for the screen alone");
            slip.open(sold(email, unbroken, unbroken));
            assertEquals(List.of(), slip.beyond(), "words in a token's place");
        }
    }

    private static String sold(String email, String token, String reference) {
        Order order = Order.electricity("ikeja", reference, "01234567890", "prepaid", new Money(99_999_999_99L));
        Row row = new Row(order, Status.SUCCEEDED, Clock.systemUTC().instant())
                .reference(reference)
                .token(token);
        return "/transactions/"
                + TransactionRows.of(portal.database(), Environment.SANDBOX, email)
                        .insert(row);
    }
}
