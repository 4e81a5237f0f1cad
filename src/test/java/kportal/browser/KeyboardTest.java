package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A purchase, from the dashboard to the receipt, without a mouse; and pages on the narrowest screen that WCAG names. */
@Tag("browser")
class KeyboardTest {
    private static final int MOST_TABS = 80;
    static final List<String> PAGES = List.of(
            "/",
            "/airtime",
            "/data?network=MTN",
            "/electricity",
            "/cable-tv?provider=dstv",
            "/sms",
            "/transactions",
            "/transactions?column=recipient&column=product&column=amount&column=reference&column=charged&column=by&column=note",
            "/tokens",
            "/recipients",
            "/batches",
            "/batches/new?service=electricity",
            "/schedules/new",
            "/prices",
            "/reports",
            "/balance",
            "/key",
            "/account",
            "/account/limit",
            "/account/factors",
            "/help",
            "/privacy",
            "/docs/api",
            "/sandbox",
            "/sandbox/numbers");

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Store.SQLITE);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void buysWithoutAMouse() {
        try (Tab tab = PracticeKey.buyer(portal.root(), Screen.DESK, "keys@shop.ng")) {
            tab.open("/");
            go(tab, "a[href='/airtime']");
            press(tab, Keys.ENTER);
            tab.arrive("/airtime", "Buy airtime");
            go(tab, "#phone_number");
            press(tab, "08031234567");
            tab.await(d -> tab.value("network").equals("MTN"), "MTN proposed");
            go(tab, "#amount");
            press(tab, "500");
            press(tab, Keys.ENTER);
            tab.arrive("/transactions/.+", "Check before you pay");
            go(tab, "form[action$='/pay'] button");
            press(tab, Keys.SPACE);
            new Purchase(tab).receipt("succeeded");
            go(tab, "form[action$='/again'] button");
            press(tab, Keys.ENTER);
            tab.arrive("/transactions/.+", "Check before you pay");
        }
    }

    @Test
    void nothingIsLostAt320Pixels() {
        try (Tab tab = PracticeKey.buyer(portal.root(), Screen.PHONE, "narrow@shop.ng")) {
            Purchase purchase = new Purchase(tab);
            purchase.fill("/airtime", Map.of("phone_number", "08031234567", "network", "MTN", "amount", "500"));
            purchase.review("Check before you pay");
            purchase.pay("succeeded");
            tab.resize(320, 640);
            tab.audit();
            for (String page : PAGES) {
                tab.open(page);
                tab.audit();
            }
        }
    }

    /** A tablet on its end, and where a list has just become a table. */
    @Test
    void nothingScrollsSidewaysInBetween() {
        try (TestPortal shops = TestPortal.start(Store.SQLITE);
                Tab tab = new Tab(shops.root(), Screen.PHONE, true, false)) {
            new FrontDoor(tab).quickly("between@shop.ng");
            Counter shop = Counter.of(shops, "between@shop.ng");
            shop.pay(shop.draft("/electricity", Counter.meter("01234560010")));
            shop.pay(shop.draft("/airtime", Counter.airtime("08031230444")));
            for (int width : new int[] {768, 1024}) {
                tab.resize(width, 800);
                for (String page : PAGES) {
                    tab.open(page);
                    new Audit(tab.driver()).fits();
                }
            }
        }
    }

    /** On by Tab until it has the focus, which must be seen wherever it comes by. */
    private static void go(Tab tab, String css) {
        WebElement wanted = tab.find(css);
        for (int i = 0; i < MOST_TABS; i++) {
            WebElement here = tab.driver().switchTo().activeElement();
            if (here.equals(wanted)) {
                return;
            }
            press(tab, Keys.TAB);
            WebElement next = tab.driver().switchTo().activeElement();
            if (!next.getTagName().equals("body")) {
                assertNotEquals("none", next.getCssValue("outline-style"), next.getTagName() + " " + next.getText());
            }
        }
        assertEquals(css, "reached by Tab");
    }

    private static void press(Tab tab, CharSequence keys) {
        WebElement here = tab.driver().switchTo().activeElement();
        here.sendKeys(keys);
    }
}
