package kportal.accounts.passkeys;

import static kportal.db.generated.Tables.PASSKEYS;
import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
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
class PasskeyLoginTest {
    private static final String ORIGIN = "http://localhost:8090";
    private static final String PAGE = "/account/factors/passkeys";
    private static final TestClock clock = TestClock.at("2026-11-24T17:00:00Z");

    private static TestPortal portal;
    private static int people;

    @Parameter
    private Store store;

    private final String email = "alone" + people++ + "@shop.ng";
    private final PasskeyDevice device = new PasskeyDevice("device of " + email, ORIGIN, "localhost");

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store, clock, Map.of("PUBLIC_URL", ORIGIN));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    private static Page add(Browser browser, String answer) {
        return browser.post(PAGE, Map.of("passkey_name", "My phone", "credential", answer));
    }

    private Browser withPasskey() {
        Browser browser = portal.signUp("Shop of " + email, email);
        Page codes = add(browser, device.create(browser.post(PAGE + "/new", Map.of())));
        assertEquals(200, codes.status(), codes.text());
        return browser;
    }

    private static String ask(Browser browser) {
        return PasskeyDevice.challenge(browser.post("/login/passkey/ask", Map.of()));
    }

    private static Page give(Browser browser, String answer) {
        return browser.post("/login/passkey", Map.of("credential", answer));
    }

    /** One text for whatever is wrong. */
    private static void refused(Browser browser, Page page) {
        assertEquals(422, page.status(), page.text());
        assertEquals(
                "That passkey did not sign you in. Try it again, or use your email address and password.",
                page.select(".summary li").text());
        assertEquals("/login", browser.get("/account").location());
    }

    @Test
    void itIsEnough() {
        Browser owner = withPasskey();
        Browser browser = portal.browser();
        assertEquals("/login", browser.get("/account/factors").location());
        String visitor = browser.cookie("visitor");
        Page options = browser.post("/login/passkey/ask", Map.of());
        assertTrue(options.body().contains("\"userVerification\":\"required\""), options.body());
        assertFalse(options.body().contains("allowCredentials\":[{"), "it names nobody");
        Page in = give(browser, device.signAlone(PasskeyDevice.challenge(options)));
        assertEquals(303, in.status(), in.text());
        assertEquals("/account/factors", in.location(), "where they wanted to go");
        assertNotEquals("", browser.cookie("session"));
        assertNotEquals(visitor, browser.cookie("session"));
        assertFalse(browser.get("/account/factors").text().contains("Not yet"));
        assertTrue(owner.get("/account/audit").text().contains("by passkey"));
        assertNotEquals("", browser.cookie("browser"), "it is known from now on");
    }

    @Test
    void anAnswerIsGoodOnceSoonAndForWhoWasAsked() {
        withPasskey();
        Browser browser = portal.browser();
        String challenge = ask(browser);
        String answer = device.signAlone(challenge);
        Browser thief = portal.browser();
        refused(thief, give(thief, answer));
        ask(thief);
        refused(thief, give(thief, answer));
        assertEquals(303, give(browser, answer).status());
        assertEquals(303, browser.post("/logout", Map.of()).status());
        refused(browser, give(browser, answer));
        ask(browser);
        refused(browser, give(browser, answer));
        String late = device.signAlone(ask(browser));
        clock.advance(Duration.ofMinutes(6));
        refused(browser, give(browser, late));
        String first = ask(browser);
        String second = ask(browser);
        refused(browser, give(browser, device.signAlone(first)));
        refused(browser, give(browser, device.signAlone(second)));
        assertEquals(303, give(browser, device.signAlone(ask(browser))).status());
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
            Browser browser = portal.browser();
            refused(browser, give(browser, elsewhere.signAlone(ask(browser))));
        }
    }

    @Test
    void aDeviceThatChecksNobodyIsNotEnough() {
        withPasskey();
        Browser browser = portal.browser();
        refused(browser, give(browser, device.unverified().signAlone(ask(browser))));
        assertEquals("/login/factor", browser.signIn(email).location());
        String asked = PasskeyDevice.challenge(browser.post("/login/factor/passkey", Map.of()));
        String answer = device.unverified().sign(asked);
        assertEquals(
                303, browser.post("/login/factor", Map.of("credential", answer)).status(), "after the password it is");
    }

    @Test
    void aCopyIsFoundByItsCount() {
        withPasskey();
        PasskeyDevice copy = device.copy();
        Browser browser = portal.browser();
        assertEquals(303, give(browser, device.signAlone(ask(browser))).status());
        Browser thief = portal.browser();
        refused(thief, give(thief, copy.signAlone(ask(thief))));
    }

    @Test
    void whoIsUnknownOrPassesForAnotherIsToldTheSame() {
        Browser owner = withPasskey();
        Browser browser = portal.browser();
        PasskeyDevice unknown = new PasskeyDevice("unknown of " + email, ORIGIN, "localhost");
        refused(browser, give(browser, unknown.signAlone(ask(browser))));
        PasskeyDevice forged = new PasskeyDevice("device of " + email, ORIGIN, "localhost");
        refused(browser, give(browser, forged.signAlone(ask(browser))));
        Browser ben = portal.signUp("Ben", "ben-" + email);
        PasskeyDevice bens = new PasskeyDevice("ben of " + email, ORIGIN, "localhost");
        assertEquals(
                200, add(ben, bens.create(ben.post(PAGE + "/new", Map.of()))).status());
        String adas = portal.database().read(sql -> sql.select(USERS.ID)
                .from(USERS)
                .where(USERS.EMAIL.eq(email))
                .fetchSingle(USERS.ID));
        String handle = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(adas.getBytes());
        refused(browser, give(browser, bens.as(handle).signAlone(ask(browser))));
        refused(browser, give(browser, device.as("").signAlone(ask(browser))));
        for (String junk : List.of("", "x", "null", "[]", "{}", "{\"id\":1}", "{\"type\":\"public-key\"}")) {
            ask(browser);
            refused(browser, give(browser, junk));
        }
        assertTrue(owner.get("/account/audit").text().contains("Sign-in failed"));
    }

    @Test
    void whoWasShutOutIsToldTheSame() {
        withPasskey();
        Browser browser = portal.browser();
        String answer = device.signAlone(ask(browser));
        portal.database().run(sql -> sql.update(USERS)
                .set(USERS.DISABLED_AT, clock.instant())
                .where(USERS.EMAIL.eq(email))
                .execute());
        refused(browser, give(browser, answer));
        portal.database().run(sql -> sql.update(USERS)
                .setNull(USERS.DISABLED_AT)
                .where(USERS.EMAIL.eq(email))
                .execute());
        assertEquals(303, give(browser, device.signAlone(ask(browser))).status());
    }

    @Test
    void askingTellsAndChangesNothingButTheQuestion() {
        withPasskey();
        Browser browser = portal.browser();
        String csrf = browser.csrf();
        Snapshot before = Snapshot.of(portal);
        ask(browser);
        ask(browser);
        assertEquals(before.count("passkey_challenges") + 1, Snapshot.of(portal).count("passkey_challenges"));
        assertEquals(
                403,
                portal.browser()
                        .postBare("/login/passkey/ask", Map.of("csrf", csrf))
                        .status());
    }

    @Test
    void thePageOffersItWhereABrowserCan() {
        Page page = portal.browser().get("/login");
        assertTrue(page.select("form[action=/login/passkey]").hasAttr("hidden"), "until JavaScript shows it");
        assertTrue(page.text().contains("counts as both factors"));
    }

    @Test
    void whetherItSignsInAloneIsRemembered() {
        Browser browser = withPasskey();
        assertFalse(browser.get("/account/factors").text().contains("Signs in without the password"));
        for (boolean alone : List.of(true, false)) {
            portal.database().run(sql -> sql.deleteFrom(PASSKEYS)
                    .where(PASSKEYS.USER_ID.in(sql.select(USERS.ID).from(USERS).where(USERS.EMAIL.eq(email))))
                    .execute());
            String answer = device.create(browser.post(PAGE + "/new", Map.of()))
                    .replace(
                            "\"clientExtensionResults\":{}",
                            "\"clientExtensionResults\":{\"credProps\":{\"rk\":" + alone + "}}");
            assertEquals(303, add(browser, answer).status());
            assertTrue(browser.get("/account/factors")
                    .text()
                    .contains("Signs in without the password " + (alone ? "Yes" : "No, only after it")));
        }
    }

    @Test
    void itConfirmsAlone() {
        Browser browser = withPasskey();
        clock.advance(Duration.ofMinutes(31));
        assertEquals("/confirm", browser.post(PAGE + "/new", Map.of()).location());
        assertTrue(browser.get("/confirm").text().contains("the password may stay empty"));
        String weak =
                device.unverified().sign(PasskeyDevice.challenge(browser.post("/login/factor/passkey", Map.of())));
        Page refused = browser.post("/confirm", Map.of("password", "", "credential", weak));
        assertEquals(422, refused.status());
        assertTrue(refused.text().contains("Give your password as well."), refused.text());
        assertEquals("/confirm", browser.post(PAGE + "/new", Map.of()).location());
        String before = browser.cookie("session");
        device.sign("bm90IGFza2Vk");
        String answer = device.sign(PasskeyDevice.challenge(browser.post("/login/factor/passkey", Map.of())));
        Page confirmed = browser.post("/confirm", Map.of("password", "", "credential", answer));
        assertEquals(303, confirmed.status(), confirmed.text());
        assertNotEquals(before, browser.cookie("session"));
        assertEquals(200, browser.post(PAGE + "/new", Map.of()).status());
        assertTrue(browser.get("/account/audit").text().contains("by passkey"));
    }

    @Test
    void itDeletesTheBusinessAlone() {
        Browser browser = withPasskey();
        Page page = browser.get("/account/delete");
        assertEquals(1, page.select("button[data-passkey=get]").size());
        String weak =
                device.unverified().sign(PasskeyDevice.challenge(browser.post("/login/factor/passkey", Map.of())));
        Map<String, String> unproved = Map.of("confirmation", email, "password", "", "credential", weak);
        assertEquals(422, browser.post("/account/delete", unproved).status());
        assertEquals(200, browser.get("/account").status());
        device.sign("bm90IGFza2Vk");
        String answer = device.sign(PasskeyDevice.challenge(browser.post("/login/factor/passkey", Map.of())));
        Page gone =
                browser.post("/account/delete", Map.of("confirmation", email, "password", "", "credential", answer));
        assertEquals(303, gone.status(), gone.text());
        assertEquals("/login", browser.get("/account").location());
    }

    @Test
    void aFloodIsHeldOff() {
        withPasskey();
        try (TestPortal other = TestPortal.start(store, clock, Map.of("PUBLIC_URL", ORIGIN))) {
            Browser browser = other.browser();
            String csrf = browser.csrf();
            for (int i = 0; i < 60; i++) {
                assertEquals(
                        422,
                        browser.postBare("/login/passkey", Map.of("csrf", csrf, "credential", "x"))
                                .status());
            }
            Page page = browser.postBare("/login/passkey", Map.of("csrf", csrf, "credential", "x"));
            assertEquals(429, page.status());
            assertEquals("5", page.header("Retry-After"));
        }
    }
}
