package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Stream;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    private static Tabs tabs;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Store.SQLITE);
        tabs = new Tabs(portal.root(), false);
    }

    @AfterAll
    static void stop() {
        tabs.close();
        portal.close();
    }

    /** {@link JourneysTest} audits these pages. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void buysWithoutAMouse(boolean javascript) {
        try (Tab tab = tabs.lend(Screen.DESK, javascript)) {
            new FrontDoor(tab).quickly("keys" + javascript + "@shop.ng");
            Counter.of(portal, "keys" + javascript + "@shop.ng");
            tab.open("/");
            go(tab, "a[href='/airtime']");
            press(tab, Keys.ENTER);
            tab.arrive("/airtime", "Buy airtime");
            go(tab, "#phone_number");
            press(tab, "08031234567");
            if (javascript) {
                tab.await(d -> tab.value("network").equals("MTN"), "MTN proposed");
            } else {
                go(tab, "#network");
                press(tab, "MTN");
            }
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
        try (Tab tab = tabs.lend(true)) {
            new FrontDoor(tab).quickly("narrow@shop.ng");
            Counter shop = Counter.of(portal, "narrow@shop.ng");
            String receipt = shop.draft("/airtime", Counter.airtime("08031234567"));
            shop.pay(receipt);
            tab.resize(320, 640);
            Audit audit = new Audit(tab.driver());
            for (String page : Stream.concat(Stream.of(receipt), PAGES.stream()).toList()) {
                tab.open(page);
                audit.page();
            }
            audit.noErrors();
        }
    }

    /** A tablet on its end, and where a list has just become a table. */
    @Test
    void nothingScrollsSidewaysInBetween() {
        try (Tab tab = tabs.lend(true)) {
            new FrontDoor(tab).quickly("between@shop.ng");
            Counter shop = Counter.of(portal, "between@shop.ng");
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
