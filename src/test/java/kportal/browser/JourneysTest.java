package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person does, in a real browser, with JavaScript and without. Every page on the way is audited, see {@link Audit}. */
@Tag("browser")
class JourneysTest {
    private static final String PHONE = "0803 123 4567";
    private static final String SLOW = "08031230777";
    private static final String DROPPED = "08031230444";

    private static TestPortal portal;
    private static Tabs tabs;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), Map.of("KPOINT_TIMEOUT_SECONDS", "10"));
        tabs = new Tabs(portal.root(), true);
    }

    @AfterAll
    static void stop() {
        tabs.close();
        portal.close();
    }

    /** Someone with a key. */
    private static Tab buyer(String name, boolean javascript) {
        Tab tab = tabs.lend(javascript);
        new FrontDoor(tab).quickly(name + javascript + "@shop.ng");
        Counter.of(portal, name + javascript + "@shop.ng");
        return tab;
    }

    @ParameterizedTest
    @EnumSource
    void fromSignUpToTheBooks(Way way) {
        try (Tab tab = tabs.lend(way)) {
            FrontDoor door = new FrontDoor(tab);
            door.look();
            door.signUp(way + "@books.ng");
            new PracticeKey(tab).set();
            Purchase purchase = new Purchase(tab);
            purchase.fill("/airtime", Map.of("phone_number", PHONE));
            purchase.proposed("network", "MTN");
            tab.arrive("/airtime", "Buy airtime");
            purchase.amount("500");
            purchase.review("Check before you pay");
            purchase.pay("succeeded");
            assertTrue(
                    tab.driver().getTitle().startsWith("Succeeded: Airtime, " + PHONE),
                    tab.driver().getTitle());
            tab.open("/");
            tab.arrive("/", "Ada’s Corner Shop");
            History history = new History(tab);
            history.open();
            history.search("nothing like it", 0);
            history.search("0803 123", 1);
            assertTrue(history.download().contains(",airtime,MTN,08031234567,"));
            tab.open("/sandbox/calls");
            tab.arrive("/sandbox/calls", "Calls it received");
            tab.open("/sandbox/numbers");
            tab.arrive("/sandbox/numbers", "Numbers to practise with");
            door.signOut();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listsAppearAsOneChooses(boolean javascript) {
        try (Tab tab = buyer("lists", javascript)) {
            Purchase purchase = new Purchase(tab);
            tab.open("/data");
            tab.arrive("/data", "Buy data");
            assertEquals(!javascript, tab.shows(".step button"), "a button to show the plans, needless with scripts");
            purchase.narrow("network", "MTN");
            tab.choose("plan_id", "MTN_1GB_DAILY");
            tab.fill("phone_number", PHONE);
            assertTrue(tab.driver().getCurrentUrl().contains("network=MTN"));
            purchase.narrow("network", "AIRTEL");
            tab.await(d -> tab.count("option[value=MTN_1GB_DAILY]") == 0, "another network's plans");
            assertEquals(javascript ? PHONE : "", tab.value("phone_number"), "scripts keep what was typed");
            assertEquals(javascript ? "network" : "", tab.focused());
            purchase.narrow("network", "MTN");
            purchase.choose("plan_id", "MTN_1GB_DAILY", "phone_number", PHONE);
            purchase.review("Check before you pay");
            purchase.pay("succeeded");

            tab.open("/cable-tv");
            tab.arrive("/cable-tv", "Pay for cable TV");
            purchase.narrow("provider", "dstv");
            purchase.choose("package_code", "DSTV_COMPACT", "smartcard_number", "0123456789");
            purchase.review("Check before you pay");
            purchase.pay("succeeded");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void electricityGivesAToken(boolean javascript) {
        try (Tab tab = buyer("power", javascript)) {
            Purchase purchase = new Purchase(tab);
            purchase.fill("/electricity", Map.of("disco", "ikeja", "meter_number", "01234560010", "amount", "5,000"));
            tab.press("[name=meter_type][value=prepaid]");
            tab.arrive("/electricity", "Pay for electricity");
            purchase.review("Check before you pay");
            purchase.pay("succeeded");
            assertTrue(tab.text(".digits").replace('\n', ' ').matches("0\\d{3}( \\d{4}){4}"), tab.text(".digits"));
            for (String scripts : List.of("[data-copy]", "[data-print]")) {
                assertEquals(javascript, tab.shows(scripts), scripts + ", a button that only a script can answer");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void doubtIsSettledByHand(boolean javascript) {
        try (Tab tab = buyer("doubt", javascript)) {
            Purchase purchase = new Purchase(tab);
            purchase.fill("/airtime", Map.of("phone_number", DROPPED, "network", "MTN", "amount", "1000"));
            purchase.review("Check before you pay");
            purchase.pay("unknown");
            assertTrue(tab.text("#receipt").contains("Don’t buy again before you have looked"));
            tab.open("/");
            tab.arrive("/", "Ada’s Corner Shop");
            tab.submit("#attention a[href^='/transactions/']");
            purchase.settle("succeeded", "seen in the dashboard");
            assertTrue(tab.text("#receipt").contains("settled by hand"));
            tab.open("/");
            assertFalse(tab.shows("#attention"));
        }
    }

    /** Without scripts by a refresh of the page. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlowPurchaseTellsItsEndByItself(boolean javascript) {
        try (Tab tab = buyer("slow", javascript)) {
            Purchase purchase = new Purchase(tab);
            purchase.fill("/airtime", Map.of("phone_number", SLOW, "network", "MTN", "amount", "100"));
            purchase.review("Check before you pay");
            purchase.pay("sending");
            purchase.receipt("succeeded");
            tab.await(d -> tab.spoken("#said").equals("Succeeded"), "the end is said to a screen reader");
            assertTrue(
                    tab.driver().getTitle().startsWith("Succeeded"),
                    tab.driver().getTitle());
        }
    }

    /** Without scripts the page to check says it first. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anSmsIsCountedAsItIsTyped(boolean javascript) {
        try (Tab tab = buyer("sms", javascript)) {
            Purchase purchase = new Purchase(tab);
            purchase.fill("/sms", Map.of("recipient", PHONE, "message", "Ready for ₦500. ".repeat(5)));
            tab.arrive("/sms", "Send an SMS");
            assertEquals(javascript, tab.text("#parts").contains("as 2 SMS"), tab.text("#parts"));
            assertEquals(javascript, tab.text("#parts").contains("“₦”"), tab.text("#parts"));
            purchase.review("Check before you send");
            assertTrue(tab.text("main").contains("as 2 SMS"));
            purchase.pay("succeeded");
        }
    }
}
