package kportal.accounts.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import kportal.CommandLine;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Phone;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The operator's commands about one account, beside a portal that serves. */
@ParameterizedClass
@EnumSource(Store.class)
class OperatorTest {
    private static final String ADA = "ada@shop.ng";
    private static final String NEW = "another good password";

    @Parameter
    Store store;

    private TestPortal portal;

    @BeforeEach
    void open() {
        portal = TestPortal.start(store);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private String command(int code, String... arguments) {
        return CommandLine.run(
                code,
                Map.of(
                        "DATA_DIR", portal.settings().dataDir().toString(),
                        "DATABASE_URL", portal.settings().databaseUrl()),
                arguments);
    }

    @Test
    void sessionsAreEndedEverywhere() throws Exception {
        Browser shop = portal.signUp("Ada Stores", ADA);
        Browser phone = portal.browser();
        phone.signIn(ADA);
        Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
        assertEquals(ADA + ": sessions ended: 2\n", command(0, "end-sessions", ADA));
        for (Browser browser : List.of(shop, phone)) {
            assertEquals("/login", browser.get("/account").location());
        }
        assertEquals(200, ben.get("/account").status());
        assertEquals(303, phone.signIn(ADA).status());
        Page log = phone.get("/account/audit?kind=sessions_ended");
        assertTrue(log.text().contains("by the operator"), log.text());
    }

    @Test
    void whoIsShutOutIsOutAndLearnsNoMoreThanAnybody() throws Exception {
        Browser ada = portal.signUp("Ada Stores", ADA);
        Mailbox mails = new Mailbox(portal);
        portal.browser().post("/password/forgot", Map.of("email", ADA));
        String reset = mails.newest(ADA, "Set a new password").link();
        assertEquals("Ada@Shop.ng: disabled\n", command(0, "disable-user", "Ada@Shop.ng"));

        assertEquals("/login", ada.get("/account").location());
        assertEquals("/login", ada.get("/airtime").location());
        // The same page as for somebody whom nobody knows, but for the address that was typed.
        Page right = portal.browser().signIn(ADA);
        Page unknown = portal.browser().signIn("eve@shop.ng");
        assertEquals(422, right.status());
        assertEquals(bare(unknown).replace("eve@shop.ng", ADA), bare(right));

        assertEquals(404, portal.browser().get(reset).status());
        int before = mails.all(ADA).size();
        Page asked = portal.browser().post("/password/forgot", Map.of("email", ADA));
        assertEquals(303, asked.status());
        assertEquals(before, mails.all(ADA).size());
        assertEquals("ada@shop.ng: was disabled already\n", command(0, "disable-user", ADA));

        assertEquals("ada@shop.ng: enabled\n", command(0, "enable-user", ADA));
        assertEquals("ada@shop.ng: was enabled already\n", command(0, "enable-user", ADA));
        assertEquals("/login", ada.get("/account").location());
        assertEquals(303, ada.signIn(ADA).status());
        Page log = ada.get("/account/audit");
        assertEquals(1, log.select("tr[data-kind=account_disabled]").size(), log.text());
        assertEquals(1, log.select("tr[data-kind=account_enabled]").size(), log.text());
        assertEquals(1, log.select("[data-chain=whole]").size(), log.text());
    }

    @Test
    void factorsThatKeepTheOwnerOutAreRemoved() throws Exception {
        Browser ada = portal.signUp("Ada Stores", ADA);
        Phone.setUp(portal, ada, Clock.systemUTC());
        Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
        Phone.setUp(portal, ben, Clock.systemUTC());
        assertEquals("/login/factor", portal.browser().signIn(ADA).location());
        String done = ": second factors removed, sessions ended\n";
        assertEquals("Ada@Shop.ng" + done, command(0, "remove-factors", "Ada@Shop.ng"));

        assertEquals("/login", ada.get("/account").location());
        assertEquals("/account", ada.signIn(ADA).location(), "where she was, and nothing more is asked");
        assertEquals("/login/factor", portal.browser().signIn("ben@shop.ng").location());
        Page log = ada.get("/account/audit?kind=factor_removed");
        assertTrue(log.text().contains("by the operator: app, recovery codes: 10"), log.text());
        assertEquals(0, told(ADA), "nobody has shown that the address is theirs");

        Mailbox mails = new Mailbox(portal);
        String token = mails.newest("ben@shop.ng", "Confirm your email address").token();
        portal.browser().post("/email/confirm", Map.of("token", token));
        assertEquals("ben@shop.ng" + done, command(0, "remove-factors", "ben@shop.ng"));
        assertEquals(1, told("ben@shop.ng"));
        assertEquals(
                "ben@shop.ng: had no second factor; sessions ended\n", command(0, "remove-factors", "ben@shop.ng"));
        assertEquals(1, told("ben@shop.ng"));
    }

    private long told(String address) {
        return new Mailbox(portal)
                .all(address).stream()
                        .filter(mail -> mail.subject().equals("Your second factors were removed"))
                        .count();
    }

    @Test
    void anAccountIsMadeWhoseOwnerSetsThePassword() throws Exception {
        String said = command(0, "create-user", "Ben@Shop.ng");
        assertTrue(said.startsWith("ben@shop.ng: made; its password is set at http"), said);
        assertEquals(
                "there is an account with the mail address ben@shop.ng already\n",
                command(1, "create-user", "ben@shop.ng"));
        assertEquals("\"ben\" is no mail address\n", command(2, "create-user", "ben"));

        Browser ben = portal.browser();
        ben.post("/password/forgot", Map.of("email", "ben@shop.ng"));
        Mailbox mails = new Mailbox(portal);
        String token = mails.newest("ben@shop.ng", "Set a new password").token();
        assertEquals(
                303,
                ben.post("/password/reset", Map.of("token", token, "new_password", Browser.PASSWORD))
                        .status());
        assertEquals(303, ben.signIn("ben@shop.ng").status());
        assertTrue(ben.get("/account").text().contains("ben@shop.ng"));
        Page log = ben.get("/account/audit?kind=signed_up");
        assertTrue(log.text().contains("by the operator"), log.text());
    }

    private static String bare(Page page) {
        return page.body().replaceAll("name=\"csrf\" value=\"[^\"]*\"", "");
    }

    /** A link that was opened before, and whose form comes after. */
    @Test
    void aMailedLinkDoesNotLetInWhoIsShutOut() throws Exception {
        portal.signUp("Ada Stores", ADA);
        portal.browser().post("/password/forgot", Map.of("email", ADA));
        String token = new Mailbox(portal).newest(ADA, "Set a new password").token();
        Browser late = portal.browser();
        assertEquals(
                200, late.follow(late.get("/password/reset?token=" + token)).status());
        command(0, "disable-user", ADA);
        assertEquals(
                404,
                late.post("/password/reset", Map.of("token", token, "new_password", NEW))
                        .status());
        command(0, "enable-user", ADA);
        assertEquals(303, portal.browser().signIn(ADA).status());
    }

    @Test
    void aLinkForANewPasswordIsMailed() throws Exception {
        portal.signUp("Ada Stores", ADA);
        Mailbox mails = new Mailbox(portal);
        assertTrue(command(0, "reset-password", ADA).startsWith(ADA + ": the portal that serves mails a link"));
        String link = mails.newest(ADA, "Set a new password").link();
        Browser owner = portal.browser();
        Page form = owner.follow(owner.get(link));
        assertTrue(form.text().contains("Set a new password"), form.text());
        command(0, "disable-user", ADA);
        assertEquals(ADA + ": is disabled; enable-user first\n", command(1, "reset-password", ADA));
    }

    @Test
    void whatIsMistypedIsSaid() throws Exception {
        portal.signUp("Ada Stores", ADA);
        for (String name : List.of("reset-password", "end-sessions", "disable-user", "enable-user", "remove-factors")) {
            assertEquals("no account has the mail address nobody@shop.ng\n", command(1, name, "nobody@shop.ng"));
        }
        for (String name : List.of(
                "create-user", "reset-password", "end-sessions", "disable-user", "enable-user", "remove-factors")) {
            String said = "\"" + name + "\" takes this after it: " + name + " ADDRESS\n";
            assertEquals(said, command(2, name));
            assertEquals(said, command(2, name, ADA, "now"));
        }
        assertTrue(command(2, "disable-users", ADA).startsWith("\"disable-users ada@shop.ng\" is no command"));
        assertFalse(command(0, "--help").isEmpty());
        assertTrue(command(0, "--help").contains("kportal.jar disable-user ADDRESS "));
    }
}
