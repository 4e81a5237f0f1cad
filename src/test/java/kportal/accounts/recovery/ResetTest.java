package kportal.accounts.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Mailbox;
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
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ResetTest {
    private static final String ADA = "ada@shop.ng";
    private static final String BEN = "ben@shop.ng";
    private static final String NEW = "another good password";
    private static final String COMMON =
            "This password is too easy to guess. Use a few words that don’t belong together, or a longer one.";
    private static final String PERSONAL =
            "Leave your own name, business and email address out of the password, and ours. Use something else.";
    private static final String SUBJECT = "Set a new password";

    private final TestClock clock = TestClock.at("2026-11-24T17:00:00Z");

    @Parameter
    private Store store;

    private TestPortal portal;
    private Mailbox mails;

    @BeforeEach
    void open() {
        portal = TestPortal.start(store, clock, Map.of("PUBLIC_URL", "http://portal.example"));
        mails = new Mailbox(portal);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void theOwnersLogTellsOfAReset() {
        portal.signUp("Ada Stores", ADA);
        use(portal.browser(), ask(ADA), NEW);
        Browser ada = portal.browser();
        ada.post("/login", Map.of("email", ADA, "password", NEW));
        assertEquals(
                List.of("signed_in", "password_reset", "password_reset_asked", "signed_up"),
                ada.get("/account/audit").select("tr[data-kind]").eachAttr("data-kind"));
    }

    private String ask(String email) {
        Page asked = portal.browser().post("/password/forgot", Map.of("email", email));
        assertEquals(303, asked.status(), asked.text());
        return mails.newest(email, SUBJECT).link();
    }

    /** Into a cookie, and on to the same page without it. */
    private static Page open(Browser browser, String link) {
        Page led = browser.get(link);
        assertEquals(303, led.status());
        assertEquals("/password/reset", led.location());
        return browser.follow(led);
    }

    /** As its form posts it. */
    private static Page send(Browser browser, Page form, String password) {
        return browser.post(
                "/password/reset",
                Map.of("link", form.select("input[name=link]").attr("value"), "new_password", password));
    }

    @Test
    void theTokenLeavesTheAddressForACookie() {
        portal.signUp("Ada Stores", ADA);
        String link = ask(ADA);
        Browser browser = portal.browser();
        Page led = browser.get(link);
        String cookie = led.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("link-password-reset="))
                .findFirst()
                .orElse("");
        assertTrue(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"), cookie);
        assertTrue(cookie.contains("Max-Age=1800"), cookie);
        Page form = browser.follow(led);
        new FormPage(send(browser, form, "short")).refuses("new_password", "Use at least 8 characters.");
        assertEquals(200, browser.get("/password/reset").status(), "a look uses nothing up");
        assertEquals("/login", send(browser, form, NEW).location());
        assertEquals("", browser.cookie("link-password-reset"));
        isGone(browser.get("/password/reset"));
        isGone(send(browser, form, "a third good password"));
        isGone(send(portal.browser(), form, "a third good password"));
        assertEquals(303, signIn(ADA, NEW));
    }

    @Test
    void ofTwoLinksInTwoTabsNoneChangesTheOther() {
        portal.signUp("Ada Stores", ADA);
        portal.signUp("Ben Stores", BEN);
        Browser browser = portal.browser();
        Page adas = open(browser, ask(ADA));
        Page bens = open(browser, ask(BEN));
        assertTrue(bens.text().contains(BEN));
        Snapshot before = Snapshot.of(portal);
        Page stale = send(browser, adas, NEW);
        assertEquals(422, stale.status());
        assertEquals(
                "This form was not made for the link that was opened last in this browser. Nothing was changed. This page is now about "
                        + BEN + ": send it again if that is what you want.",
                stale.select(".summary li").text());
        assertEquals(before, Snapshot.of(portal));
        assertEquals(422, send(browser, portal.browser().get("/login"), NEW).status(), "of no link at all");
        assertEquals("/login", send(browser, stale, NEW).location());
        assertEquals(303, signIn(BEN, NEW));
        assertEquals(303, signIn(ADA, Browser.PASSWORD));
    }

    private static Page use(Browser browser, String link, String password) {
        return browser.post(
                "/password/reset", Map.of("token", link.replaceFirst(".*token=", ""), "new_password", password));
    }

    @Test
    void aLinkSetsANewPasswordAndEndsEverySession() {
        Browser ada = portal.signUp("Ada Stores", ADA);
        Browser elsewhere = portal.browser();
        elsewhere.signIn(ADA);
        Browser ben = portal.signUp("Ben Stores", BEN);
        Browser fresh = portal.browser();
        String link = ask(ADA);
        assertTrue(link.startsWith("/password/reset?token="), link);

        Page form = open(fresh, link);
        assertEquals(200, form.status());
        assertEquals("same-origin", form.header("Referrer-Policy"));
        assertTrue(form.text().contains("For the account of " + ADA), form.text());
        assertFalse(form.body().contains(link.replaceFirst(".*token=", "")), "no page holds it");
        Page done = use(fresh, link, NEW);
        assertEquals("/login", done.location());
        assertEquals("", fresh.cookie("session"));
        assertEquals(
                "Your new password is set. Sign in with it.",
                fresh.follow(done).select(".flash").text());

        assertEquals("/login", ada.get("/account").location());
        assertEquals("/login", elsewhere.get("/account").location());
        assertEquals(200, ben.get("/account").status());
        assertEquals(422, signIn(ADA, Browser.PASSWORD));
        assertEquals(303, signIn(ADA, NEW));
        assertEquals(303, signIn(BEN, Browser.PASSWORD));
        assertTrue(mails.newest(ADA, "Your password was changed").text().contains("If it was not you"));
    }

    @Test
    void aLinkIsGoodOnceAndOnlyWhileItIsYoung() {
        portal.signUp("Ada Stores", ADA);
        String first = ask(ADA);
        String second = ask(ADA);
        assertEquals(303, use(portal.browser(), second, NEW).status());
        for (String used : List.of(first, second)) {
            isGone(portal.browser().get(used));
            isGone(use(portal.browser(), used, "a third good password"));
        }
        String old = ask(ADA);
        clock.advance(Duration.ofMinutes(29));
        assertEquals(200, open(portal.browser(), old).status());
        clock.advance(Duration.ofMinutes(1));
        Snapshot before = Snapshot.of(portal);
        isGone(portal.browser().get(old));
        isGone(use(portal.browser(), old, "a third good password"));
        assertEquals(before, Snapshot.of(portal));
        assertEquals(303, signIn(ADA, NEW));
    }

    @Test
    void whatIsNotAResetLinkIsGoneToo() {
        portal.signUp("Ada Stores", ADA);
        String verify = mails.newest(ADA, "Confirm your email address").token();
        Snapshot before = Snapshot.of(portal);
        for (String token : List.of("", "x", verify, "' or 1=1--", "x".repeat(5000), "\0", "<script>")) {
            isGone(use(portal.browser(), token, NEW));
        }
        isGone(portal.browser().get("/password/reset"));
        isGone(portal.browser().get("/password/reset?token=" + verify));
        assertEquals(before, Snapshot.of(portal));
    }

    @Test
    void aBadPasswordIsToldAndUsesNothingUp() {
        portal.signUp("Ada Stores", ADA);
        String link = ask(ADA);
        Browser browser = portal.browser();
        new FormPage(use(browser, link, "short")).refuses("new_password", "Use at least 8 characters.");
        new FormPage(use(browser, link, "")).refuses("new_password", "Enter a new password.");
        new FormPage(use(browser, link, "password1")).refuses("new_password", COMMON);
        for (String own : List.of("adastores123", "adaobi12345")) {
            new FormPage(use(browser, link, own)).refuses("new_password", PERSONAL);
        }
        assertEquals(303, use(browser, link, NEW).status());
    }

    @Test
    void aLinkIsForItsOwnAccountAlone() {
        portal.signUp("Ada Stores", ADA);
        Browser ben = portal.signUp("Ben Stores", BEN);
        assertEquals(303, use(ben, ask(ADA), NEW).status());
        assertEquals(200, ben.get("/account").status());
        assertEquals(303, signIn(BEN, Browser.PASSWORD));
        assertEquals(303, signIn(ADA, NEW));
    }

    @Test
    void nobodyLearnsWhoHasAnAccount() {
        portal.signUp("Ada Stores", ADA);
        mails.settle();
        Page known = portal.browser().post("/password/forgot", Map.of("email", " ADA@shop.ng "));
        Page unknown = portal.browser().post("/password/forgot", Map.of("email", "nobody@shop.ng"));
        for (Page page : List.of(known, unknown)) {
            assertEquals(303, page.status());
            assertEquals("/login", page.location());
        }
        assertEquals(cookie(known), cookie(unknown));
        assertEquals(2, mails.all(ADA).size());
        assertEquals(List.of(), mails.all("nobody@shop.ng"));
        FormPage wrong = new FormPage(portal.browser().post("/password/forgot", Map.of("email", "nobody")));
        wrong.refuses("email", "Enter an email address such as ada@shop.ng.");
    }

    /** More mails are not sent, but nobody is told so: a stranger could keep the owner from asking. */
    @Test
    void oneAccountGetsOnlySoManyLinks() {
        portal.signUp("Ada Stores", ADA);
        for (int i = 0; i < 9; i++) {
            assertEquals(
                    303,
                    portal.browser()
                            .post("/password/forgot", Map.of("email", ADA))
                            .status());
        }
        assertEquals(1 + 5, mails.all(ADA).size());
    }

    @Test
    void aResetVerifiesTheAddress() {
        portal.signUp("Ada Stores", ADA);
        use(portal.browser(), ask(ADA), NEW);
        Browser ada = portal.browser();
        ada.post("/login", Map.of("email", ADA, "password", NEW));
        assertEquals(0, ada.get("/").select("#unverified").size());
    }

    @Test
    void changingThePasswordSpoilsALink() {
        Browser ada = portal.signUp("Ada Stores", ADA);
        String link = ask(ADA);
        ada.post("/account/password", Map.of("password", Browser.PASSWORD, "new_password", NEW));
        isGone(portal.browser().get(link));
        assertEquals(2 + 1, mails.all(ADA).size());
    }

    @Test
    void onlyAHashOfATokenIsKept() {
        portal.signUp("Ada Stores", ADA);
        String token = ask(ADA).replaceFirst(".*token=", "");
        String kept = Snapshot.of(portal).toString();
        assertFalse(kept.contains(token));
        assertTrue(kept.contains(kportal.support.Tokens.hash(token)));
    }

    private static String cookie(Page page) {
        return page.header("Set-Cookie").replaceFirst("Expires=[^;]*", "");
    }

    private static void isGone(Page page) {
        assertEquals(404, page.status());
        assertEquals("This link no longer works", page.select("h1").text());
    }

    private int signIn(String email, String password) {
        return portal.browser()
                .post("/login", Map.of("email", email, "password", password))
                .status();
    }
}
