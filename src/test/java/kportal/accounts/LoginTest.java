package kportal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class LoginTest {
    private static final String ADA = "ada@shop.ng";
    private static final TestClock clock = new TestClock(Instant.parse("2026-11-24T17:00:00Z"));

    private static TestPortal portal;

    @Parameter
    private Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store, clock, Map.of("TRUSTED_PROXIES", "127.0.0.1"));
        portal.signUp("Ada Stores", ADA);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    @Test
    void theRightPasswordOpensTheDashboard() {
        Browser ada = portal.browser();
        Page page = ada.post("/login", Map.of("email", " ADA@shop.ng ", "password", Browser.PASSWORD));
        assertEquals(303, page.status());
        assertEquals("/", page.location());
        assertTrue(ada.follow(page).text().contains("Ada Stores"));
        assertEquals("/", ada.get("/login").location());
    }

    @Test
    void aWrongOneIsToldWithoutSayingWhich() {
        Page wrong = from("10.9.0.1", Map.of("email", ADA, "password", "not the password"));
        Page nobody = from("10.9.0.1", Map.of("email", "nobody@shop.ng", "password", "not the password"));
        for (Page page : List.of(wrong, nobody)) {
            assertEquals(422, page.status());
            assertTrue(page.html().title().startsWith("Error: "));
            assertEquals(
                    "The email address or the password is wrong.",
                    page.select(".summary li").text());
            assertEquals("", new FormPage(page).value("password"));
            assertFalse(page.body().contains("not the password"));
        }
        assertEquals(ADA, new FormPage(wrong).value("email"));
    }

    @Test
    void eachWrongFieldIsTold() {
        refuses("email", "", "Enter your email address.");
        refuses("email", "a\0b@shop.ng", "This holds a character that can’t be sent. Type it again.");
        refuses("email", "x".repeat(255), "Use 254 characters or fewer.");
        refuses("password", "", "Enter your password.");
    }

    private static void refuses(String field, String typed, String message) {
        Map<String, String> fields = new HashMap<>(Map.of("email", ADA, "password", Browser.PASSWORD));
        fields.put(field, typed);
        new FormPage(from("10.9.0.2", fields)).refuses(field, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or 1=1--",
                "<script>alert(1)</script>",
                "ada@shop.ng' --",
                "%",
                "🛒@shop.ng",
                "ADA@SHOP.NG\u200f"
            })
    void hostileAddressesAreJustWrong(String email) {
        Page page = from("10.9.0.3", Map.of("email", email, "password", Browser.PASSWORD));
        assertEquals(422, page.status());
        assertEquals(email, new FormPage(page).value("email"));
        assertFalse(page.body().contains("<script>alert"));
    }

    /** Not its cookies: the browser stays known to its owner. */
    @Test
    void signingOutClearsTheBrowser() {
        Browser ada = portal.browser();
        ada.signIn(ADA);
        String known = ada.cookie("browser");
        Page out = ada.post("/logout", Map.of());
        assertEquals("\"cache\", \"storage\"", out.header("Clear-Site-Data"));
        assertEquals(known, ada.cookie("browser"));
        assertEquals("", ada.get("/login").header("Clear-Site-Data"));
    }

    @Test
    void aSessionBeginsAnewAtSignInAndEndsAtSignOut() {
        Browser ada = portal.browser();
        ada.signIn(ADA);
        String first = ada.cookie("session");
        ada.signIn(ADA);
        String second = ada.cookie("session");
        assertNotEquals(first, second);
        assertEquals("/login", asking("/account", "session=" + first).location());
        assertEquals(200, asking("/account", "session=" + second).status());

        Page out = ada.post("/logout", Map.of());
        assertEquals("/login", out.location());
        assertEquals("", ada.cookie("session"));
        assertEquals("/login", asking("/account", "session=" + second).location());
        assertFalse(Snapshot.of(portal).toString().contains(second));
    }

    @Test
    void aPlantedSessionCookieIsWorthNothing() {
        Page page = asking("/login", "session=planted-by-another-site; visitor=" + "v".repeat(43));
        String csrf = page.csrf();
        Page in = portal.browser()
                .send(portal.browser()
                        .request("/login")
                        .header("Cookie", "session=planted-by-another-site; visitor=" + "v".repeat(43))
                        .header("X-Forwarded-For", "10.9.0.4")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                Browser.encode(Map.of("email", ADA, "password", Browser.PASSWORD, "csrf", csrf)))));
        assertEquals(303, in.status());
        assertFalse(in.headers().allValues("Set-Cookie").toString().contains("planted"));
        assertEquals(
                "/login", asking("/account", "session=planted-by-another-site").location());
    }

    @Test
    void aSessionEndsAfterHalfADayWithoutAPage() {
        TestClock later = TestClock.at("2026-11-24T17:00:00Z");
        try (TestPortal other = TestPortal.start(store, later, Map.of())) {
            Browser ada = other.signUp("Ada Stores", ADA);
            later.advance(Duration.ofHours(11));
            assertEquals(200, ada.get("/account").status());
            later.advance(Duration.ofHours(11));
            assertEquals(200, ada.get("/account").status());
            later.advance(Duration.ofHours(13));
            assertEquals(303, ada.get("/account").status());
            ada.signIn(ADA);
            for (int day = 0; day < 29; day++) {
                assertEquals(200, ada.get("/account").status(), "half day " + day);
                later.advance(Duration.ofMinutes(719));
            }
            assertEquals(303, ada.get("/account").status());
        }
    }

    @Test
    void afterTenTriesOneAddressWaitsAndAnotherDoesNot() {
        portal.signUp("Flooded Stores", "flooded@shop.ng");
        Map<String, String> wrong = Map.of("email", "flooded@shop.ng", "password", "wrong password");
        Map<String, String> right = Map.of("email", "flooded@shop.ng", "password", Browser.PASSWORD);
        for (int i = 0; i < 10; i++) {
            assertEquals(422, from("10.1.1.1", wrong).status());
        }
        assertEquals(429, from("10.1.1.1", wrong).status());
        assertEquals(429, from("10.1.1.1", right).status());
        assertEquals(
                429,
                from("10.1.1.1", Map.of("email", "FLOODED@shop.ng", "password", "x"))
                        .status());
        // What stands before the last hop is the visitor's own word.
        assertEquals(429, from("10.7.7.7, 10.1.1.1", right).status());
        assertEquals(303, from("10.2.2.2", right).status());
    }

    @Test
    void anAddressThatNoProxyVouchesForIsNotBelieved() {
        try (TestPortal bare = TestPortal.start(store)) {
            bare.signUp("Ada Stores", ADA);
            Page page = null;
            for (int i = 0; i < 11; i++) {
                Map<String, String> wrong = Map.of("email", ADA, "password", "wrong password");
                page = from(bare, "10.3.3." + i, wrong);
            }
            assertEquals(429, page.status());
        }
    }

    private static Page from(String address, Map<String, String> form) {
        return from(portal, address, form);
    }

    private static Page from(TestPortal portal, String address, Map<String, String> form) {
        Browser browser = portal.browser();
        Map<String, String> fields = new HashMap<>(form);
        fields.put("csrf", browser.csrf());
        return browser.send(browser.request("/login")
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.encode(fields))));
    }

    private static Page asking(String path, String cookies) {
        Browser browser = portal.browser();
        return browser.send(browser.request(path).header("Cookie", cookies).GET());
    }

    @Test
    void signingInLeadsWhereOneWasGoing() {
        Browser ada = portal.browser();
        ada.get("/airtime?amount=500&phone_number=0803+123+4567");
        Page in = ada.signIn(ADA);
        assertEquals("/airtime?amount=500&phone_number=0803+123+4567", in.location());
        assertEquals("", ada.cookie("next"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "http:evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                "/x\r\nSet-Cookie: a=b",
                " //evil.example",
                "",
                "évil"
            })
    void aNextThatLeadsAwayIsIgnored(String next) {
        Browser ada = portal.browser();
        String cookie = Base64.getUrlEncoder().withoutPadding().encodeToString(next.getBytes(StandardCharsets.UTF_8));
        String csrf = ada.csrf();
        Page in = ada.send(ada.request("/login")
                .header("Cookie", "next=" + cookie + "; visitor=" + ada.cookie("visitor"))
                .header("X-Forwarded-For", "10.8.0." + Math.floorMod(next.hashCode(), 250))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        Browser.encode(Map.of("email", ADA, "password", Browser.PASSWORD, "csrf", csrf)))));
        assertEquals(303, in.status());
        assertEquals("/", in.location());
        assertTrue(in.header("Location").matches("(http://127.0.0.1:\\d+)?/"), in.header("Location"));
    }
}
