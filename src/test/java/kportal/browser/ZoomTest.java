package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever reads at 200 %, by the browser's zoom or by larger letters alone, still has all of each page (WCAG 1.4.4, 1.4.10). */
@Tag("browser")
class ZoomTest {
    private static final String EMAIL = "ada@shop.ng";

    /** What holds text and hides some of it, or lets it out over what stands beside it. Two lines of a message are meant to be enough. */
    private static final String CUT = """
            return [...document.querySelectorAll("body *")]
              .filter((e) => e.checkVisibility() && e.innerText?.trim() && !e.closest(".sr, .skip, .clip, thead, select, option"))
              .filter((e) => {
                const { display, overflowX, overflowY } = getComputedStyle(e);
                if (display.startsWith("inline") && !display.startsWith("inline-")) return false;
                const hides = [overflowX, overflowY].some((o) => o === "hidden" || o === "clip");
                return (!/auto|scroll/.test(overflowX) && e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)
                  || (hides && e.scrollHeight > e.clientHeight + 1);
              })
              .map((e) => `${e.scrollWidth} × ${e.scrollHeight} in ${e.clientWidth} × ${e.clientHeight}: ${e.outerHTML.slice(0, 120)}`);
            """;

    private static TestPortal portal;
    private static List<String> paths;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(Store.SQLITE);
        portal.signUp("Ada’s Corner Shop", EMAIL);
        Counter shop = Counter.of(portal, EMAIL);
        String unknown = shop.draft("/airtime", Counter.airtime("08031230444"));
        String token = shop.draft("/electricity", Counter.meter("01234560010"));
        shop.pay(unknown);
        shop.pay(token);
        paths = List.of(
                unknown,
                token,
                shop.draft("/airtime", Counter.airtime("08031234567")),
                shop.draft("/batches", Map.of("service", "airtime", "rows", "08031110011,100\n0803,100")));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void byTheBrowsersZoom() {
        look(tab -> tab.zoom(Screen.DESK), "16px");
    }

    @Test
    void byLargerLettersAlone() {
        look(tab -> tab.cdp("Page.setFontSizes", Map.of("fontSizes", Map.of("standard", 32, "fixed", 26))), "32px");
    }

    private static void look(Consumer<Tab> enlarge, String letters) {
        try (Tab tab = new Tab(portal.root(), Screen.DESK, true, false)) {
            new FrontDoor(tab).back(EMAIL);
            enlarge.accept(tab);
            Stream.concat(KeyboardTest.PAGES.stream(), paths.stream()).forEach(path -> {
                tab.open(path);
                assertEquals(letters, tab.find("html").getCssValue("font-size"), path);
                assertEquals(List.of(), tab.driver().executeScript(CUT), path);
                new Audit(tab.driver()).fits();
            });
        }
    }
}
