package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Store;
import kportal.testing.TestClock;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/** What a report's charts draw is what its tables say, and nothing of it is against the content security policy; without JavaScript the tables are there. */
@Tag("browser")
class ChartsTest {
    private static final String EMAIL = "ada@shop.ng";
    private static final Instant NOW = Instant.parse("2026-11-24T11:00:00Z");

    private static TestPortal portal;
    private static Tabs tabs;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Store.SQLITE, new TestClock(NOW), Map.of());
        portal.signUp("Ada’s Corner Shop", EMAIL);
        fill(portal);
        tabs = new Tabs(portal.root(), true);
    }

    @AfterAll
    static void stop() {
        tabs.close();
        portal.close();
    }

    @ParameterizedTest
    @EnumSource
    void aChartShowsTheNumbersOfItsTable(Way way) {
        try (Tab tab = tabs.lend(way)) {
            new FrontDoor(tab).back(EMAIL);
            tab.open("/reports?from=2026-10-01&to=2026-11-24");
            tab.arrive("/reports", "Reports");
            assertTrue(tab.text("#time").contains("24 Nov 2026"), "the table");
            if (!way.javascript) {
                assertFalse(tab.shows(".plot"), "an empty plot");
                return;
            }
            tab.find(".plot canvas");
            Object plots = tab.driver().executeScript("return drawn.size");
            assertEquals(4L, plots);
            Object differing = tab.driver().executeScript("""
                    const cells = (table, i) => [...document.querySelectorAll("#" + table + " tbody tr")]
                        .map((row) => row.querySelectorAll("[data-kobo]")[i].dataset.kobo)
                        .map((kobo) => kobo === "-" ? null : Number(kobo) / 100);
                    const wrong = [];
                    for (const [plot, chart] of drawn) {
                      const [first, second] = [0, 1].map((i) => cells(plot.dataset.table, i));
                      const expected = plot.dataset.chart === "lines"
                          ? [first, second] : [first.map((sure, i) => sure + second[i]), first];
                      const shown = [chart.data[1], chart.data[2]];
                      if (JSON.stringify(expected) !== JSON.stringify(shown)) wrong.push(plot.dataset.table);
                    }
                    return wrong;
                    """);
            assertEquals(List.of(), differing);
            assertEquals(
                    true,
                    tab.driver()
                            .executeScript(
                                    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
            assertTrue(
                    tab.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                            .noneMatch(
                                    entry -> entry.getMessage().matches("(?s).*(Content Security|Refused|Uncaught).*")),
                    "the console says nothing");
        }
    }

    @Test
    void onAPhoneADayIsALineAndWhatAChartShowsIsFolded() {
        try (Tab tab = tabs.lend(Way.PHONE)) {
            new FrontDoor(tab).back(EMAIL);
            tab.open("/reports?from=2026-10-01&to=2026-10-31");
            tab.find(".plot canvas");
            Object tall = tab.driver().executeScript("""
                    return Math.max(...[...document.querySelectorAll("#time tbody tr")].map((row) => row.offsetHeight));
                    """);
            assertTrue((Long) tall < 32, "a day is " + tall + " pixels tall");
            assertEquals(false, unfolded(tab), "folded");
            tab.press("#services summary");
            assertEquals(true, unfolded(tab), "its numbers");
            tab.audit();
        }
        for (Way open : List.of(Way.PLAIN, Way.DESK)) {
            try (Tab tab = tabs.lend(open)) {
                new FrontDoor(tab).back(EMAIL);
                tab.open("/reports?from=2026-10-01&to=2026-10-31");
                assertEquals(true, unfolded(tab), open + ": there is room for it, or no chart");
            }
        }
    }

    private static Object unfolded(Tab tab) {
        return tab.driver().executeScript("return document.querySelector('#service-table').checkVisibility()");
    }

    /** The window is wider than the paper; a chart keeps the width that it was drawn with. */
    @Test
    void paperHasAllOfAChartTheTablesAndWhatTheyAreOf() {
        try (Tab tab = tabs.lend(Way.DESK)) {
            new FrontDoor(tab).back(EMAIL);
            tab.open("/reports?from=2026-10-01&to=2026-10-31");
            tab.choose("service", "electricity");
            tab.choose("user", tab.find("#user option:nth-child(2)").getDomProperty("value"));
            tab.submit(".filter button[type=submit]");
            tab.find(".plot canvas");
            assertFalse(tab.shows(".paper"), "for paper alone");
            tab.cdp("Emulation.setEmulatedMedia", Map.of("media", "print"));
            assertEquals(List.of(), tab.driver().executeScript("""
                    dispatchEvent(new Event("beforeprint"));
                    document.querySelector("main").style.maxWidth = "600px";
                    return [...document.querySelectorAll(".plot")]
                        .map((plot) => [plot.clientWidth, plot.querySelector("canvas").getBoundingClientRect().width])
                        .filter(([paper, chart]) => Math.abs(paper - chart) > 1);
                    """));
            tab.resize(700, 900);
            assertEquals(List.of(), tab.driver().executeScript("""
                    return [...document.querySelectorAll("#main .rows tr")]
                        .filter((row) => getComputedStyle(row).display !== "table-row" || !row.checkVisibility() || !row.offsetHeight)
                        .map((row) => row.outerHTML);
                    """));
            assertEquals(
                    List.of("Ada’s Corner Shop", "Service\nElectricity\nBought by\n" + EMAIL),
                    tab.driver().findElements(By.cssSelector(".paper")).stream()
                            .map(WebElement::getText)
                            .toList());
        }
    }

    @Test
    void marksSayTheYearWhereThereIsMoreThanOne() {
        try (Tab tab = tabs.lend(Way.PHONE)) {
            new FrontDoor(tab).back(EMAIL);
            assertEquals(List.of(false, false), yearIn(tab, "/reports?from=2026-10-01&to=2026-11-24"));
            assertEquals(List.of(true, true), yearIn(tab, "/reports?from=2025-10-01&to=2026-11-24&by=month"));
            assertEquals(List.of(true, true), yearIn(tab, "/reports?from=2025-12-01&to=2026-01-20&by=day"));
        }
    }

    /** Of the first and the last mark along the chart of time. */
    private static Object yearIn(Tab tab, String report) {
        tab.open(report);
        tab.find(".plot canvas");
        return tab.driver().executeScript("""
                const marks = [...drawn.values()][0].axes[0]._values.filter((mark) => mark);
                return [marks[0], marks.at(-1)].map((mark) => / 20\\d\\d$/.test(mark));
                """);
    }

    private static void fill(TestPortal portal) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Money price = Money.ofNaira(200 + i * 37L % 3_000);
            Order order = i % 3 == 0
                    ? Order.electricity("ikeja", "Ikeja Electric", "4501234567" + i % 4, "prepaid", price)
                    : Order.airtime(i % 2 == 0 ? "MTN" : "GLO", "A network", "0803123000" + i % 7, price);
            Status status = i % 11 == 0 ? Status.UNKNOWN : i % 13 == 0 ? Status.FAILED : Status.SUCCEEDED;
            rows.add(new Row(order, status, NOW.minus(Duration.ofHours(i * 9L)))
                    .units("12.5")
                    .took(Duration.ofMillis(800 + i * 13L)));
        }
        TransactionRows.of(portal.database(), Environment.SANDBOX, EMAIL).insert(rows);
    }
}
