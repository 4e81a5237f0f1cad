package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Saved numbers in a real browser: with JavaScript the form's list follows what is typed; a page of them leads to the form. */
@Tag("browser")
class SuggestionsTest {
    private static final String NGOZI = "08031234567";

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

    /** Sixty, of whom Ngozi was saved first: she is not among the fifty that a form begins with. */
    private static void save(String email) {
        StringBuilder rows = new StringBuilder("number,name\n");
        try (Browser http = portal.browser()) {
            http.signIn(email);
            http.post("/recipients/import", Map.of("rows", "number,name\n" + NGOZI + ",Mama Ngọzi"));
            for (int i = 10; i < 70; i++) {
                rows.append("080212345")
                        .append(i)
                        .append(",Customer ")
                        .append(i)
                        .append('\n');
            }
            http.post("/recipients/import", Map.of("rows", rows.toString()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theListFollowsWhatIsTypedAndAPageOfThemLeadsBack(Way way) {
        try (Tab tab = tabs.lend(way)) {
            String email = way + "@suggest.ng";
            new FrontDoor(tab).quickly(email);
            save(email);
            tab.open("/airtime");
            tab.arrive("/airtime", "Buy airtime");
            assertEquals(50, tab.count("#suggestions option"));
            assertEquals(0, tab.count("#suggestions option[value='" + NGOZI + "']"));
            if (way.javascript) {
                tab.fill("phone_number", "0803 12");
                tab.await(d -> tab.count("#suggestions option") == 1, "narrowed to what begins so");
                assertEquals(1, tab.count("#suggestions option[value='" + NGOZI + "']"));
                tab.fill("phone_number", "ngoz");
                tab.await(d -> tab.count("#suggestions option[value='" + NGOZI + "']") == 1, "by name too");
            }
            tab.submit(".choose a");
            tab.fill("q", "ngozi");
            tab.submit(".find button");
            tab.submit("[data-number] a[href^='/airtime']");
            assertTrue(tab.path().startsWith("/airtime"));
            assertEquals(NGOZI, tab.value("phone_number"));
            for (Map.Entry<String, String> page : Map.of(
                            "/recipients", "Recipients",
                            "/recipients/new", "Save a number",
                            "/recipients/import", "Import a list",
                            "/recipients/doubles", "Which may be the same?")
                    .entrySet()) {
                tab.open(page.getKey());
                tab.arrive(page.getKey(), page.getValue());
            }
        }
    }
}
