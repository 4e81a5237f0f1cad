package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.RawHttp;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;

class CookiesTest {
    @Test
    void overHttpTheyAreHttpOnlyAndLax() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser browser = portal.browser();
            List<String> set = new ArrayList<>(browser.get("/login").headers().allValues("Set-Cookie"));
            set.addAll(browser.get("/airtime").headers().allValues("Set-Cookie"));
            set.addAll(browser.signUp("Ada Stores", "ada@shop.ng").headers().allValues("Set-Cookie"));
            for (String name : List.of("visitor=", "next=", "session=")) {
                assertTrue(set.stream().anyMatch(cookie -> cookie.startsWith(name)), name + " " + set);
            }
            for (String cookie : set) {
                assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
                assertTrue(cookie.contains("Path=/"), cookie);
                assertFalse(cookie.contains("Domain") || cookie.contains("Secure"), cookie);
            }
        }
    }

    @Test
    void underHttpsTheyAreSecureAndBoundToTheHost() {
        Map<String, String> https = Map.of("PUBLIC_URL", "https://shop.example");
        try (TestPortal portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), https)) {
            Browser browser = portal.browser();
            Page login = browser.get("/login");
            String visitor = login.headers().allValues("Set-Cookie").getFirst();
            bound(visitor, "__Host-visitor=");
            String form = Browser.encode(Map.of(
                    "business",
                    "Ada",
                    "name",
                    "Ada",
                    "email",
                    "ada@shop.ng",
                    "password",
                    Browser.PASSWORD,
                    "csrf",
                    login.csrf()));
            // The proxy before it speaks https; this client speaks http and so must carry the cookie by hand.
            Page in = browser.send(browser.request("/signup")
                    .header("Cookie", visitor.split(";", 2)[0])
                    .header("Origin", "https://" + portal.root().getAuthority())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
            assertEquals(303, in.status());
            for (String cookie : in.headers().allValues("Set-Cookie")) {
                bound(cookie, "__Host-");
            }
            for (String path : List.of("/login", "/nothing", "/account", "/health")) {
                String value = browser.get(path).header("Strict-Transport-Security");
                assertTrue(value.startsWith("max-age=31536000"), path + " " + value);
            }
            assertTrue(RawHttp.send(portal.root(), "NONSENSE\r\n\r\n").contains("Strict-Transport-Security"));
        }
    }

    private static void bound(String cookie, String name) {
        assertTrue(cookie.startsWith(name), cookie);
        assertTrue(cookie.contains("Secure") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
        assertTrue(cookie.contains("Path=/") && !cookie.contains("Domain"), cookie);
    }

    @Test
    void aFlashCookieSaysOnlyWhatIsMadeForIt() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser browser = portal.browser();
            for (String forged : List.of("<b>You won</b>", "error.500.text", "flash.none", "flash.", "key.title")) {
                Page page = browser.send(browser.request("/login")
                        .header("Cookie", "flash=" + forged)
                        .GET());
                assertEquals(200, page.status());
                assertEquals(0, page.select(".flash").size(), forged);
            }
        }
    }
}
