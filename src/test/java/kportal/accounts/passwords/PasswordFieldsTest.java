package kportal.accounts.passwords;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** A browser cuts what is pasted at a field's maxlength, without a word: a password would be another one. */
class PasswordFieldsTest {
    @Test
    void noneCutsWhatIsPasted() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser visitor = portal.browser();
            List.of("/login", "/signup").forEach(path -> uncut(visitor.get(path)));
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            List.of("/account", "/account/email", "/key", "/confirm").forEach(path -> uncut(ada.get(path)));
            Page tooLong = portal.browser()
                    .post(
                            "/signup",
                            Map.of("business", "B", "name", "N", "email", "b@shop.ng", "password", "é".repeat(201)));
            new FormPage(tooLong).refuses("password", "Use 200 characters or fewer.");
        }
    }

    private static void uncut(Page page) {
        assertFalse(
                page.select("main input[type=password]").isEmpty(),
                page.address().toString());
        assertEquals(
                0,
                page.select("input[type=password][maxlength]").size(),
                page.address().toString());
    }
}
