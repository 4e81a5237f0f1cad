package kportal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountTest {
    private static final String ADA = "ada@shop.ng";
    private static final String NEW = "another good password";

    @ParameterizedTest
    @EnumSource
    void aNewPasswordSignsOthersOut(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Browser ada = portal.signUp("Ada Stores", ADA);
            Browser elsewhere = portal.browser();
            elsewhere.signIn(ADA);
            Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");

            Page changed = ada.post("/account/password", Map.of("password", Browser.PASSWORD, "new_password", NEW));
            assertEquals("/account", changed.location());
            assertTrue(ada.follow(changed).select(".flash").text().startsWith("Your password is changed."));
            assertEquals("", ada.get("/account").select(".flash").text());
            assertEquals("/login", elsewhere.get("/account").location());
            assertEquals(200, ben.get("/account").status());
            assertEquals(422, portal.browser().signIn(ADA).status());
            assertEquals(
                    303,
                    portal.browser()
                            .post("/login", Map.of("email", ADA, "password", NEW))
                            .status());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordIsNotChangedByMistake(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Browser ada = portal.signUp("Ada Stores", ADA);
            Snapshot before = Snapshot.of(portal);
            refuses(ada, "password", "", NEW, "Enter your password.");
            refuses(ada, "password", "a wrong password", NEW, "This is not your password now.");
            refuses(ada, "password", " " + Browser.PASSWORD, NEW, "This is not your password now.");
            refuses(ada, "new_password", Browser.PASSWORD, "", "Enter a new password.");
            refuses(ada, "new_password", Browser.PASSWORD, "1234567", "Use at least 8 characters.");
            refuses(ada, "new_password", Browser.PASSWORD, "x".repeat(201), "Use 200 characters or fewer.");
            Page twice = ada.postBody(
                    "/account/password",
                    Browser.encode(Map.of("csrf", ada.csrf(), "password", Browser.PASSWORD))
                            + "&new_password=first12345&new_password=second12345");
            new FormPage(twice).refuses("new_password", "This was sent twice. Enter it once.");
            assertEquals(before, Snapshot.of(portal));
        }
    }

    private static void refuses(Browser ada, String field, String password, String fresh, String message) {
        Page page = ada.post("/account/password", Map.of("password", password, "new_password", fresh));
        new FormPage(page).refuses(field, message);
        assertEquals("", new FormPage(page).value("password"));
        assertEquals("", new FormPage(page).value("new_password"));
        assertEquals("Ada Stores", new FormPage(page).value("business"));
        assertFalse(page.body().contains(Browser.PASSWORD));
    }

    /** Whoever finds a browser signed in must not try passwords in it for ever. */
    @ParameterizedTest
    @EnumSource
    void guessingTheOldPasswordIsSlowedDown(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Browser ada = portal.signUp("Ada Stores", ADA);
            Map<String, String> wrong = Map.of("password", "a wrong password", "new_password", NEW);
            for (int i = 0; i < 10; i++) {
                assertEquals(422, ada.post("/account/password", wrong).status());
            }
            assertEquals(429, ada.post("/account/password", wrong).status());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProfileIsSavedOrToldWhatIsWrong(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Browser ada = portal.signUp("Ada Stores", ADA);
            Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
            Page saved = ada.post("/account/profile", Map.of("business", " Ada & Sons ", "name", "<b>Ada</b>"));
            assertEquals("/account", saved.location());
            Page account = ada.follow(saved);
            assertEquals("Your profile is saved.", account.select(".flash").text());
            assertEquals("Ada & Sons", new FormPage(account).value("business"));
            assertEquals("<b>Ada</b>", new FormPage(account).value("name"));
            assertEquals("Ben Stores", new FormPage(ben.get("/account")).value("business"));

            Snapshot before = Snapshot.of(portal);
            wrong(ada, "business", "", "Enter the name of your business.");
            wrong(ada, "business", "x".repeat(101), "Use 100 characters or fewer.");
            wrong(ada, "name", "a\u0007", "This holds a character that can’t be sent. Type it again.");
            wrong(ada, "name", "", "Enter your name.");
            assertEquals(before, Snapshot.of(portal));
        }
    }

    private static void wrong(Browser ada, String field, String typed, String message) {
        String other = field.equals("name") ? "business" : "name";
        Page page = ada.post("/account/profile", Map.of(field, typed, other, "Kept"));
        new FormPage(page).refuses(field, message);
        assertEquals(typed, new FormPage(page).value(field));
        assertEquals("Kept", new FormPage(page).value(other));
    }
}
