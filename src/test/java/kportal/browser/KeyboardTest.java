package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A purchase, from the dashboard to the receipt, without a mouse; and pages on the narrowest screen that WCAG names. */
@Tag("browser")
class KeyboardTest {
    private static final int MOST_TABS = 80;
    private static final String ALL_COLUMNS =
            "/transactions?column=recipient&column=product&column=amount&column=reference&column=charged&column=by&column=note";
    static final List<String> PAGES = List.of(
            "/",
            "/airtime",
            "/data?network=MTN",
            "/electricity",
            "/cable-tv?provider=dstv",
            "/sms",
            "/transactions",
            ALL_COLUMNS,
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

    /** Each in a line, beside whatever else was chosen; on a phone with its name. */
    @Test
    void aListOfAllColumnsScrollsByItselfAndIsReachedByTab() {
        try (Tab tab = tabs.lend(true)) {
            new FrontDoor(tab).quickly("columns.of.a.long.name@shop.ng");
            Counter.of(portal, "columns.of.a.long.name@shop.ng");
            TransactionRows.of(portal.database(), Environment.SANDBOX, "columns.of.a.long.name@shop.ng")
                    .insert(new Row(
                                    Order.electricity("eko", "Eko", "45012345678", "prepaid", Money.ofNaira(2_490)),
                                    Status.SUCCEEDED,
                                    Instant.now())
                            .reference("KPW2QVO7M2998-ELECTRICITY")
                            .token("02637394857261940385")
                            .charged(new Money(244_020))
                            .note("For the shop in Allen Avenue, paid in cash"));
            tab.resize(Screen.DESK.width, Screen.DESK.height);
            tab.open(ALL_COLUMNS);
            new Audit(tab.driver()).page();
            for (String cell : List.of(".when", ".who", ".extra:not(.note)")) {
                for (WebElement td : tab.driver().findElements(By.cssSelector("td" + cell))) {
                    assertEquals(1, lines(tab, td), td.getText());
                }
            }
            assertEquals("right", tab.find("td.extra.number").getCssValue("text-align"));
            tab.driver().executeScript("document.querySelector('.above .buttons a:last-child').focus()");
            go(tab, ".scroll");
            press(tab, Keys.ARROW_RIGHT);
            tab.await(
                    d -> (Boolean) tab.driver().executeScript("return document.activeElement.scrollLeft > 0"),
                    "scrolled");
            tab.resize(Screen.PHONE.width, Screen.PHONE.height);
            tab.open(ALL_COLUMNS);
            String label = "return getComputedStyle(arguments[0], '::before').content";
            assertEquals("\"Kpoint charged\"", tab.driver().executeScript(label, tab.find("td.extra.number")));
        }
    }

    /** The day of an opening balance stands below it, so that no part of it is read as one of the amount. */
    @Test
    void aDayBelowAnAmountIsNoPartOfIt() {
        try (Tab tab = tabs.lend(true)) {
            new FrontDoor(tab).quickly("opening@shop.ng");
            Counter.of(portal, "opening@shop.ng")
                    .http()
                    .post("/balance/opening", Map.of("amount", "500000", "when", "2026-11-01 00:00"));
            tab.resize(Screen.PHONE.width, Screen.PHONE.height);
            tab.open("/balance");
            assertEquals("₦500,000.00\n1 Nov 2026, 00:00", tab.text("[data-fact=opening] dd"));
        }
    }

    private static long lines(Tab tab, WebElement cell) {
        return (Long) tab.driver()
                .executeScript(
                        "const all = document.createRange(); all.selectNodeContents(arguments[0]);"
                                + "return new Set([...all.getClientRects()].map((r) => Math.round(r.bottom))).size",
                        cell);
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
