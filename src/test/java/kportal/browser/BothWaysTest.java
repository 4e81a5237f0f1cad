package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BiConsumer;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked for often, by the same presses with JavaScript and without; {@link JourneysTest} buys so. */
@Tag("browser")
class BothWaysTest {
    private static final String PHONE = "08031234567";
    private static final String METER = "01234560010";

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

    private static void as(String name, boolean javascript, BiConsumer<Tab, Counter> work) {
        tabs.as(portal, name + javascript + "@shop.ng", Screen.PHONE, javascript, work);
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

    /** What is in doubt is worked off card by card: columns would do nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsInDoubtHasNoColumnsToChoose(boolean javascript) {
        as("ticks", javascript, (tab, shop) -> {
            shop.pay(shop.draft("/airtime", Counter.airtime("08031230444")));
            History history = new History(tab);
            history.open();
            assertFalse(tab.shows(".filter .fields"), "folded");
            history.narrow("status", "unknown", 0);
            tab.find(".desk li[data-id]");
            assertEquals(javascript, tab.shows(".filter .fields"), "the chips say what is chosen");
            assertFalse(tab.shows(".columns"));
            history.narrow("status", "", 1);
            history.unfold();
            assertTrue(tab.shows(".columns"));
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
