package kportal.accounts.sessions;

import static kportal.db.generated.Tables.SESSIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class SessionsTest {
    private static final String ADA = "ada@shop.ng";
    private static final String PHONE = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/142.0.0.0 Mobile Safari/537.36";
    private static final String PAGE = "/account/sessions";

    private final TestClock clock = TestClock.at("2026-11-24T17:00:00Z");
    private TestPortal portal;
    private Browser ada;

    @Parameter
    private Store store;

    @BeforeEach
    void open() {
        portal = TestPortal.start(store, clock, Map.of("TRUSTED_PROXIES", "127.0.0.1"));
        ada = portal.signUp("Ada Stores", ADA);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private Browser phone() {
        Browser phone = portal.browser();
        String csrf = phone.csrf();
        Page in = phone.send(phone.request("/login")
                .header("User-Agent", PHONE)
                .header("X-Forwarded-For", "197.210.1.2")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        Browser.encode(Map.of("email", ADA, "password", Browser.PASSWORD, "csrf", csrf)))));
        assertEquals(303, in.status());
        return phone;
    }

    @Test
    void eachIsToldByDeviceAddressAndTime() {
        Page alone = ada.get(PAGE);
        assertEquals(1, alone.select("section.card").size());
        assertEquals(0, alone.select("main form").size());
        assertTrue(alone.text().contains("You are signed in nowhere else."));
        phone();
        clock.advance(Duration.ofMinutes(5));
        Page page = ada.get(PAGE);
        String other = page.select("section.card").stream()
                .filter(card -> !card.select("form").isEmpty())
                .findFirst()
                .orElseThrow()
                .text();
        assertTrue(other.contains("Chrome on Android"), other);
        assertTrue(other.contains("197.210.1.2"), other);
        assertTrue(other.contains("24 Nov 2026, 18:00"), other);
        assertEquals(1, page.select("section.card form").size());
        assertTrue(page.text().contains("Now, on this device"));
        assertFalse(page.body().contains(ada.cookie("session")));
    }

    @Test
    void oneIsEndedFromAfar() {
        Browser phone = phone();
        String action = ada.get(PAGE).select("section.card form").attr("action");
        Page ended = ada.post(action, Map.of());
        assertEquals(PAGE, ended.location());
        assertEquals(
                "That device is signed out.", ada.follow(ended).select(".flash").text());
        assertEquals("/login", phone.get("/account").location());
        assertEquals(200, ada.get("/account").status());
        assertEquals(404, ada.post(action, Map.of()).status());
    }

    @Test
    void allOthersAreEndedAtOnce() {
        List<Browser> others = List.of(phone(), phone(), phone());
        Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
        Page ended = ada.post(PAGE + "/end-others", Map.of());
        assertEquals(PAGE, ended.location());
        others.forEach(other -> assertEquals("/login", other.get("/account").location()));
        assertEquals(200, ben.get("/account").status());
        assertEquals(1, ada.follow(ended).select("section.card").size());
    }

    @Test
    void anothersIsNotThere() {
        Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
        phone();
        String action = ada.get(PAGE).select("section.card form").attr("action");
        Snapshot before = Snapshot.of(portal);
        assertEquals(404, ben.post(action, Map.of()).status());
        assertEquals(before, Snapshot.of(portal));
        assertFalse(ben.get(PAGE).body().contains("197.210.1.2"));
    }

    @Test
    void signingOutEndsTheRow() {
        phone();
        assertEquals(2, Snapshot.of(portal).count("sessions"));
        ada.post("/logout", Map.of());
        assertEquals(1, Snapshot.of(portal).count("sessions"));
    }

    @Test
    void anEndedOneIsNotListedAndIsSweptAway() {
        phone();
        for (int i = 0; i < 13; i++) {
            clock.advance(Duration.ofHours(1));
            assertEquals(200, ada.get("/account").status());
        }
        assertEquals(1, ada.get(PAGE).select("section.card").size());
    }

    @Test
    void aNewPasswordGivesANewToken() {
        String before = ada.cookie("session");
        Page changed = ada.post(
                "/account/password", Map.of("password", Browser.PASSWORD, "new_password", "another good password"));
        assertEquals("/account", changed.location());
        assertNotEquals(before, ada.cookie("session"));
        Browser thief = portal.browser();
        Page old = thief.send(
                thief.request("/account").header("Cookie", "session=" + before).GET());
        assertEquals("/login", old.location());
        assertEquals(200, ada.get("/account").status());
    }

    @Test
    void whatIsSensitiveAsksForThePasswordAfterAWhile() {
        clock.advance(Duration.ofMinutes(29));
        assertNotEquals("/confirm", key(ada).header("Location"));
        clock.advance(Duration.ofMinutes(2));
        Snapshot before = Snapshot.of(portal);
        assertEquals("/confirm", key(ada).location());
        assertEquals("/confirm", ada.post("/key/remove", Map.of()).location());
        assertEquals("/confirm", ada.post(PAGE + "/end-others", Map.of()).location());
        assertEquals(200, ada.get("/key").status());
        assertEquals(before, Snapshot.of(portal));
    }

    private static Page key(Browser browser) {
        return browser.post("/key", Map.of("api_key", "kp_key_0123456789"));
    }

    @Test
    void confirmingLeadsBackAndGivesANewToken() {
        clock.advance(Duration.ofHours(1));
        String csrf = ada.csrf();
        Page asked = ada.send(ada.request("/key/remove")
                .header("Referer", portal.root() + "/key?x=1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.encode(Map.of("csrf", csrf)))));
        assertEquals("/confirm", asked.location());
        new FormPage(ada.post("/confirm", Map.of())).refuses("password", "Enter your password.");
        Page wrong = ada.post("/confirm", Map.of("password", "not the password"));
        new FormPage(wrong).refuses("password", "This is not your password now.");
        String before = ada.cookie("session");
        Page right = ada.post("/confirm", Map.of("password", Browser.PASSWORD));
        assertEquals("/key?x=1", right.location());
        assertNotEquals(before, ada.cookie("session"));
        assertEquals("/key", ada.post("/key/remove", Map.of()).location());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example//evil.example", "//evil.example", "mailto:x@evil.example", "%", ""})
    void confirmingLeadsNowhereElse(String referrer) {
        clock.advance(Duration.ofHours(1));
        String csrf = ada.csrf();
        ada.send(ada.request("/key/remove")
                .header("Referer", referrer)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.encode(Map.of("csrf", csrf)))));
        Page right = ada.post("/confirm", Map.of("password", Browser.PASSWORD));
        assertTrue(List.of("/", "").contains(right.location()), right.location());
        assertFalse(right.header("Location").contains("evil"));
    }

    @Test
    void guessingThereIsLimitedToo() {
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    422,
                    ada.post("/confirm", Map.of("password", "not the password")).status());
        }
        Page page = ada.post("/confirm", Map.of("password", Browser.PASSWORD));
        assertEquals(429, page.status());
        assertEquals("180", page.header("Retry-After"));
        assertTrue(page.select(".summary").text().contains("Wait 3 minutes"));
    }

    /** As it will be between the password and the second factor. */
    @Test
    void thePasswordAloneOpensNothingWhileAFactorIsMissing() {
        portal.database()
                .run(sql -> sql.update(SESSIONS).set(SESSIONS.STAGE, "password").execute());
        assertEquals("/login/factor", ada.get("/account").location());
        assertEquals("/login/factor", ada.get("/airtime").location());
        assertEquals("/login/factor", ada.get("/confirm").location());
        assertTrue(ada.get("/").text().contains("Sign up"));
        String csrf = ada.get("/login").csrf();
        Snapshot before = Snapshot.of(portal);
        assertEquals(
                "/login/factor",
                ada.postBare("/key", Map.of("csrf", csrf, "api_key", "kp_key_0123456789"))
                        .location());
        assertEquals(before, Snapshot.of(portal));
        assertEquals(200, ada.get("/logout").status());
        assertEquals("/login", ada.postBare("/logout", Map.of("csrf", csrf)).location());
        assertEquals(0, Snapshot.of(portal).count("sessions"));
    }

    @Test
    void underHttpsItsCookieIsBoundToThisHost() {
        try (TestPortal https = TestPortal.start(store, clock, Map.of("PUBLIC_URL", "https://portal.example.ng"))) {
            Browser visitor = https.browser();
            Page page = visitor.get("/login");
            String visitorCookie = page.header("Set-Cookie").replaceFirst(";.*", "");
            Page in = visitor.send(visitor.request("/signup")
                    .header("Cookie", visitorCookie)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(Browser.encode(Map.of(
                            "business",
                            "Ada",
                            "name",
                            "Ada",
                            "email",
                            ADA,
                            "password",
                            Browser.PASSWORD,
                            "csrf",
                            page.csrf())))));
            List<String> cookies = in.headers().allValues("Set-Cookie");
            for (String name : List.of("__Host-session=", "__Host-browser=")) {
                String cookie = cookies.stream()
                        .filter(each -> each.startsWith(name))
                        .findFirst()
                        .orElseThrow();
                assertTrue(
                        cookie.contains("Secure") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
                        cookie.replaceFirst("=[^;]*", "=…"));
            }
        }
    }
}
