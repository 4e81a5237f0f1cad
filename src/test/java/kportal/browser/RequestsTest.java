package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What developers are shown: folded away from the shopkeeper, a language a tab, and never wider than the screen; with JavaScript and without. */
@Tag("browser")
class RequestsTest {
    private static final String MESSAGE = "An order of 3 ₦500 cards is ready. ".repeat(5);

    private static TestPortal portal;
    private static Tabs tabs;

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
    @EnumSource
    void aReviewShowsItsRequestWhenAsked(Way way) {
        try (Tab tab = tabs.lend(way)) {
            String draft = draft(tab, way + "@requests.ng");
            tab.open(draft);
            assertFalse(tab.shows("[data-code]"), "folded");
            tab.press("#snippets summary");
            assertTrue(tab.text("[data-code=curl]").contains("curl -i 'http"));
            tab.press("label[for=code-php]");
            assertTrue(tab.text("[data-code=php]").startsWith("<?php"));
            tab.press("label[for=code-python]");
            tab.arrive(draft, "Check before you send");
            assertTrue(tab.text("[data-code=python]").contains("urllib.request.Request("));
            assertFalse(tab.shows("[data-code=curl]"), "one at a time");
            String copy = "[data-code=python] ~ [data-copy]";
            assertEquals(way.javascript, tab.shows(copy), "a button that only a script can answer");
            assertEquals(way.javascript, tab.shows("[data-copy]"), "no other either");
            if (way.javascript) {
                tab.press(copy);
                tab.await(d -> tab.text(copy).equals("Copied"), "copied");
            }
            tab.submit("#snippets a[href^='/docs/api']");
            tab.arrive("/docs/api", "Kpoint’s requests");
            assertTrue(tab.driver().getCurrentUrl().endsWith("#sms-send-message"));
            assertTrue(tab.shows("#sms-send-message"));
            tab.submit("#code a:nth-child(1)[href*=javascript]");
            assertEquals(10, tab.count("[data-code=javascript]"));
        }
    }

    private static String draft(Tab tab, String email) {
        new FrontDoor(tab).quickly(email);
        return Counter.of(portal, email).draft("/sms", Map.of("recipient", "08031234567", "message", MESSAGE));
    }
}
