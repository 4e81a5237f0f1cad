package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Whoever has chosen the colours, and sees none of ours, still tells buttons, states, what is chosen and what has the focus. */
@Tag("browser")
class ForcedColoursTest {
    private static final String EMAIL = "ada@shop.ng";
    private static final String LOOK = script();

    @Test
    void nothingIsToldByColourAlone() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE);
                Tab tab = new Tab(portal.root(), Screen.PHONE, true, false)) {
            new Camera(tab, Path.of("target")).as("", "forced-colors", "active");
            look(tab, "/", 2);
            look(tab, "/login", 2);
            new FrontDoor(tab).quickly(EMAIL);
            Counter shop = Counter.of(portal, EMAIL);
            String unknown = bought(shop, "/airtime", Counter.airtime("08031230444"));
            bought(shop, "/airtime", Counter.airtime("08031230001"));
            bought(shop, "/airtime", Counter.airtime("08031230002"));
            String token = bought(shop, "/electricity", Counter.meter("01234560010"));
            String draft = shop.draft("/airtime", Counter.airtime("08031234567"));
            for (String page : List.of("/", "/transactions", "/transactions?status=unknown", unknown, token)) {
                look(tab, page, 8);
            }
            for (String page :
                    List.of("/transactions?span=today", "/reports", "/docs/api?code=php", "/key", "/account")) {
                look(tab, page, 4);
            }
            tab.open("/tokens");
            tab.submit("main a[href^='/tokens/']");
            look(tab, tab.path(), 5);
            tab.open("/airtime");
            tab.submit("main form[method=post] button[type=submit]");
            look(tab, 5);
            tab.open(draft);
            tab.press("#snippets summary");
            look(tab, 8);
        }
    }

    private static String bought(Counter shop, String form, Map<String, String> fields) {
        String path = shop.draft(form, fields);
        shop.pay(path);
        return path;
    }

    private static void look(Tab tab, String path, int least) {
        tab.open(path);
        look(tab, least);
    }

    /** {@code least}: so many things must have been looked at, or the script no longer finds them. */
    private static void look(Tab tab, int least) {
        // From here on the keyboard is in use, and each focus is shown.
        tab.find("body").sendKeys(Keys.TAB);
        List<?> found = (List<?>) Objects.requireNonNull(tab.driver().executeScript(LOOK));
        assertEquals(List.of(), found.subList(1, found.size()), tab.driver().getCurrentUrl());
        assertTrue((Long) found.getFirst() >= least, found.getFirst() + " at " + tab.path());
    }

    private static String script() {
        try (InputStream in =
                Objects.requireNonNull(ForcedColoursTest.class.getResourceAsStream("/forced-colours.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
