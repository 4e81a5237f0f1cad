package kportal.accounts;

import static kportal.db.generated.Tables.AUDIT_ENTRIES;
import static kportal.db.generated.Tables.RECOVERY_CODES;
import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.PasskeyDevice;
import kportal.testing.Phone;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever touches the way in stands in the log, and is told to its owner by mail. */
@ParameterizedClass
@EnumSource
class WayInTest {
    private static final String ORIGIN = "http://localhost:8090";
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final TestClock clock = TestClock.now();

    private static TestPortal portal;
    private static int people;

    @Parameter
    private Store store;

    private final String email = "person" + people++ + "@shop.ng";

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store, clock, Map.of("PUBLIC_URL", ORIGIN, "TRUSTED_PROXIES", "127.0.0.1"));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    private Browser signedUp() {
        return portal.signUp("Shop of " + email, email);
    }

    /** Her entries, oldest first, without the one of her sign-up. */
    private List<String> log() {
        return portal
                .database()
                .read(sql -> sql.select(AUDIT_ENTRIES.KIND, AUDIT_ENTRIES.OUTCOME, AUDIT_ENTRIES.DETAIL)
                        .from(AUDIT_ENTRIES)
                        .join(USERS)
                        .on(USERS.ID.eq(AUDIT_ENTRIES.USER_ID))
                        .where(USERS.EMAIL.eq(email))
                        .orderBy(AUDIT_ENTRIES.POSITION)
                        .fetch(row -> (row.value1()
                                + (row.value2().equals("done") ? "" : " " + row.value2())
                                + (row.value3() == null ? "" : ": " + row.value3()))))
                .stream()
                .filter(entry -> !entry.equals("signed_up"))
                .toList();
    }

    /** Those of a try that failed are written when nobody waits for them. */
    private void logged(String entry) {
        Waiting.until(() -> log().contains(entry));
    }

    private List<String> subjects() {
        return new Mailbox(portal)
                .all(email).stream()
                        .map(Mailbox.Received::subject)
                        .filter(subject -> !subject.equals("Confirm your email address"))
                        .toList();
    }

    private int codes() {
        return portal.database()
                .<Integer>read(sql -> sql.fetchCount(
                        RECOVERY_CODES,
                        RECOVERY_CODES.USER_ID.in(
                                sql.select(USERS.ID).from(USERS).where(USERS.EMAIL.eq(email)))));
    }

    @Test
    void anotherAppInTheOldOnesPlace() {
        Browser here = signedUp();
        Phone.setUp(portal, here, clock);
        Phone next = Phone.propose(portal, here, clock);
        here.post("/account/factors/app/confirm", Map.of("code", next.code()));
        assertEquals(
                List.of("factor_added: app", "recovery_codes_made: app", "factor_added: app, in the old one's place"),
                log());
        assertEquals(List.of("Your second factor is on", "Your authenticator app was replaced"), subjects());
    }

    @Test
    void theAppOnAndOff() {
        Browser here = signedUp();
        Phone.setUp(portal, here, clock);
        assertEquals(List.of("factor_added: app", "recovery_codes_made: app"), log());
        assertEquals(List.of("Your second factor is on"), subjects());
        here.post("/account/factors/app/remove", Map.of());
        here.post("/account/factors/app/remove", Map.of());
        assertEquals(List.of("factor_added: app", "recovery_codes_made: app", "factor_removed: app"), log());
        assertEquals(List.of("Your second factor is on", "Your authenticator app was turned off"), subjects());
        assertEquals(0, codes());
    }

    @Test
    void aPasskeyAddedAndRemoved() {
        Browser here = signedUp();
        PasskeyDevice device = new PasskeyDevice("device of " + email, ORIGIN, "localhost");
        addPasskey(here, device);
        String remove =
                here.get("/account/factors").select("form[action$=/remove]").attr("action");
        assertEquals("/account/factors", here.post(remove, Map.of()).location());
        assertEquals(
                List.of("factor_added: passkey", "recovery_codes_made: passkey", "factor_removed: passkey"), log());
        assertEquals(List.of("A passkey was added", "A passkey was removed"), subjects());
        assertEquals(0, codes());
    }

    private static void addPasskey(Browser browser, PasskeyDevice device) {
        String page = "/account/factors/passkeys";
        String asked = PasskeyDevice.challenge(browser.post(page + "/new", Map.of()));
        Page added = browser.post(page, Map.of("passkey_name", "My phone", "credential", device.create(asked)));
        assertTrue(added.status() < 400, added.text());
    }

    /** The codes go with the last factor, and not before it. */
    @Test
    void theCodesStayWhileAFactorIsOn() {
        Browser here = signedUp();
        Phone.setUp(portal, here, clock);
        addPasskey(here, new PasskeyDevice("device of " + email, ORIGIN, "localhost"));
        here.post("/account/factors/app/remove", Map.of());
        assertEquals(10, codes());
        here.post(here.get("/account/factors").select("form[action$=/remove]").attr("action"), Map.of());
        assertEquals(0, codes());
    }

    @Test
    void turningItOffIsWholeOrNotAtAll() {
        Browser here = signedUp();
        Phone.setUp(portal, here, clock);
        List<String> before = log();
        portal.database().run(sql -> sql.execute("alter table audit_entries rename to audit_gone"));
        assertEquals(500, here.post("/account/factors/app/remove", Map.of()).status());
        assertEquals(500, here.post("/account/factors/codes", Map.of()).status());
        portal.database().run(sql -> sql.execute("alter table audit_gone rename to audit_entries"));
        assertEquals(10, codes());
        assertEquals("/login/factor", portal.browser().signIn(email).location());
        assertEquals(List.of("Your second factor is on"), subjects());
        assertEquals(before, log().subList(0, before.size()));
    }

    @Test
    void recoveryCodesMadeAndUsed() {
        Browser here = signedUp();
        Phone.setUp(portal, here, clock);
        Page fresh = here.post("/account/factors/codes", Map.of());
        Browser there = portal.browser();
        there.signIn(email);
        String code = fresh.select(".codes code").first().text();
        assertEquals("/", there.post("/login/factor", Map.of("code", code)).location());
        assertEquals(
                List.of(
                        "factor_added: app",
                        "recovery_codes_made: app",
                        "recovery_codes_made",
                        "sign_in_begun",
                        "recovery_code_used: left: 9",
                        "signed_in: recovery code"),
                log());
        assertEquals(
                List.of(
                        "Your second factor is on",
                        "New recovery codes were made",
                        "A recovery code was used",
                        "New sign-in to your account"),
                subjects());
        Mailbox.Received used = new Mailbox(portal).newest(email, "A recovery code was used");
        assertTrue(used.text().contains("9 of 10 are left."), used.text());
        assertTrue(used.html().contains("9 of 10 are left."), used.html());
    }

    @Test
    void theSecondStepRightWrongAndHeldOff() {
        Browser here = signedUp();
        Phone phone = Phone.setUp(portal, here, clock).phone();
        clock.advance(STEP);
        Browser there = portal.browser();
        there.signIn(email);
        for (int i = 0; i < 6; i++) {
            there.post("/login/factor", Map.of("code", "000000"));
        }
        logged("factor_failed refused: app");
        logged("factor_limited refused");
        here.post("/logout", Map.of());
        here.signIn(email);
        assertEquals(
                "/", here.post("/login/factor", Map.of("code", phone.code())).location());
        assertTrue(log().contains("signed_in: app"), log().toString());
        assertEquals(1, log().stream().filter(e -> e.startsWith("signed_in")).count());
        assertEquals(2, log().stream().filter("sign_in_begun"::equals).count());
    }

    @Test
    void signInsHeldOff() {
        signedUp();
        Browser thief = portal.browser();
        for (int i = 0; i < 11; i++) {
            thief.post("/login", Map.of("email", email, "password", "not the password"));
        }
        logged("sign_in_failed refused");
        logged("sign_in_limited refused");
    }

    @Test
    void thePasswordAskedOnceMore() {
        Browser here = signedUp();
        assertEquals(
                422,
                here.post("/confirm", Map.of("password", "not the password")).status());
        logged("password_wrong refused");
        here.post("/confirm", Map.of("password", Browser.PASSWORD));
        Phone phone = Phone.setUp(portal, here, clock).phone();
        clock.advance(STEP);
        here.post("/confirm", Map.of("password", Browser.PASSWORD, "code", phone.code()));
        assertEquals(
                List.of("confirmed: password", "confirmed: password, app"),
                log().stream().filter(e -> e.startsWith("confirmed")).toList());
        for (int i = 0; i < 11; i++) {
            here.post("/confirm", Map.of("password", "not the password"));
        }
        logged("password_limited refused");
    }

    @Test
    void sessionsEnded() {
        Browser here = signedUp();
        for (int i = 0; i < 3; i++) {
            portal.browser().signIn(email);
        }
        String end = here.get("/account/sessions").select("form[action$=/end]").attr("action");
        here.post(end, Map.of());
        here.post("/account/sessions/end-others", Map.of());
        here.post("/account/sessions/end-others", Map.of());
        here.post("/logout", Map.of());
        assertEquals(
                List.of(
                        "signed_in",
                        "signed_in",
                        "signed_in",
                        "session_ended",
                        "sessions_ended: sessions: 2",
                        "signed_out"),
                log());
    }

    @Test
    void aBrowserNeverSeenIsToldAndOneThatWasIsNot() {
        Browser here = signedUp();
        here.post("/logout", Map.of());
        here.signIn(email);
        assertEquals(List.of(), subjects());
        Browser there = portal.browser();
        there.signIn(email);
        assertEquals(List.of("New sign-in to your account"), subjects());
        String text =
                new Mailbox(portal).newest(email, "New sign-in to your account").text();
        assertTrue(text.contains("from the network address 127.0.0.1"), text);
        assertTrue(text.contains("If it was not you"), text);
        there.post("/logout", Map.of());
        there.signIn(email);
        assertEquals(1, subjects().size());
        for (int i = 0; i < 6; i++) {
            portal.browser().signIn(email);
        }
        assertEquals(5, subjects().size(), "a window anew each time is not mailed each time");
    }

    @Test
    void aResetAskedForHeldOffAndDone() {
        Browser here = signedUp();
        for (int i = 0; i < 6; i++) {
            here.post("/password/forgot", Map.of("email", email));
        }
        logged("password_reset_limited refused");
        String token = new Mailbox(portal).newest(email, "Set a new password").token();
        here.post("/password/reset", Map.of("token", token, "new_password", "wholly another thing 9"));
        assertEquals(5, log().stream().filter("password_reset_asked"::equals).count(), log().toString());
        assertTrue(log().contains("password_reset"));
        assertTrue(subjects().contains("Your password was changed"));
        assertEquals(List.of("127.0.0.1"), portal.database().read(sql -> sql.selectDistinct(AUDIT_ENTRIES.ADDRESS)
                .from(AUDIT_ENTRIES)
                .join(USERS)
                .on(USERS.ID.eq(AUDIT_ENTRIES.USER_ID))
                .where(USERS.EMAIL.eq(email))
                .and(AUDIT_ENTRIES.KIND.eq("password_reset_asked"))
                .fetch(AUDIT_ENTRIES.ADDRESS)));
    }

    @Test
    void aNewPasswordAndItsSessionsAreOne() {
        Browser here = signedUp();
        Browser there = portal.browser();
        there.signIn(email);
        portal.database().run(sql -> sql.execute("alter table audit_entries rename to audit_gone"));
        Map<String, String> change = Map.of("password", Browser.PASSWORD, "new_password", "wholly another thing 9");
        assertEquals(500, here.post("/account/password", change).status());
        portal.database().run(sql -> sql.execute("alter table audit_gone rename to audit_entries"));
        assertEquals(200, there.get("/account").status());
        assertEquals("/account", here.post("/account/password", change).location());
        assertNotEquals(200, there.get("/account").status());
    }
}
