package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.Map;
import java.util.function.BiConsumer;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journeys that people make most, by the same presses with JavaScript and without; {@link JourneysTest} audits the pages. */
@Tag("browser")
class BothWaysTest {
    private static final String PHONE = "08031234567";
    private static final String METER = "01234560010";
    private static final String CHECK = "Check before you pay";

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), Map.of("KPOINT_TIMEOUT_SECONDS", "10"));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    /** Someone with a key who may have bought already. */
    private static void as(String name, boolean javascript, BiConsumer<Tab, Counter> work) {
        String email = name + javascript + "@shop.ng";
        try (Tab tab = new Tab(portal.root(), Screen.PHONE, javascript, false)) {
            new FrontDoor(tab).quickly(email);
            work.accept(tab, Counter.of(portal, email));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fromSignUpToAReceiptOfEachService(boolean javascript) {
        try (Tab tab = new Tab(portal.root(), Screen.PHONE, javascript, false)) {
            FrontDoor door = new FrontDoor(tab);
            door.look();
            door.quickly("five" + javascript + "@shop.ng");
            new PracticeKey(tab).set();
            Purchase purchase = new Purchase(tab);
            purchase.fill("/airtime", Map.of("phone_number", PHONE, "network", "MTN", "amount", "500"));
            paid(purchase, CHECK);
            assertEquals(javascript, tab.shows("[data-print]"), "a button that only a script can answer");
            purchase.narrow("/data", "network", "MTN");
            purchase.choose("plan_id", "MTN_1GB_DAILY", "phone_number", PHONE);
            paid(purchase, CHECK);
            purchase.fill("/electricity", Map.of("disco", "ikeja", "meter_number", METER, "amount", "5,000"));
            tab.press("[name=meter_type][value=prepaid]");
            paid(purchase, CHECK);
            assertTrue(tab.shows(".digits"));
            purchase.narrow("/cable-tv", "provider", "dstv");
            purchase.choose("package_code", "DSTV_COMPACT", "smartcard_number", "0123456789");
            paid(purchase, CHECK);
            purchase.fill("/sms", Map.of("recipient", PHONE, "message", "Your order is ready."));
            paid(purchase, "Check before you send");
            door.signOut();
        }
    }

    private static void paid(Purchase purchase, String heading) {
        purchase.review(heading);
        purchase.pay("succeeded");
    }

    /** By a refresh of the page; how scripts do it, {@link JourneysTest} shows. */
    @Test
    void aSlowPurchaseTellsItsEndWithoutJavaScript() {
        as("slow", false, (tab, shop) -> {
            Purchase purchase = new Purchase(tab);
            purchase.fill("/airtime", Map.of("phone_number", "08031230777", "network", "MTN", "amount", "100"));
            purchase.review(CHECK);
            purchase.pay("sending");
            purchase.receipt("succeeded");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theHistoryIsNarrowed(boolean javascript) {
        as("narrow", javascript, (tab, shop) -> {
            shop.pay(shop.draft("/airtime", Counter.airtime(PHONE)));
            shop.pay(shop.draft("/airtime", Counter.airtime("08031230001")));
            shop.pay(shop.draft("/electricity", Counter.meter(METER)));
            History history = new History(tab);
            history.open();
            assertEquals(3, history.rows());
            history.narrow("service", "airtime", 2);
            history.narrow("status", "failed", 1);
            history.narrow("service", "electricity", 0);
            history.narrow("status", "", 1);
            assertTrue(tab.driver().getCurrentUrl().contains("service=electricity"));
            tab.submit(".what a");
            tab.arrive("/transactions/.+", "Electricity for " + METER);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doubtIsSettledByHand(boolean javascript) {
        as("doubt", javascript, (tab, shop) -> {
            shop.pay(shop.draft("/airtime", Counter.airtime("08031230444")));
            tab.open("/");
            tab.submit("#attention a[href^='/transactions/']");
            new Purchase(tab).settle("failed", "called Kpoint");
            tab.open("/");
            assertFalse(tab.shows("#attention"));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTokenIsFoundAndMarked(boolean javascript) {
        as("token", javascript, (tab, shop) -> {
            shop.pay(shop.draft("/electricity", Counter.meter(METER)));
            tab.open("/");
            tab.submit(".tiles a[href='/tokens']");
            tab.fill("q", "560010");
            tab.submit("form[role=search] button");
            tab.submit("main a[href^='/tokens/']");
            String token = tab.text(".digits");
            tab.submit("button[name=loaded][value=yes]");
            assertFalse(tab.shows(".digits"), "nothing is left to load");
            tab.submit("a[href$='?show=loaded']");
            assertEquals(token, tab.text(".digits"));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLanguageIsChosenAndKept(boolean javascript) {
        as("words", javascript, (tab, shop) -> {
            tab.open("/airtime");
            tab.submit(".languages [value=ha]");
            tab.arrive("/airtime", "Sayi katin waya");
            tab.open("/help");
            assertEquals("ha-NG", tab.find("html").getDomAttribute("lang"));
            tab.submit(".languages [value=en]");
            tab.arrive("/help", "Help");
        });
    }
}
