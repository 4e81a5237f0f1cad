package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.Map;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person does, in a real browser. Every page on the way is audited, see {@link Audit}. */
@Tag("browser")
class JourneysTest {
    private static final String PHONE = "0803 123 4567";
    private static final String SLOW = "08031230777";
    private static final String DROPPED = "08031230444";

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), Map.of("KPOINT_TIMEOUT_SECONDS", "10"));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @ParameterizedTest
    @EnumSource(Screen.class)
    void fromSignUpToTheBooks(Screen screen) {
        try (Tab tab = new Tab(portal.root(), screen)) {
            FrontDoor door = new FrontDoor(tab);
            door.look();
            door.signUp(screen + "@books.ng");
            new PracticeKey(tab).set();
            Purchase purchase = new Purchase(tab);
            purchase.fill("/airtime", Map.of("phone_number", PHONE));
            tab.await(d -> tab.value("network").equals("MTN"), "MTN proposed from the number");
            tab.arrive("/airtime", "Buy airtime");
            tab.press("[data-fill='500']");
            assertEquals("500", tab.value("amount"));
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

    @Test
    void listsAppearAsOneChooses() {
        try (Tab tab = PracticeKey.buyer(portal.root(), Screen.PHONE, "lists@shop.ng")) {
            Purchase purchase = new Purchase(tab);
            tab.open("/data");
            tab.arrive("/data", "Buy data");
            assertFalse(tab.shows(".step button"), "the button to show the plans is needless here");
            tab.choose("network", "MTN");
            tab.choose("plan_id", "MTN_1GB_DAILY");
            tab.fill("phone_number", PHONE);
            assertTrue(tab.driver().getCurrentUrl().contains("network=MTN"));
            tab.choose("network", "AIRTEL");
            tab.await(d -> tab.count("option[value=MTN_1GB_DAILY]") == 0, "another network's plans");
            assertEquals(PHONE, tab.value("phone_number"), "what was typed stays");
            assertEquals("network", tab.focused());
            tab.choose("network", "MTN");
            tab.choose("plan_id", "MTN_1GB_DAILY");
            purchase.review("Check before you pay");
            purchase.pay("succeeded");

            tab.open("/cable-tv");
            tab.arrive("/cable-tv", "Pay for cable TV");
            tab.choose("provider", "dstv");
            tab.choose("package_code", "DSTV_COMPACT");
            tab.fill("smartcard_number", "0123456789");
            purchase.review("Check before you pay");
            purchase.pay("succeeded");
        }
    }

    @Test
    void electricityGivesAToken() {
        try (Tab tab = PracticeKey.buyer(portal.root(), Screen.PHONE, "power@shop.ng")) {
            Purchase purchase = new Purchase(tab);
            tab.open("/electricity");
            tab.arrive("/electricity", "Pay for electricity");
            purchase.fill("/electricity", Map.of("disco", "ikeja", "meter_number", "01234560010", "amount", "5,000"));
            tab.press("[name=meter_type][value=prepaid]");
            purchase.review("Check before you pay");
            purchase.pay("succeeded");
            assertTrue(tab.text(".digits").replace('\n', ' ').matches("0\\d{3}( \\d{4}){4}"), tab.text(".digits"));
            assertTrue(tab.shows("[data-copy]"));
        }
    }

    @Test
    void doubtIsSettledByHand() {
        try (Tab tab = PracticeKey.buyer(portal.root(), Screen.DESK, "doubt@shop.ng")) {
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
        }
    }

    @Test
    void aSlowPurchaseTellsItsEndByItself() {
        try (Tab tab = PracticeKey.buyer(portal.root(), Screen.PHONE, "slow@shop.ng")) {
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

    @Test
    void anSmsIsCountedAsItIsTyped() {
        try (Tab tab = PracticeKey.buyer(portal.root(), Screen.PHONE, "sms@shop.ng")) {
            Purchase purchase = new Purchase(tab);
            purchase.fill("/sms", Map.of("recipient", PHONE, "message", "Ready for ₦500. ".repeat(5)));
            tab.arrive("/sms", "Send an SMS");
            assertTrue(tab.text("#parts").contains("as 2 SMS"), tab.text("#parts"));
            assertTrue(tab.text("#parts").contains("“₦”"), tab.text("#parts"));
            purchase.review("Check before you send");
            assertTrue(tab.text("main").contains("as 2 SMS"));
            purchase.pay("succeeded");
        }
    }
}
