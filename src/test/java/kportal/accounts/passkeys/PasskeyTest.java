package kportal.accounts.passkeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.PasskeyDevice;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class PasskeyTest {
    private static final String ORIGIN = "http://localhost:8090";
    private static final String PAGE = "/account/factors/passkeys";
    private static final TestClock clock = TestClock.at("2026-11-24T17:00:00Z");

    private static TestPortal portal;
    private static int people;

    @Parameter
    private Store store;

    private final String email = "person" + people++ + "@shop.ng";
    private final PasskeyDevice device = new PasskeyDevice("device of " + email, ORIGIN, "localhost");

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store, clock, Map.of("PUBLIC_URL", ORIGIN));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    private static String newChallenge(Browser browser) {
        return PasskeyDevice.challenge(browser.post(PAGE + "/new", Map.of()));
    }

    private static Page add(Browser browser, String answer) {
        return browser.post(PAGE, Map.of("passkey_name", "My phone", "credential", answer));
    }

    private Browser withPasskey() {
        Browser browser = portal.signUp("Shop of " + email, email);
        Page codes = add(browser, device.create(newChallenge(browser)));
        assertEquals(200, codes.status(), codes.text());
        assertEquals(10, codes.select(".codes code").size());
        return browser;
    }

    private Browser halfWay() {
        Browser browser = portal.browser();
        assertEquals("/login/factor", browser.signIn(email).location());
        return browser;
    }

    private static String challenge(Browser browser) {
        return PasskeyDevice.challenge(browser.post("/login/factor/passkey", Map.of()));
    }

    private static Page give(Browser browser, String answer) {
        return browser.post("/login/factor", Map.of("credential", answer));
    }

    private static void refused(Page page) {
        assertEquals(422, page.status(), page.text());
        assertEquals(
                "The passkey was not taken. Try it again, or use a code.",
                page.select(".summary li").text());
    }

    @Test
    void signingInWithIt() {
        Browser here = withPasskey();
        assertTrue(here.get("/account/factors").text().contains("My phone"));
        Browser browser = halfWay();
        Page asked = browser.get("/login/factor");
        assertEquals(1, asked.select("[data-passkey=get]").size());
        assertEquals(0, asked.select("#code").size(), "there is no app");
        String half = browser.cookie("session");
        assertEquals("/", give(browser, device.sign(challenge(browser))).location());
        assertNotEquals(half, browser.cookie("session"));
        assertEquals(200, browser.get("/account").status());
        assertFalse(browser.get("/account/factors").text().contains("Not yet"));
    }

    @Test
    void itsRecoveryCodesLetInToo() {
        Browser browser = portal.signUp("Shop of " + email, email);
        Page codes = add(browser, device.create(newChallenge(browser)));
        Browser other = halfWay();
        String code = codes.select(".codes code").first().text();
        assertEquals(303, other.post("/login/factor", Map.of("code", code)).status());
    }

    @Test
    void anAnswerIsGoodOnceAndSoon() {
        withPasskey();
        Browser browser = halfWay();
        String challenge = challenge(browser);
        String answer = device.sign(challenge);
        assertEquals(303, give(browser, answer).status());
        Browser another = halfWay();
        refused(give(another, answer));
        refused(give(another, device.sign(challenge)));
        String late = device.sign(challenge(another));
        clock.advance(Duration.ofMinutes(6));
        refused(give(another, late));
        String first = challenge(another);
        challenge(another);
        refused(give(another, device.sign(first)));
        assertEquals(303, give(another, device.sign(challenge(another))).status());
    }

    @Test
    void aRefusedAnswerUsesTheQuestionUp() {
        withPasskey();
        Browser browser = halfWay();
        String challenge = challenge(browser);
        refused(give(browser, "{}"));
        refused(give(browser, device.sign(challenge)));
    }

    @Test
    void anotherSitesAnswersAreWorthNothing() {
        withPasskey();
        for (PasskeyDevice elsewhere : List.of(
                device.at("https://localhost:8090", "localhost"),
                device.at("http://localhost:8091", "localhost"),
                device.at("http://kportal.localhost:8090", "localhost"),
                device.at("https://evil.example", "evil.example"),
                device.at(ORIGIN, "evil.example"))) {
            Browser browser = halfWay();
            refused(give(browser, elsewhere.sign(challenge(browser))));
            assertEquals("/login/factor", browser.get("/account").location());
        }
        PasskeyDevice other = new PasskeyDevice("device of " + email, ORIGIN, "localhost");
        Browser browser = halfWay();
        refused(give(browser, other.sign(challenge(browser))));
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        withPasskey();
        Browser browser = halfWay();
        for (String junk : List.of("x", "null", "[]", "{\"id\":1}", "{\"type\":\"public-key\"}", "\"<script>\"")) {
            challenge(browser);
            refused(give(browser, junk));
        }
    }

    @Test
    void anothersPasskeyIsRefused() {
        withPasskey();
        Browser ben = portal.signUp("Ben", "ben-" + email);
        PasskeyDevice bens = new PasskeyDevice("ben of " + email, ORIGIN, "localhost");
        assertEquals(200, add(ben, bens.create(newChallenge(ben))).status());
        Browser browser = halfWay();
        refused(give(browser, bens.sign(challenge(browser))));
    }

    @Test
    void aCopyIsFoundByItsCount() {
        withPasskey();
        PasskeyDevice copy = device.copy();
        Browser browser = halfWay();
        assertEquals(303, give(browser, device.sign(challenge(browser))).status());
        Browser thief = halfWay();
        refused(give(thief, copy.sign(challenge(thief))));
    }

    @Test
    void addingOneWantsItsQuestionItsSiteAndAName() {
        Browser browser = portal.signUp("Shop of " + email, email);
        Snapshot before = Snapshot.of(portal);
        String refusal = "No passkey came from this browser.";
        assertTrue(add(browser, "").text().contains(refusal), "without JavaScript");
        assertTrue(add(browser, device.create("bm90IGFza2Vk")).text().contains(refusal));
        assertTrue(add(browser, device.at("https://evil.example", "localhost").create(newChallenge(browser)))
                .text()
                .contains(refusal));
        new FormPage(browser.post(PAGE, Map.of("passkey_name", " ", "credential", "x")))
                .refuses("passkey_name", "Enter a name for it.");
        String challenge = newChallenge(browser);
        Browser ben = portal.signUp("Ben", "ben-" + email);
        assertTrue(add(ben, device.create(challenge)).text().contains(refusal), "asked of another");
        assertTrue(browser.get("/account/factors").text().contains("Set up an app"));
        assertEquals("/", portal.browser().signIn(email).location());
        assertEquals(before.count("passkeys"), Snapshot.of(portal).count("passkeys"));
    }

    @Test
    void oneDeviceIsOneUsers() {
        withPasskey();
        Browser ben = portal.signUp("Ben", "ben-" + email);
        assertEquals(422, add(ben, device.create(newChallenge(ben))).status());
        assertEquals("/", portal.browser().signIn("ben-" + email).location());
    }

    @Test
    void onesOwnMayBeRemovedAndNoOthers() {
        Browser browser = withPasskey();
        String remove =
                browser.get("/account/factors").select("form[action$=/remove]").attr("action");
        Browser ben = portal.signUp("Ben", "ben-" + email);
        assertEquals(404, ben.post(remove, Map.of()).status());
        clock.advance(Duration.ofMinutes(31));
        assertEquals("/confirm", browser.post(remove, Map.of()).location());
        assertEquals("/confirm", browser.post(PAGE + "/new", Map.of()).location());
        Page asked = browser.get("/confirm");
        assertEquals(1, asked.select("[data-passkey=get]").size());
        assertEquals(
                422,
                browser.post("/confirm", Map.of("password", Browser.PASSWORD)).status());
        String answer = device.sign(challenge(browser));
        assertEquals(
                303,
                browser.post("/confirm", Map.of("password", Browser.PASSWORD, "credential", answer))
                        .status());
        assertEquals("/account/factors", browser.post(remove, Map.of()).location());
        assertEquals("/", portal.browser().signIn(email).location());
        assertEquals(404, browser.post(remove, Map.of()).status());
    }
}
