package kportal.accounts.factors;

import static kportal.db.generated.Tables.AUTHENTICATORS;
import static kportal.db.generated.Tables.AUTHENTICATOR_PROPOSALS;
import static kportal.db.generated.Tables.RECOVERY_CODES;
import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.http.HandlerType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Phone;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.web.Access;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class SecondFactorTest {
    private static final String WRONG =
            "This code is not right, or was used before. Wait for the next one and type that.";
    private static final String NOT_RECOVERY = "This is none of your recovery codes, or it was used before.";
    private static final Duration STEP = Duration.ofSeconds(30);

    private static final TestClock clock = TestClock.at("2026-11-24T17:00:00Z");
    private static TestPortal portal;
    private static int people;

    @Parameter
    private Store store;

    private final String email = "person" + people++ + "@shop.ng";
    private Browser here;
    private Phone phone;
    private List<String> codes;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store, clock, Map.of("TRUSTED_PROXIES", "127.0.0.1"));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    private void setUp() {
        here = portal.signUp("Shop of " + email, email);
        Phone.SetUp setUp = Phone.setUp(portal, here, clock);
        phone = setUp.phone();
        codes = setUp.codes().select(".codes code").eachText();
        clock.advance(STEP);
    }

    /** Another browser, in which the password was right. */
    private Browser halfWay() {
        Browser browser = portal.browser();
        Page page = browser.signIn(email);
        assertEquals("/login/factor", page.location());
        return browser;
    }

    private static Page give(Browser browser, String code) {
        return browser.post("/login/factor", Map.of("code", code));
    }

    /** How many rows of hers a table has. */
    private int kept(Table<?> table) {
        return portal.database()
                .<Integer>read(sql -> sql.fetchCount(sql.selectFrom(table)
                        .where(table.field("user_id", String.class)
                                .in(sql.select(USERS.ID).from(USERS).where(USERS.EMAIL.eq(email))))));
    }

    private static void refused(Page page, String message) {
        new FormPage(page).refuses("code", message);
    }

    private static boolean isIn(Browser browser) {
        return browser.get("/account").status() == 200;
    }

    @Test
    void signingInAsksForTheCode() {
        setUp();
        Browser browser = portal.browser();
        assertEquals("/login", browser.get("/transactions?q=x").location());
        assertEquals("/login/factor", browser.signIn(email).location());
        String half = browser.cookie("session");
        Page asked = browser.get("/login/factor");
        assertEquals("one-time-code", asked.select("#code").attr("autocomplete"));
        assertEquals("numeric", asked.select("#code").attr("inputmode"));
        Page in = give(browser, phone.code());
        assertEquals(303, in.status());
        assertEquals("/transactions?q=x", in.location());
        assertNotEquals(half, browser.cookie("session"));
        assertTrue(isIn(browser));
        assertEquals("/", browser.get("/login/factor").location());
        assertEquals("/", give(browser, "").location());
        Page old = portal.browser()
                .send(portal.browser()
                        .request("/login/factor")
                        .header("Cookie", "session=" + half)
                        .GET());
        assertEquals("/login", old.location(), "the half session is gone");
    }

    @Test
    void aCodeIsTypedAsItIsShown() {
        setUp();
        String code = phone.code();
        assertEquals(
                303,
                give(halfWay(), " " + code.substring(0, 3) + " " + code.substring(3))
                        .status());
    }

    @Test
    void aCodeIsGoodOnceAndForAMinute() {
        setUp();
        String code = phone.code();
        assertEquals(303, give(halfWay(), code).status());
        refused(give(halfWay(), code), WRONG);
        refused(give(halfWay(), phone.code(STEP.negated())), WRONG);
        assertEquals(303, give(halfWay(), phone.code(STEP)).status(), "a clock that is half a minute fast");
        clock.advance(Duration.ofMinutes(5));
        refused(give(halfWay(), phone.code(STEP.multipliedBy(-2))), WRONG);
        refused(give(halfWay(), phone.code(STEP.multipliedBy(2))), WRONG);
        assertEquals(303, give(halfWay(), phone.code(STEP.negated())).status(), "a slow one");
    }

    @Test
    void theCodeThatTurnedItOnIsUsedUp() {
        here = portal.signUp("Shop of " + email, email);
        phone = Phone.setUp(portal, here, clock).phone();
        refused(give(halfWay(), phone.code()), WRONG);
    }

    @Test
    void anothersCodesAreWrong() {
        setUp();
        Browser other = portal.signUp("Other", "other-" + email);
        Phone.SetUp others = Phone.setUp(portal, other, clock);
        clock.advance(STEP);
        refused(give(halfWay(), others.phone().code()), WRONG);
        refused(give(halfWay(), others.codes().select(".codes code").first().text()), NOT_RECOVERY);
    }

    @Test
    void aSeedMovedToAnotherUserCantBeRead() {
        setUp();
        Browser other = portal.signUp("Thief", "thief-" + email);
        Phone.SetUp theirs = Phone.setUp(portal, other, clock);
        portal.database().run(sql -> {
            byte[] seed = sql.select(AUTHENTICATORS.SEED)
                    .from(AUTHENTICATORS)
                    .join(USERS)
                    .on(USERS.ID.eq(AUTHENTICATORS.USER_ID))
                    .where(USERS.EMAIL.eq("thief-" + email))
                    .fetchSingle()
                    .value1();
            sql.update(AUTHENTICATORS)
                    .set(AUTHENTICATORS.SEED, seed)
                    .where(AUTHENTICATORS.USER_ID.eq(
                            sql.select(USERS.ID).from(USERS).where(USERS.EMAIL.eq(email))))
                    .execute();
        });
        clock.advance(STEP);
        Browser browser = halfWay();
        assertEquals(500, give(browser, theirs.phone().code()).status());
        assertFalse(isIn(browser));
    }

    @Test
    void whatIsNoCodeIsTold() {
        setUp();
        Browser browser = halfWay();
        refused(give(browser, ""), "Enter the code.");
        refused(give(browser, "000000"), WRONG);
        refused(give(browser, "<script>alert(1)</script>"), NOT_RECOVERY);
        refused(give(browser, "' or 1=1--"), NOT_RECOVERY);
        refused(give(browser, "x".repeat(61)), "Use 60 characters or fewer.");
        assertEquals("", new FormPage(give(browser, "123456")).value("code"));
        assertFalse(isIn(browser));
    }

    @Test
    void aRecoveryCodeIsGoodOnce() {
        setUp();
        assertEquals(10, codes.size());
        assertTrue(codes.getFirst().matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}"), codes.getFirst());
        Browser browser = halfWay();
        Page form = browser.get("/login/factor?with=recovery");
        assertEquals("off", form.select("#code").attr("autocomplete"));
        Page in = give(browser, codes.getFirst());
        assertEquals(303, in.status());
        assertTrue(browser.follow(in).text().contains("that recovery code is used up"));
        refused(give(halfWay(), codes.getFirst()), NOT_RECOVERY);
        assertTrue(browser.get("/account/factors").text().contains("9 of 10 are left."));
        assertEquals(
                303,
                give(halfWay(), codes.get(1).toLowerCase(java.util.Locale.ROOT).replace("-", " "))
                        .status());
    }

    @Test
    void newRecoveryCodesEndTheOldOnes() {
        setUp();
        Page fresh = here.post("/account/factors/codes", Map.of());
        List<String> renewed = fresh.select(".codes code").eachText();
        assertEquals(10, renewed.size());
        refused(give(halfWay(), codes.getFirst()), NOT_RECOVERY);
        assertEquals(303, give(halfWay(), renewed.getLast()).status());
    }

    @Test
    void withoutAFactorThereAreNoCodesToMake() {
        here = portal.signUp("Shop of " + email, email);
        assertEquals(
                "/account/factors",
                here.post("/account/factors/codes", Map.of()).location());
        assertEquals(0, kept(RECOVERY_CODES));
    }

    @Test
    void whatIsNotConfirmedIsOff() {
        here = portal.signUp("Shop of " + email, email);
        assertEquals(
                "/account/factors/app",
                here.post("/account/factors/app", Map.of()).location());
        Page proposal = here.get("/account/factors/app");
        assertTrue(proposal.select("svg path").attr("d").length() > 500);
        assertTrue(proposal.select("[data-seed]").text().matches("([A-Z2-7]{4} ){7}[A-Z2-7]{4}"));
        refused(here.post("/account/factors/app/confirm", Map.of("code", "000000")), WRONG);
        refused(here.post("/account/factors/app/confirm", Map.of("code", "")), "Enter the code.");
        assertTrue(here.get("/account/factors").text().contains("Set up an app"));
        assertEquals("/", portal.browser().signIn(email).location());
        clock.advance(Duration.ofMinutes(31));
        here.post("/confirm", Map.of("password", Browser.PASSWORD));
        assertEquals("/account/factors", here.get("/account/factors/app").location(), "shown no longer");
    }

    @Test
    void anotherProposalTakesThePlaceOfTheFirst() {
        here = portal.signUp("Shop of " + email, email);
        here.post("/account/factors/app", Map.of());
        Phone first = new Phone(
                here.get("/account/factors/app").select("[data-seed]").text().replace(" ", ""), clock);
        Phone.SetUp second = Phone.setUp(portal, here, clock);
        assertNotEquals(first.seed(), second.phone().seed());
        clock.advance(STEP);
        refused(give(halfWay(), first.code()), WRONG);
        assertEquals(303, give(halfWay(), second.phone().code()).status());
    }

    @Test
    void onceOnTheSeedIsShownNeverAgain() {
        setUp();
        assertEquals("/account/factors", here.get("/account/factors/app").location());
        Page another = here.follow(here.post("/account/factors/app", Map.of()));
        assertNotEquals(phone.seed(), seedOn(another));
        refused(here.post("/account/factors/app/confirm", Map.of("code", phone.code())), WRONG);
        assertEquals(303, give(halfWay(), phone.code()).status(), "the same app is good as before");
        assertFalse(here.get("/account/factors").body().contains(phone.seed()));
    }

    private static String seedOn(Page page) {
        return page.select("[data-seed]").text().replace(" ", "");
    }

    @Test
    void anotherPhoneTakesTheOldOnesPlace() {
        setUp();
        Browser there = halfWay();
        give(there, phone.code());
        Page proposal = here.follow(here.post("/account/factors/app", Map.of()));
        assertTrue(proposal.text().contains("Until you finish here, the app that you have now stays on."));
        Phone next = new Phone(seedOn(proposal), clock);
        portal.secrets().learn(next.seed());
        clock.advance(STEP);
        refused(give(halfWay(), next.code()), WRONG);
        assertEquals(
                "/account/factors",
                here.post("/account/factors/app/confirm", Map.of("code", next.code()))
                        .location());
        assertFalse(isIn(there), "others are signed out");
        assertEquals(1, kept(AUTHENTICATORS));
        assertEquals(0, kept(AUTHENTICATOR_PROPOSALS));
        refused(give(halfWay(), next.code()), WRONG);
        clock.advance(STEP);
        refused(give(halfWay(), phone.code()), WRONG);
        assertEquals(303, give(halfWay(), next.code()).status());
        assertEquals(303, give(halfWay(), codes.getFirst()).status(), "the recovery codes stay");
    }

    @Test
    void turningItOnEndsOtherSessions() {
        here = portal.signUp("Shop of " + email, email);
        Browser there = portal.browser();
        there.signIn(email);
        assertTrue(isIn(there));
        String before = here.cookie("session");
        Phone.setUp(portal, here, clock);
        assertFalse(isIn(there));
        assertTrue(isIn(here));
        assertNotEquals(before, here.cookie("session"));
    }

    @Test
    void turningItOffWantsTheFactorOnceMore() {
        setUp();
        clock.advance(Duration.ofMinutes(31));
        assertEquals(
                "/confirm", here.post("/account/factors/app/remove", Map.of()).location());
        Page asked = here.get("/confirm");
        assertEquals(1, asked.select("#code").size());
        refused(here.post("/confirm", Map.of("password", Browser.PASSWORD)), "Enter the code.");
        refused(here.post("/confirm", Map.of("password", Browser.PASSWORD, "code", "000000")), WRONG);
        String code = phone.code();
        new FormPage(here.post("/confirm", Map.of("password", "not the password", "code", code)))
                .refuses("password", "This is not your password now.");
        assertEquals(
                "/confirm", here.post("/account/factors/app/remove", Map.of()).location());
        assertEquals(
                303,
                here.post("/confirm", Map.of("password", Browser.PASSWORD, "code", code))
                        .status());
        assertEquals(
                "/account/factors",
                here.post("/account/factors/app/remove", Map.of()).location());
        assertEquals("/", portal.browser().signIn(email).location());
        assertEquals(0, kept(AUTHENTICATORS));
    }

    @Test
    void aNewPasswordConfirmsNothingWhereThereIsAFactor() {
        setUp();
        clock.advance(Duration.ofMinutes(20));
        String before = here.cookie("session");
        Page changed = here.post(
                "/account/password", Map.of("password", Browser.PASSWORD, "new_password", "wholly another thing 7"));
        assertEquals("/account", changed.location());
        assertNotEquals(before, here.cookie("session"));
        clock.advance(Duration.ofMinutes(11));
        assertEquals(
                "/confirm", here.post("/account/factors/app/remove", Map.of()).location());
        assertEquals("/confirm", here.post("/account/factors/codes", Map.of()).location());
    }

    /** Who has a session and the password, and not the phone. */
    @Test
    void everyChangeOfAWayInWantsTheFactorAgain() {
        setUp();
        clock.advance(Duration.ofMinutes(31));
        Snapshot before = Snapshot.of(portal);
        Map<String, String> typed = Map.of(
                "password", Browser.PASSWORD, "new_password", "wholly another thing 7", "email", "thief@shop.ng");
        for (String path : List.of(
                "/account/email",
                "/account/password",
                "/account/factors/app",
                "/account/factors/app/remove",
                "/account/factors/codes",
                "/account/factors/passkeys",
                "/account/factors/passkeys/new",
                "/account/sessions/end-others",
                "/key",
                "/key/remove")) {
            assertEquals("/confirm", here.post(path, typed).location(), path);
        }
        assertEquals(before, Snapshot.of(portal));
        assertEquals(
                422, here.post("/confirm", Map.of("password", Browser.PASSWORD)).status());
        here.post("/confirm", Map.of("password", Browser.PASSWORD, "code", phone.code()));
        assertEquals("/account/email", here.post("/account/email", typed).location());
    }

    @Test
    void thePasswordAloneOpensNothing() {
        setUp();
        Browser half = halfWay();
        String token = half.csrf();
        Snapshot before = Snapshot.of(portal);
        assertAll(portal.app().routes().stream()
                .filter(route -> route.access() != Access.ANYONE && route.access() != Access.HALF_SIGNED_IN)
                .map(route -> () -> {
                    String path = route.path().replace("{id}", "0190a000-0000-7000-8000-000000000000");
                    Page page = route.method().equals(HandlerType.GET)
                            ? half.get(path)
                            : half.postBare(path, Map.of("csrf", token, "password", Browser.PASSWORD));
                    assertEquals(303, page.status(), path);
                    assertEquals("/login/factor", page.location(), path);
                    assertFalse(page.body().contains("Shop of"), path);
                }));
        assertFalse(half.get("/").text().contains("Shop of"));
        assertEquals(before, Snapshot.of(portal));
        List<String> open = portal.app().routes().stream()
                .filter(route -> route.access() == Access.HALF_SIGNED_IN)
                .map(route -> route.path())
                .distinct()
                .toList();
        assertEquals(List.of("/logout", "/login/factor", "/login/factor/passkey"), open);
        assertEquals("/login", half.post("/logout", Map.of()).location());
        assertEquals("/login", half.get("/login/factor").location());
    }

    @Test
    void aPasswordSetAnewByMailIsStillOnlyOneOfTwo() {
        setUp();
        Browser browser = portal.browser();
        browser.post("/password/forgot", Map.of("email", email));
        String token = new Mailbox(portal).newest(email, "Set a new password").token();
        Page reset = browser.post("/password/reset", Map.of("token", token, "new_password", "wholly another thing 8"));
        assertEquals("/login", reset.location());
        assertFalse(isIn(browser));
        assertFalse(isIn(here));
        Page half = browser.post("/login", Map.of("email", email, "password", "wholly another thing 8"));
        assertEquals("/login/factor", half.location());
        assertFalse(isIn(browser));
        assertEquals(303, give(browser, phone.code()).status());
        assertTrue(isIn(browser));
    }

    @Test
    void theSecondStepIsAPlaceForAQuarterOfAnHour() {
        setUp();
        Browser half = halfWay();
        clock.advance(Duration.ofMinutes(14));
        assertEquals(200, half.get("/login/factor").status());
        clock.advance(Duration.ofMinutes(2));
        assertEquals("/login", half.get("/login/factor").location());
    }

    @Test
    void guessesAreFew() {
        setUp();
        Browser thief = half("10.7.0.1");
        for (int i = 0; i < 5; i++) {
            refused(guess(thief, "10.7.0.1"), WRONG);
        }
        Page full = guess(thief, "10.7.0.1");
        assertEquals(429, full.status());
        assertTrue(Integer.parseInt(full.header("Retry-After")) <= 900);
        assertEquals(429, giveFrom(thief, "10.7.0.1", phone.code()).status(), "a right one is not tried");
        for (int i = 2; i < 7; i++) {
            Browser another = half("10.7.0." + i);
            for (int j = 0; j < 5; j++) {
                refused(guess(another, "10.7.0." + i), WRONG);
            }
        }
        Browser seventh = half("10.7.0.7");
        assertEquals(429, guess(seventh, "10.7.0.7").status(), "30 for an account, from wherever");

        // Its owner: in the browser that they know, with a recovery code anywhere, and later with a code.
        here.post("/logout", Map.of());
        here.signIn(email);
        assertEquals(303, give(here, phone.code()).status());
        assertEquals(303, giveFrom(seventh, "10.7.0.7", codes.getFirst()).status());
        clock.advance(Duration.ofMinutes(31));
        assertEquals(303, giveFrom(half("10.7.0.8"), "10.7.0.8", phone.code()).status());
    }

    private Browser half(String address) {
        Browser browser = portal.browser();
        Page page = browser.send(browser.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", address)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        Browser.encode(Map.of("csrf", browser.csrf(), "email", email, "password", Browser.PASSWORD)))));
        assertEquals("/login/factor", page.location());
        return browser;
    }

    private static Page guess(Browser browser, String address) {
        return giveFrom(browser, address, "000000");
    }

    private static Page giveFrom(Browser browser, String address, String code) {
        return browser.send(browser.request("/login/factor")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", address)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        Browser.encode(Map.of("csrf", browser.csrf(), "code", code)))));
    }
}
