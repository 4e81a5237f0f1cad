package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.BiConsumer;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person meets when something went wrong: the desk, buying again, and the error pages; all of axe's rules. */
@Tag("browser")
class DoubtTest {
    private static final String DROPPED = "08031230444";

    private static TestPortal portal;

    /** Unaudited by itself: an error page's own status is an error to the console. */
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

    private static void as(String name, Screen screen, boolean javascript, BiConsumer<Tab, Counter> work) {
        tabs.as(portal, name + screen + javascript + "@shop.ng", screen, javascript, work);
    }

    private static void look(Tab tab, String path, String heading) {
        tab.open(path);
        seen(tab, heading);
    }

    private static void seen(Tab tab, String heading) {
        tab.await(d -> tab.text("h1").contains(heading), heading);
        if (tab.scripted()) {
            new Audit(tab.driver()).everything();
        }
    }

    @ParameterizedTest
    @EnumSource
    void boughtAgainFromTheDesk(Way way) {
        as("desk", way.screen, way.javascript, (tab, shop) -> {
            String first = shop.draft("/airtime", Counter.airtime(DROPPED));
            shop.pay(first);
            String other = shop.draft("/sms", Map.of("recipient", DROPPED, "message", "Did it come?"));
            shop.pay(other);
            look(tab, "/transactions?status=unknown", "History");
            tab.submit("form[action='" + first + "/again'] button");
            seen(tab, "Check before you pay");
            tab.submit("form[action$='/pay'] button");
            seen(tab, "Check before you pay");
            tab.press("[name=again]");
            tab.submit("form[action$='/pay'] button");
            tab.find("#receipt[data-status=unknown]");
            seen(tab, " for ");
            assertTrue(tab.text("#receipt").contains("Second try of"), tab.text("#receipt"));
            assertTrue(tab.shows(".notice.unsettled a"));
            tab.submit("#receipt a.try");
            assertEquals(first, tab.path());
            assertTrue(tab.text("#receipt").contains("Bought again as"), tab.text("#receipt"));
            look(tab, first + "/dispute", "Ask Kpoint");
            look(tab, "/transactions", "History");
            assertTrue(tab.shows("tr[data-id] a.unsettled"));
            look(tab, "/", "Ada’s Corner Shop");
            look(tab, "/airtime?phone_number=" + DROPPED, "Buy airtime");
            assertTrue(tab.shows("#unsettled a"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void errorPages(Way way) {
        as("errors", way.screen, way.javascript, (tab, shop) -> {
            look(tab, "/nowhere", "There is nothing here");
            for (String form : new String[] {"/airtime", "/data?network=MTN", "/electricity", "/sms"}) {
                tab.open(form);
                tab.submit("main form[method=post] button[type=submit]");
                seen(tab, tab.text("h1"));
                assertTrue(tab.shows(".summary"));
            }
            look(tab, "/transactions?from=bad", "History");
            tab.driver().executeScript("document.querySelector('footer form[action$=logout] [name=csrf]').value = 'x'");
            tab.submit("form[action='/logout'] button");
            seen(tab, "That was not allowed");
            String receipt = shop.draft("/airtime", Counter.airtime("08031234567"));
            shop.pay(receipt);
            portal.database().run(sql -> sql.execute("alter table transaction_events rename to gone"));
            look(tab, receipt, "Something broke on our side");
            portal.database().run(sql -> sql.execute("alter table gone rename to transaction_events"));
        });
    }

    /** As somebody types the number, before anything is sent; without scripts on the page to check. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theMarkAppearsAsOneTypes(boolean javascript) {
        as("mark", Screen.PHONE, javascript, (tab, shop) -> {
            String first = shop.draft("/airtime", Counter.airtime(DROPPED));
            shop.pay(first);
            tab.open("/airtime");
            assertEquals(0, tab.count("#unsettled a"));
            tab.fill("phone_number", "0803 123 0444");
            if (javascript) {
                tab.find("#unsettled a");
                tab.fill("phone_number", "0803 123 0445");
                tab.await(d -> tab.count("#unsettled a") == 0, "the mark goes with the number");
                tab.fill("phone_number", "0803 123 0444");
            }
            tab.choose("network", "MTN");
            tab.fill("amount", "200");
            new Purchase(tab).review("Check before you pay");
            assertTrue(tab.shows(".notice a[href='" + first + "']"));
        });
    }
}
