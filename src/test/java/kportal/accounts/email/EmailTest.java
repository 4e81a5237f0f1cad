package kportal.accounts.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
class EmailTest {
    private static final String ADA = "ada@shop.ng";
    private static final String NEW = "ada@new.ng";
    private static final String BEN = "ben@shop.ng";
    private static final String VERIFY = "Confirm your email address";
    private static final String CONFIRM = "Confirm your new email address";
    private static final String NOTICE = "Your email address is being changed";

    private final TestClock clock = TestClock.at("2026-11-24T17:00:00Z");

    @Parameter
    private Store store;

    private TestPortal portal;
    private Mailbox mails;
    private Browser ada;

    @BeforeEach
    void open() {
        portal = TestPortal.start(store, clock, Map.of("PUBLIC_URL", "http://portal.example"));
        mails = new Mailbox(portal);
        ada = portal.signUp("Ada Stores", ADA);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void theLinkVerifiesTheAddressSignedInOrNot() {
        assertTrue(ada.get("/").select("#unverified").text().contains(ADA));
        String link = mails.newest(ADA, VERIFY).link();
        Snapshot before = Snapshot.of(portal);
        Browser anyone = portal.browser();
        assertTrue(anyone.follow(anyone.get(link)).text().contains(ADA));
        assertEquals(before, Snapshot.of(portal));

        assertEquals("/account/email", use(anyone, link).location());
        assertEquals(0, ada.get("/").select("#unverified").size());
        assertEquals(0, ada.get("/account/email").select("#unverified").size());
        isGone(use(anyone, link));
    }

    @Test
    void whoeverIsSignedInIsNotToldThatAnothersAddressIsTheirs() {
        Browser ben = portal.signUp("Ben Stores", BEN);
        Page page = ben.follow(use(ben, mails.newest(ADA, VERIFY).link()));
        assertEquals(
                "That link’s email address is confirmed. It is of another account than the one that is signed in here.",
                page.select(".flash").text());
        assertEquals(1, page.select("#unverified").size());
        assertEquals(0, ada.get("/account/email").select("#unverified").size());
        Page own = ben.follow(use(ben, mails.newest(BEN, VERIFY).link()));
        assertEquals("Your email address is confirmed.", own.select(".flash").text());
    }

    @Test
    void aNewLinkTakesTheOldOnesPlace() {
        String first = mails.newest(ADA, VERIFY).link();
        assertEquals(303, ada.post("/account/email/verify", Map.of()).status());
        String second = mails.newest(ADA, VERIFY).link();
        isGone(ada.get(first));
        clock.advance(Duration.ofHours(24));
        isGone(portal.browser().get(second));
        isGone(use(portal.browser(), second));
        Browser later = portal.browser();
        later.signIn(ADA);
        assertEquals(1, later.get("/").select("#unverified").size());
        later.post("/account/email/verify", Map.of());
        use(later, mails.newest(ADA, VERIFY).link());
        int sent = mails.all(ADA).size();
        later.post("/account/email/verify", Map.of());
        assertEquals(sent, mails.all(ADA).size());
    }

    @Test
    void theAddressChangesWhenTheNewOneSaysSo() {
        assertEquals("/account/email", change(ada, NEW, Browser.PASSWORD).location());
        assertEquals(303, portal.browser().signIn(ADA).status());
        assertEquals(422, portal.browser().signIn(NEW).status());
        use(portal.browser(), mails.newest(NEW, CONFIRM).link());
        assertEquals(422, portal.browser().signIn(ADA).status());
        assertEquals(303, portal.browser().signIn(NEW).status());
        assertTrue(ada.get("/account").text().contains(NEW));
        assertEquals(0, ada.get("/").select("#unverified").size());
        isGone(use(portal.browser(), mails.newest(NEW, CONFIRM).link()));
    }

    /** Mistyped at sign-up, it is a stranger's: he must not be able to take the account. */
    @Test
    void anAddressThatWasNeverConfirmedGetsNoLink() {
        assertTrue(
                ada.get("/account/email").text().contains("The old one is not confirmed, so nothing is sent there."));
        Page asked = ada.follow(change(ada, NEW, Browser.PASSWORD));
        assertEquals(
                "We have written to the new address. Open the link in that mail.",
                asked.select(".flash").text());
        assertTrue(mails.all(ADA).stream().noneMatch(mail -> mail.subject().equals(NOTICE)));
        use(portal.browser(), mails.newest(NEW, CONFIRM).link());
        assertEquals(303, portal.browser().signIn(NEW).status());
    }

    @Test
    void theOldAddressStopsAChange() {
        confirmAda();
        change(ada, NEW, Browser.PASSWORD);
        String confirm = mails.newest(NEW, CONFIRM).link();
        Browser owner = portal.browser();
        String undo = mails.newest(ADA, NOTICE).link();
        assertTrue(owner.follow(owner.get(undo)).text().contains(ADA));
        assertEquals("/password/forgot", use(owner, undo).location());
        isGone(use(portal.browser(), confirm));
        isGone(use(owner, undo));
        assertEquals("/login", ada.get("/account").location());
        assertEquals(303, portal.browser().signIn(ADA).status());
    }

    @Test
    void theOldAddressTakesAChangeBackForThreeDays() {
        confirmAda();
        change(ada, NEW, Browser.PASSWORD);
        use(portal.browser(), mails.newest(NEW, CONFIRM).link());
        portal.browser().post("/password/forgot", Map.of("email", NEW));
        String reset = mails.newest(NEW, "Set a new password").link();
        String undo = mails.newest(ADA, NOTICE).link();
        clock.advance(Duration.ofMinutes(10));
        use(portal.browser(), undo);
        isGone(portal.browser().get(reset));
        assertEquals("/login", ada.get("/account").location());
        assertEquals(422, portal.browser().signIn(NEW).status());
        assertEquals(303, portal.browser().signIn(ADA).status());
    }

    @Test
    void afterThreeDaysItStays() {
        confirmAda();
        change(ada, NEW, Browser.PASSWORD);
        use(portal.browser(), mails.newest(NEW, CONFIRM).link());
        String undo = mails.newest(ADA, NOTICE).link();
        clock.advance(Duration.ofHours(72));
        isGone(portal.browser().get(undo));
        isGone(use(portal.browser(), undo));
        assertEquals(303, portal.browser().signIn(NEW).status());
    }

    /** A thief who changes it twice, then undoes, can't keep the first owner out. */
    @Test
    void theOldestAddressWins() {
        confirmAda();
        change(ada, NEW, Browser.PASSWORD);
        use(ada, mails.newest(NEW, CONFIRM).link());
        clock.advance(Duration.ofMinutes(1));
        change(ada, "thief@new.ng", Browser.PASSWORD);
        use(ada, mails.newest("thief@new.ng", CONFIRM).link());
        String middle = mails.newest(NEW, NOTICE).link();
        clock.advance(Duration.ofMinutes(1));
        use(portal.browser(), mails.newest(ADA, NOTICE).link());
        isGone(use(portal.browser(), middle));
        assertEquals(303, portal.browser().signIn(ADA).status());
    }

    /** Nor one who opens another account with the address that the owner could get back. */
    @Test
    void anAddressThatMayBePutBackIsNotFree() {
        confirmAda();
        change(ada, NEW, Browser.PASSWORD);
        use(ada, mails.newest(NEW, CONFIRM).link());
        assertEquals(422, portal.browser().signUp("Thief", ADA).status());
        Browser ben = portal.signUp("Ben Stores", BEN);
        change(ben, ADA, Browser.PASSWORD);
        assertEquals(
                List.of(),
                mails.all(ADA).stream()
                        .filter(mail -> mail.subject().equals(CONFIRM))
                        .toList());
        use(portal.browser(), mails.newest(ADA, NOTICE).link());
        assertEquals(303, portal.browser().signIn(ADA).status());
    }

    @Test
    void anAddressOfAnotherAccountIsNotToldApart() {
        portal.signUp("Ben Stores", BEN);
        Page taken = change(ada, BEN, Browser.PASSWORD);
        Page free = change(ada, NEW, Browser.PASSWORD);
        assertEquals(free.status(), taken.status());
        assertEquals(free.location(), taken.location());
        assertEquals(cookie(free), cookie(taken));
        assertEquals("You have an account already", mails.all(BEN).getLast().subject());
    }

    @Test
    void twoWhoWantOneAddressDoNotBothGetIt() {
        Browser ben = portal.signUp("Ben Stores", BEN);
        change(ada, NEW, Browser.PASSWORD);
        String first = mails.newest(NEW, CONFIRM).link();
        change(ben, NEW, Browser.PASSWORD);
        String second = mails.newest(NEW, CONFIRM).link();
        assertEquals(303, use(portal.browser(), second).status());
        Snapshot before = Snapshot.of(portal);
        isGone(use(portal.browser(), first));
        assertEquals(before, Snapshot.of(portal));
        assertTrue(ben.get("/account").text().contains(NEW));
    }

    /** Not even by many accounts is somebody's mailbox filled. */
    @Test
    void oneAddressGetsOnlySoMany() {
        for (int i = 0; i < 5; i++) {
            Browser other = portal.signUp("Shop " + i, "shop" + i + "@shop.ng");
            assertEquals(303, change(other, NEW, Browser.PASSWORD).status());
        }
        assertEquals(429, change(ada, NEW, Browser.PASSWORD).status());
        assertEquals(5, mails.all(NEW).size());
        assertEquals(303, change(ada, "another@shop.ng", Browser.PASSWORD).status());
        clock.advance(Duration.ofMinutes(6));
        assertEquals(303, change(ada, NEW, Browser.PASSWORD).status());
    }

    @Test
    void aChangeAsksThePasswordAndAGoodAddress() {
        mails.settle();
        Snapshot before = Snapshot.of(portal);
        new FormPage(change(ada, NEW, "a wrong password")).refuses("password", "This is not your password now.");
        new FormPage(change(ada, NEW, "")).refuses("password", "Enter your password.");
        new FormPage(change(ada, "ada", Browser.PASSWORD))
                .refuses("email", "Enter an email address such as ada@shop.ng.");
        new FormPage(change(ada, " ADA@shop.ng", Browser.PASSWORD))
                .refuses("email", "This is your email address already.");
        new FormPage(change(ada, "a@b.ng\r\nBcc: c@d.ng", Browser.PASSWORD))
                .refuses("email", "This holds a character that can’t be sent. Type it again.");
        Page page = change(ada, "ada", Browser.PASSWORD);
        assertEquals("ada", new FormPage(page).value("email"));
        assertEquals("", new FormPage(page).value("password"));
        assertEquals(before, Snapshot.of(portal));
        assertEquals(0, mails.jobs());
    }

    @Test
    void aLinkOfAnotherKindDoesNothingHere() {
        confirmAda();
        change(ada, NEW, Browser.PASSWORD);
        String confirm = mails.newest(NEW, CONFIRM).token();
        String undo = mails.newest(ADA, NOTICE).token();
        Snapshot before = Snapshot.of(portal);
        Browser browser = portal.browser();
        isGone(browser.post("/email/undo", Map.of("token", confirm)));
        isGone(browser.post("/email/confirm", Map.of("token", undo)));
        isGone(browser.post("/password/reset", Map.of("token", undo, "new_password", "another good password")));
        isGone(browser.post("/email/confirm", Map.of("token", "x")));
        isGone(browser.post("/email/undo", Map.of()));
        assertEquals(before, Snapshot.of(portal));
    }

    private static String cookie(Page page) {
        return page.header("Set-Cookie").replaceFirst("Expires=[^;]*", "");
    }

    private static Page change(Browser browser, String email, String password) {
        return browser.post("/account/email", Map.of("email", email, "password", password));
    }

    @Test
    void aFormOfAnotherLinkDoesNothing() {
        String adas = mails.newest(ADA, VERIFY).link();
        portal.signUp("Ben Stores", BEN);
        Browser browser = portal.browser();
        Page form = browser.follow(browser.get(adas));
        browser.follow(browser.get(mails.newest(BEN, VERIFY).link()));
        Snapshot before = Snapshot.of(portal);
        Page stale = browser.post("/email/confirm", mark(form));
        assertEquals(422, stale.status());
        assertTrue(stale.select(".summary").text().contains("This page is now about " + BEN));
        assertEquals(before, Snapshot.of(portal));
        assertEquals(
                "/account/email", browser.post("/email/confirm", mark(stale)).location());
        isGone(browser.get("/email/confirm"));
        assertEquals(1, ada.get("/").select("#unverified").size());
    }

    private static Map<String, String> mark(Page form) {
        return Map.of("link", form.select("input[name=link]").attr("value"));
    }

    private static Page use(Browser browser, String link) {
        String[] parts = link.split("\\?token=", 2);
        return browser.post(parts[0], Map.of("token", parts[1]));
    }

    private void confirmAda() {
        use(ada, mails.newest(ADA, VERIFY).link());
    }

    private static void isGone(Page page) {
        assertEquals(404, page.status());
        assertEquals("This link no longer works", page.select("h1").text());
    }
}
