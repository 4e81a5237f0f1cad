package kportal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever guesses waits; whoever knows the password gets in. */
@ParameterizedClass
@EnumSource
class LoginLimitsTest {
    private static final String ADA = "ada@shop.ng";
    private static final String WRONG = "not the password";

    private final TestClock clock = TestClock.at("2026-11-24T17:00:00Z");
    private TestPortal portal;
    private Browser ada;

    @Parameter
    private Store store;

    @BeforeEach
    void open() {
        portal = TestPortal.start(store, clock, Map.of("TRUSTED_PROXIES", "127.0.0.1"));
        ada = portal.signUp("Ada Stores", ADA);
        ada.post("/logout", Map.of());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void tooManyTriesAreToldOnTheFormWithTheTimeToWait() {
        guess(10, ADA, "10.1.1.1");
        Page page = signIn(portal.browser(), "10.1.1.1", ADA, WRONG);
        assertEquals(429, page.status());
        assertEquals("180", page.header("Retry-After"));
        assertEquals(
                "Too many tries. Wait 3 minutes, then try again.",
                page.select(".summary li").text());
        assertEquals(ADA, new FormPage(page).value("email"));
        assertEquals("", new FormPage(page).value("password"));
        assertFalse(page.body().contains(WRONG));
        clock.advance(Duration.ofMinutes(2).plusSeconds(30));
        Page soon = signIn(portal.browser(), "10.1.1.1", ADA, Browser.PASSWORD);
        assertEquals("30", soon.header("Retry-After"));
        assertEquals(
                "Too many tries. Wait a minute, then try again.",
                soon.select(".summary li").text());
        clock.advance(Duration.ofSeconds(30));
        assertEquals(
                303, signIn(portal.browser(), "10.1.1.1", ADA, Browser.PASSWORD).status());
    }

    @Test
    void theOwnerGetsInFromElsewhereAndInABrowserThatSheUsed() {
        guess(11, ADA, "10.1.1.1");
        assertEquals(
                429, signIn(portal.browser(), "10.1.1.1", ADA, Browser.PASSWORD).status());
        assertEquals(
                303, signIn(portal.browser(), "10.2.2.2", ADA, Browser.PASSWORD).status());
        assertEquals(303, signIn(ada, "10.1.1.1", ADA, Browser.PASSWORD).status());
    }

    @Test
    void aBrowserThatSheUsedHasACountOfItsOwn() {
        for (int i = 0; i < 10; i++) {
            assertEquals(422, signIn(ada, "10.1.1." + i, ADA, WRONG).status());
        }
        assertEquals(429, signIn(ada, "10.5.5.5", ADA, Browser.PASSWORD).status());
        assertEquals(
                303, signIn(portal.browser(), "10.5.5.5", ADA, Browser.PASSWORD).status());
    }

    @Test
    void anothersBrowserIsKnownToItsOwnAccountAlone() {
        Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
        ben.post("/logout", Map.of());
        guess(10, ADA, "10.1.1.1");
        assertEquals(429, signIn(ben, "10.1.1.1", ADA, WRONG).status());
        assertEquals(
                303, signIn(ben, "10.1.1.1", "ben@shop.ng", Browser.PASSWORD).status());
    }

    @Test
    void aMadeUpBrowserCookieHelpsNobody() {
        guess(10, ADA, "10.1.1.1");
        Browser visitor = portal.browser();
        String csrf = visitor.csrf();
        Page page = visitor.send(visitor.request("/login")
                .header("X-Forwarded-For", "10.1.1.1")
                .header("Cookie", "browser=made-up; visitor=" + visitor.cookie("visitor"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        Browser.encode(Map.of("email", ADA, "password", Browser.PASSWORD, "csrf", csrf)))));
        assertEquals(429, page.status());
    }

    @Test
    void onlyWrongOnesCount() {
        for (int i = 0; i < 25; i++) {
            assertEquals(
                    303,
                    signIn(portal.browser(), "10.1.1.1", ADA, Browser.PASSWORD).status());
        }
        guess(9, ADA, "10.1.1.1");
        assertEquals(
                303, signIn(portal.browser(), "10.1.1.1", ADA, Browser.PASSWORD).status());
        guess(10, ADA, "10.1.1.1");
    }

    @Test
    void aMailAddressThatNobodyHasCountsLikeAny() {
        for (String email : new String[] {ADA, "nobody@shop.ng"}) {
            guess(10, email, "10.1.1.1");
            Page page = signIn(portal.browser(), "10.1.1.1", email, WRONG);
            assertEquals(429, page.status(), email);
            assertEquals("180", page.header("Retry-After"), email);
        }
    }

    @Test
    void aHouseholdOfIpv6IsOneAndItsNeighbourAnother() {
        for (int i = 0; i < 10; i++) {
            assertEquals(
                    422,
                    signIn(portal.browser(), "2001:db8:1:1::" + i, ADA, WRONG).status());
        }
        assertEquals(
                429,
                signIn(portal.browser(), "2001:db8:1:1:ffff::1", ADA, Browser.PASSWORD)
                        .status());
        assertEquals(
                303,
                signIn(portal.browser(), "2001:db8:1:2::1", ADA, Browser.PASSWORD)
                        .status());
    }

    /** Many people share a carrier's address: three hundred mistakes, each about another account, shut nobody out. */
    @Test
    void oneAddressAloneHasRoomForMany() {
        Browser one = portal.browser();
        String csrf = one.csrf();
        for (int i = 0; i < 299; i++) {
            Map<String, String> wrong = Map.of("email", "v" + i + "@shop.ng", "password", WRONG, "csrf", csrf);
            assertEquals(422, postBare(one, "/login", "10.1.1.1", wrong).status());
        }
        assertEquals(
                303, signIn(portal.browser(), "10.1.1.1", ADA, Browser.PASSWORD).status());
        assertEquals(422, signIn(one, "10.1.1.1", "last@shop.ng", WRONG).status());
        assertEquals(429, signIn(one, "10.1.1.1", "more@shop.ng", WRONG).status());
        assertEquals(422, signIn(one, "10.1.1.2", "more@shop.ng", WRONG).status());
    }

    /** From a hundred addresses at once: each is left two tries instead of ten, and the right password still works. */
    @Test
    void anAccountTriedFromEverywhereLeavesEachPlaceLess() {
        for (int i = 0; i < 100; i++) {
            assertEquals(
                    422,
                    signIn(portal.browser(), "10.1." + i / 10 + "." + i % 10, ADA, WRONG)
                            .status());
        }
        assertEquals(422, signIn(portal.browser(), "10.3.3.3", ADA, WRONG).status());
        assertEquals(422, signIn(portal.browser(), "10.3.3.3", ADA, WRONG).status());
        assertEquals(429, signIn(portal.browser(), "10.3.3.3", ADA, WRONG).status());
        assertEquals(
                303, signIn(portal.browser(), "10.4.4.4", ADA, Browser.PASSWORD).status());
        assertEquals(303, signIn(ada, "10.3.3.3", ADA, Browser.PASSWORD).status());
        clock.advance(Duration.ofHours(2));
        guess(10, ADA, "10.3.3.3");
    }

    /** Another portal on the same database counts on: so does one that starts anew. */
    @Test
    void aRestartForgetsNothing() {
        guess(10, ADA, "10.1.1.1");
        portal.restart();
        assertEquals(
                429, signIn(portal.browser(), "10.1.1.1", ADA, Browser.PASSWORD).status());
    }

    @Test
    void signingUpHasALimitPerAddressToo() {
        Browser one = portal.browser();
        Map<String, String> unfinished = Map.of("business", "Shop", "email", "shop@shop.ng", "csrf", one.csrf());
        for (int i = 0; i < 500; i++) {
            assertEquals(422, postBare(one, "/signup", "10.1.1.1", unfinished).status());
        }
        Page limited = postBare(one, "/signup", "10.1.1.1", unfinished);
        assertEquals(429, limited.status());
        assertEquals("5", limited.header("Retry-After"));
        assertEquals("Shop", new FormPage(limited).value("business"));
        assertEquals(422, postBare(one, "/signup", "10.1.1.2", unfinished).status());
    }

    private void guess(int times, String email, String address) {
        for (int i = 0; i < times; i++) {
            Page page = signIn(portal.browser(), address, email, WRONG);
            assertEquals(i < 10 ? 422 : 429, page.status(), "try " + i);
        }
    }

    private static Page signIn(Browser browser, String address, String email, String password) {
        return post(browser, "/login", address, Map.of("email", email, "password", password));
    }

    private static Page post(Browser browser, String path, String address, Map<String, String> form) {
        Map<String, String> fields = new HashMap<>(form);
        fields.put("csrf", browser.csrf());
        return postBare(browser, path, address, fields);
    }

    private static Page postBare(Browser browser, String path, String address, Map<String, String> fields) {
        return browser.send(browser.request(path)
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.encode(fields))));
    }
}
