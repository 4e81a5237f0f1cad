package kportal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.PasskeyDevice;
import kportal.testing.Phone;
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

/** A thief knows the password, moves the account to an address of theirs, and sets up factors to keep its owner out. */
@ParameterizedClass
@EnumSource
class StolenAccountTest {
    private static final String ADA = "ada@shop.ng";
    private static final String EVE = "eve@thief.ng";
    private static final String NEW = "wholly another thing 8";
    private static final String ORIGIN = "http://localhost:8090";

    private final TestClock clock = TestClock.at("2026-11-24T17:00:00Z");

    @Parameter
    private Store store;

    private TestPortal portal;
    private Mailbox mails;
    private Browser ada;

    @BeforeEach
    void open() {
        portal = TestPortal.start(store, clock, Map.of("PUBLIC_URL", ORIGIN));
        mails = new Mailbox(portal);
        ada = portal.signUp("Ada Stores", ADA);
        use(ada, "/email/confirm", mails.newest(ADA, "Confirm your email address"));
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void puttingTheAddressBackRemovesWhatWasAddedSince() {
        Browser eve = portal.browser();
        eve.signIn(ADA);
        moveTo(eve);
        Phone.setUp(portal, eve, clock);
        addPasskey(eve);
        putBack();
        Browser owner = withNewPassword();
        assertEquals("/", owner.get("/login/factor").location(), "nothing more is asked");
        Snapshot now = Snapshot.of(portal);
        assertEquals(
                List.of(0, 0, 0),
                List.of(now.count("authenticators"), now.count("passkeys"), now.count("recovery_codes")));
        assertEquals("/login", eve.get("/account").location());
        assertTrue(mails.newest(ADA, "Second factors were removed").text().contains("were removed"));
        Page log = owner.get("/account/audit?kind=factor_removed");
        assertTrue(log.text().contains("added since: app, passkeys: 1, recovery codes: 10"), log.text());
    }

    @Test
    void whatTheOwnerHadBeforeStays() {
        Phone.SetUp owners = Phone.setUp(portal, ada, clock);
        clock.advance(Duration.ofMinutes(1));
        moveTo(ada);
        addPasskey(ada);
        putBack();
        Browser owner = withNewPassword();
        assertEquals(1, owner.get("/login/factor").select("#code").size());
        assertTrue(owner.get("/login/factor").text().contains("You never set this up? Then a stranger did."));
        assertEquals(0, Snapshot.of(portal).count("passkeys"));
        assertEquals(10, Snapshot.of(portal).count("recovery_codes"));
        assertEquals(303, give(owner, owners.phone().code()).status());
        Page log = owner.get("/account/audit?kind=factor_removed");
        assertTrue(log.text().contains("added since: passkeys: 1"), log.text());
    }

    @Test
    void newRecoveryCodesAreTakenFromWhoeverMadeThem() {
        Phone.SetUp owners = Phone.setUp(portal, ada, clock);
        clock.advance(Duration.ofMinutes(1));
        moveTo(ada);
        Page made = ada.post("/account/factors/codes", Map.of());
        putBack();
        Browser owner = withNewPassword();
        assertEquals(422, give(owner, made.select(".codes code").first().text()).status());
        assertEquals(303, give(owner, owners.phone().code()).status());
    }

    @Test
    void nothingToRemoveIsNotTold() {
        Phone.setUp(portal, ada, clock);
        clock.advance(Duration.ofMinutes(1));
        moveTo(ada);
        putBack();
        assertEquals(1, Snapshot.of(portal).count("authenticators"));
        assertTrue(mails.all(ADA).stream().noneMatch(mail -> mail.subject().equals("Second factors were removed")));
    }

    /** A request that was let in before, and comes to its change after. */
    @Test
    void aThiefWhoWasThrownOutAddsNothingMore() {
        moveTo(ada);
        String passkey = newPasskey(ada);
        ada.postLate("/account/factors/passkeys", Map.of("passkey_name", "Late", "credential", passkey), this::putBack);
        assertEquals(0, Snapshot.of(portal).count("passkeys"));
    }

    private void moveTo(Browser thief) {
        thief.post("/account/email", Map.of("email", EVE, "password", Browser.PASSWORD));
        use(thief, "/email/confirm", mails.newest(EVE, "Confirm your new email address"));
    }

    private static void addPasskey(Browser browser) {
        PasskeyDevice device = new PasskeyDevice("thief", ORIGIN, "localhost");
        String made = device.create(browser.post("/account/factors/passkeys/new", Map.of()));
        Page added = browser.post("/account/factors/passkeys", Map.of("passkey_name", "Not hers", "credential", made));
        assertTrue(added.status() == 200 || added.status() == 303, added.text());
    }

    private static String newPasskey(Browser browser) {
        PasskeyDevice device = new PasskeyDevice("thief", ORIGIN, "localhost");
        return device.create(browser.post("/account/factors/passkeys/new", Map.of()));
    }

    private void putBack() {
        Page done = use(portal.browser(), "/email/undo", mails.newest(ADA, "Your email address is being changed"));
        assertEquals("/password/forgot", done.location());
    }

    private Browser withNewPassword() {
        Browser owner = portal.browser();
        owner.post("/password/forgot", Map.of("email", ADA));
        String token = mails.newest(ADA, "Set a new password").token();
        owner.post("/password/reset", Map.of("token", token, "new_password", NEW));
        owner.post("/login", Map.of("email", ADA, "password", NEW));
        return owner;
    }

    private static Page give(Browser browser, String code) {
        return browser.post("/login/factor", Map.of("code", code));
    }

    private static Page use(Browser browser, String path, Mailbox.Received mail) {
        return browser.post(path, Map.of("token", mail.token()));
    }
}
