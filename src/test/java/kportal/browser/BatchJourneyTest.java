package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A file of purchases from upload to result, and one that comes round, by the same presses with JavaScript and without. */
@Tag("browser")
class BatchJourneyTest {
    private static final String ROWS = "staff,phone,amount\nAda,08031110011,100\nBen,0803,250\nChi,08031110001,500\n";

    private static TestPortal portal;
    private static Tabs tabs;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Store.SQLITE);
        tabs = new Tabs(portal.root(), true);
    }

    @AfterAll
    static void stop() {
        tabs.close();
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileIsMendedAgreedToAndRun(boolean javascript) throws IOException {
        String email = "rows" + javascript + "@shop.ng";
        try (Tab tab = tabs.lend(javascript)) {
            new FrontDoor(tab).quickly(email);
            Counter.of(portal, email);
            tab.open("/batches");
            tab.arrive("/batches", "Many at once");
            tab.submit("main a[href='/batches/new']");
            tab.arrive("/batches/new", "New batch");
            Path file = Files.writeString(folder.resolve("friday.csv"), ROWS);
            tab.find("[name=file]").sendKeys(file.toString());
            tab.submit("main form[method=post] button[type=submit]");
            tab.arrive("/batches/.+", "Check the batch");
            assertFalse(tab.shows("#agree"), "nothing can be agreed to");
            tab.fill("phone_number-2", "08031110012");
            tab.submit("#wrong form[action$='/rows'] button");
            tab.arrive("/batches/.+", "Check the batch");
            assertEquals("₦850.00", tab.text("[data-total]"));
            tab.fill("total", "850");
            tab.submit("#agree button");
            tab.find("#batch[data-state=finished]");
            tab.arrive("/batches/.+", "Airtime: friday.csv");
            assertEquals("2 ₦350.00", figures(tab, "succeeded"));
            assertEquals("1 ₦500.00", figures(tab, "failed"));
            assertTrue(tab.text("tr[data-row='3']").contains("Transaction failed. You were not charged."));
            assertTrue(tab.shows("a[download][href$='/result.csv']"));
        }
    }

    private static String figures(Tab tab, String state) {
        List<WebElement> cells = tab.find("[data-count=" + state + "]").findElements(By.tagName("td"));
        return cells.get(0).getText() + " " + cells.get(1).getText();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aScheduleShowsItsDatesAndAMessageItsParts(boolean javascript) {
        String email = "weekly" + javascript + "@shop.ng";
        try (Tab tab = tabs.lend(javascript)) {
            new FrontDoor(tab).quickly(email);
            Counter.of(portal, email);
            tab.open("/schedules");
            tab.arrive("/schedules", "Schedules");
            tab.open("/batches/new?service=sms");
            tab.fill("message", "Dear {name}, ₦500 is due.");
            assertTrue(tab.text("#message-help").startsWith("Use {name} for"), tab.text("#message-help"));
            assertEquals(
                    javascript,
                    tab.text("#parts").startsWith("25 characters as they stand here: 1 SMS to each."),
                    tab.text("#parts"));
            tab.open("/schedules/new");
            tab.arrive("/schedules/new", "New schedule");
            tab.fill("name", "drivers");
            tab.fill("rows", "08031110011,100");
            assertFalse(tab.shows("[name=weekday]"), "only a week has such a day");
            tab.choose("repeats", "weekly");
            tab.choose("weekday", "1");
            assertFalse(tab.shows("[name=day]"), "a week has no such day");
            tab.fill("time", "0730AM");
            tab.fill("cap", "500");
            tab.submit("main form[method=post] button[type=submit]");
            tab.arrive("/schedules/.+", "Airtime: drivers");
            assertEquals(5, tab.count("#next time"));
            assertTrue(tab.text("#next time").endsWith(", 07:30"), tab.text("#next time"));
            assertTrue(tab.text("#schedule").contains("Every week: Monday, 07:30"), tab.text("#schedule"));
        }
    }
}
