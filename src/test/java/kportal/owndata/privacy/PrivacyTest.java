package kportal.owndata.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import kportal.accounts.letters.Purpose;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** The page says what this portal does, by its own settings. */
class PrivacyTest {
    private static String text(Map<String, String> settings) {
        try (TestPortal portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), settings)) {
            Page page = portal.browser().get("/privacy");
            assertEquals(200, page.status());
            assertEquals(0, page.text().split("\\?\\?|\\{\\d").length - 1, page.text());
            return page.text();
        }
    }

    @Test
    void whereNothingIsSetItSaysSo() {
        String text = text(Map.of());
        assertTrue(text.contains("They have not put their name here yet"), text);
        assertTrue(text.contains("They have not put an email address here yet"), text);
        assertTrue(text.contains("This is a practice portal"), text);
        assertTrue(text.contains("No mail server is set up here"), text);
        assertTrue(text.contains("the mails can be read by anybody"), text);
        assertTrue(text.contains("stays 6 more years") && text.contains("stays 12 more months"), text);
        for (String time : List.of(
                "hold an address, until they are erased: 7 days",
                "The practice Kpoint keeps what was bought there",
                "link-password-reset, link-email-confirm and link-email-undo",
                "30 minutes at the longest",
                "word for word: 365 days",
                "lists: 90 days",
                "folder of this portal for 7 days",
                "prepared as a file: 3 days, or until you remove it. What it was of: 30 days after",
                "paid for 30 minutes and is erased 24 hours after",
                "for 12 hours without opening a page, and 14 days",
                "mailed to you: 7 days",
                "to sign in: 365 days")) {
            assertTrue(text.contains(time), time + " in " + text);
        }
        assertTrue(text.contains("Nigeria Data Protection Commission"), text);
    }

    @Test
    void whatIsSetIsOnIt() {
        String text = text(Map.of(
                "KPOINT_BASE_URL", "http://127.0.0.1:1/api/public/v1",
                "SMTP_URL", "smtp://user:hidden@127.0.0.1:1",
                "MAIL_FROM", "portal@shop.ng",
                "OPERATOR_NAME", "Ọlá & Sons <Ltd>",
                "OPERATOR_CONTACT", "privacy@shop.ng",
                "OPERATOR_MAIL", "alerts@shop.ng",
                "KEEP_RECORDS_YEARS", "7",
                "KEEP_AUDIT_MONTHS", "18"));
        assertTrue(text.contains("Ọlá & Sons <Ltd> runs this portal"), text);
        assertTrue(text.contains("privacy@shop.ng"), text);
        assertTrue(text.contains("To Kpoint, at 127.0.0.1"), text);
        assertTrue(text.contains("mails that are on their way still hold an address, encrypted"), text);
        assertTrue(text.contains("To the server that carries our mails"), text);
        assertTrue(text.contains("stays 7 more years") && text.contains("stays 18 more months"), text);
        for (String other : List.of("practice", "the folder", "hidden", "alerts@shop.ng", "No mail server")) {
            assertFalse(text.contains(other), other + " in " + text);
        }
    }

    /** What the page on deleting says stays is what stays, by the settings too. */
    @Test
    void thePageThatDeletesSaysTheSame() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            String text = portal.signUp("Ada Stores", "ada@shop.ng")
                    .get("/account/delete")
                    .text();
            assertTrue(text.contains("with your address, for 7 days"), text);
            assertTrue(text.contains("The practice Kpoint keeps"), text);
            assertTrue(text.contains("the text of an SMS") && text.contains("your notes"), text);
        }
        Map<String, String> mailed = Map.of(
                "KPOINT_BASE_URL", "http://127.0.0.1:1/api/public/v1",
                "SMTP_URL", "smtp://user:hidden@127.0.0.1:1",
                "MAIL_FROM", "portal@shop.ng");
        try (TestPortal portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), mailed)) {
            String text = portal.signUp("Ada Stores", "ada@shop.ng")
                    .get("/account/delete")
                    .text();
            assertFalse(text.contains("with your address") || text.contains("practice Kpoint"), text);
        }
    }

    /** Each cookie that such a page sets is told of by its name. */
    @Test
    void theCookiesOfMailedLinksAreNamed() {
        String text = text(Map.of());
        for (Purpose purpose : Purpose.values()) {
            String cookie = "link" + purpose.path().replace('/', '-');
            assertTrue(text.contains(cookie), cookie + " in " + text);
        }
    }

    @Test
    void everyPagesFootTheSignUpAndTheAccountLeadToIt() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            String link = "a[href='/privacy']";
            assertEquals(1, portal.browser().get("/").select("footer " + link).size());
            assertEquals(
                    1, portal.browser().get("/signup").select("main " + link).size());
            assertEquals(1, ada.get("/account").select("main " + link).size());
            assertEquals(200, ada.get("/privacy").status());
        }
    }
}
