package kportal.accounts;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class SignupTest {
    private static final Map<String, String> GOOD =
            Map.of("business", "Ada Stores", "name", "Ada Obi", "email", "ada@shop.ng", "password", Browser.PASSWORD);

    private static TestPortal portal;

    @Parameter
    private Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store);
        portal.signUp("Taken Stores", "taken@shop.ng");
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    @Test
    void aNewBusinessIsSignedInAtOnce() {
        Browser ada = portal.browser();
        Page page = ada.post("/signup", with("email", "Ada.New@Shop.NG "));
        assertEquals(303, page.status());
        assertEquals("/", page.location());
        assertTrue(ada.get("/account").text().contains("ada.new@shop.ng"));
        assertEquals(303, ada.get("/signup").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "'\"--; drop table users",
                "${7*7} #{key.title} *{x}",
                "عربي \u200fשלום",
                "Ọ̀ṣun Ńlá 🛒🇳🇬",
                "{0} {1}",
                "../../etc/passwd"
            })
    void anyNameIsKeptAndShownAsItIs(String name) {
        Browser browser = portal.browser();
        String email = "n" + Integer.toHexString(name.hashCode()) + "@shop.ng";
        Map<String, String> fields = new HashMap<>(with("email", email));
        fields.put("business", name);
        fields.put("name", name);
        assertEquals(303, browser.post("/signup", fields).status());
        FormPage account = new FormPage(browser.get("/account"));
        assertEquals(name, account.value("business"));
        assertEquals(name, account.value("name"));
        assertFalse(account.page().body().contains("<script>alert"));
    }

    @Test
    void eachWrongFieldIsTold() {
        String long101 = "x".repeat(101);
        List<Wrong> cases = List.of(
                new Wrong("business", "", "Enter the name of your business."),
                new Wrong("business", " \t\u00a0 ", "Enter the name of your business."),
                new Wrong("business", long101, "Use 100 characters or fewer."),
                new Wrong("business", "a\0b", "This holds a character that can’t be sent. Type it again."),
                new Wrong("business", "a\u001bb", "This holds a character that can’t be sent. Type it again."),
                new Wrong("business", "a\uFFFFb", "This holds a character that can’t be sent. Type it again."),
                new Wrong("business", "Two\nlines", "This holds a character that can’t be sent. Type it again."),
                new Wrong("name", "", "Enter your name."),
                new Wrong("name", long101, "Use 100 characters or fewer."),
                new Wrong("name", "\u200b\u200b", "Enter your name."),
                new Wrong("name", "abc\u202egnp", "This holds a character that can’t be sent. Type it again."),
                new Wrong("email", "", "Enter your email address."),
                new Wrong("email", "ada", "Enter an email address such as ada@shop.ng."),
                new Wrong("email", "ada@shop", "Enter an email address such as ada@shop.ng."),
                new Wrong("email", "a@b@shop.ng", "Enter an email address such as ada@shop.ng."),
                new Wrong("email", "ada@shop.ng, x@y.ng", "Enter an email address such as ada@shop.ng."),
                new Wrong("email", "<script>@shop.ng", "Enter an email address such as ada@shop.ng."),
                new Wrong(
                        "email", "ada\r\nBcc: x@shop.ng", "This holds a character that can’t be sent. Type it again."),
                new Wrong("email", "a".repeat(65) + "@shop.ng", "Enter an email address such as ada@shop.ng."),
                new Wrong("email", "a@" + "b".repeat(250) + ".ng", "Use 254 characters or fewer."),
                new Wrong("password", "", "Enter your password."),
                new Wrong("password", "1234567", "Use at least 8 characters."),
                new Wrong("password", "🔒🔒🔒🔒🔒🔒🔒", "Use at least 8 characters."),
                new Wrong("password", "x".repeat(201), "Use 200 characters or fewer."));
        Snapshot before = Snapshot.of(portal);
        assertAll(cases.stream().map(wrong -> () -> {
            Page page = portal.browser().post("/signup", with(wrong.field(), wrong.typed()));
            new FormPage(page).refuses(wrong.field(), wrong.message());
            GOOD.forEach((field, typed) -> {
                String expected = field.equals("password") ? "" : field.equals(wrong.field()) ? wrong.typed() : typed;
                assertEquals(FormPage.shown(expected), FormPage.shown(new FormPage(page).value(field)), field);
            });
            assertFalse(page.body().contains(Browser.PASSWORD));
        }));
        assertEquals(before, Snapshot.of(portal));
    }

    private record Wrong(String field, String typed, String message) {}

    /** Who opens the account is signed in at once, so this can't look the same: it says as little as it can. */
    @Test
    void aTakenAddressIsToldByMailAlone() {
        try (TestPortal own = TestPortal.start(store)) {
            own.signUp("Taken Stores", "taken@shop.ng");
            Mailbox mails = new Mailbox(own);
            mails.settle();
            Snapshot before = Snapshot.of(own);
            Page page = own.browser().post("/signup", with("email", "TAKEN@Shop.NG"));
            assertEquals(422, page.status());
            assertEquals(
                    "No account was opened. We have written to this email address: look there for what to do next.",
                    page.select(".summary li").text());
            assertEquals(before, Snapshot.of(own));
            assertEquals(
                    "You have an account already",
                    mails.all("taken@shop.ng").getLast().subject());
            for (int i = 0; i < 9; i++) {
                own.browser().post("/signup", with("email", "taken@shop.ng"));
            }
            assertEquals(1 + 3, mails.all("taken@shop.ng").size());
            // Past ten, neither says a word.
            assertEquals(
                    429,
                    own.browser()
                            .post("/signup", with("email", "taken@shop.ng"))
                            .status());
            assertEquals(
                    429,
                    own.browser().post("/signup", with("email", "free@shop.ng")).status());
        }
    }

    @Test
    void aFieldSentTwiceIsRefused() {
        Snapshot before = Snapshot.of(portal);
        for (String field : GOOD.keySet()) {
            Browser browser = portal.browser();
            Map<String, String> fields = new HashMap<>(GOOD);
            fields.put("csrf", browser.csrf());
            Page page = browser.postBody("/signup", Browser.encode(fields) + "&" + field + "=other12345%40x.ng");
            new FormPage(page).refuses(field, "This was sent twice. Enter it once.");
        }
        assertEquals(before, Snapshot.of(portal));
    }

    @Test
    void allFieldsEmptyAreToldAtOnceInTheirOrder() {
        FormPage page = new FormPage(portal.browser().post("/signup", Map.of()));
        assertEquals(List.of("#business", "#name", "#email", "#password"), page.summaryLinks());
    }

    @Test
    void aClosedPortalTakesNobody() {
        try (TestPortal closed = TestPortal.start(store, Clock.systemUTC(), Map.of("SIGNUP", "closed"))) {
            Browser browser = closed.browser();
            Page page = browser.get("/signup");
            assertEquals(200, page.status());
            assertTrue(page.text().contains("doesn’t take sign-ups"));
            assertEquals(0, page.select("main form").size());
            Snapshot before = Snapshot.of(closed);
            assertEquals(403, browser.post("/signup", GOOD).status());
            assertEquals(before, Snapshot.of(closed));
        }
    }

    @Test
    void noPasswordIsKeptAsItWasTyped() {
        String kept = Snapshot.of(portal).toString();
        assertFalse(kept.contains(Browser.PASSWORD));
        assertTrue(kept.contains("$2a$04$"));
    }

    @Test
    void passwordsThatDifferPast72BytesDiffer() {
        String first = "p".repeat(199) + "1";
        Map<String, String> fields = new HashMap<>(with("email", "long@shop.ng"));
        fields.put("password", first);
        assertEquals(303, portal.browser().post("/signup", fields).status());
        Map<String, String> login = new HashMap<>(Map.of("email", "long@shop.ng", "password", "p".repeat(199) + "2"));
        assertNotEquals(303, portal.browser().post("/login", login).status());
        login.put("password", first);
        assertEquals(303, portal.browser().post("/login", login).status());
    }

    private static Map<String, String> with(String field, String typed) {
        Map<String, String> fields = new HashMap<>(GOOD);
        fields.put(field, typed);
        return fields;
    }
}
