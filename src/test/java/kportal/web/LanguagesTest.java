package kportal.web;

import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.PdfText;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which language a page is in, over HTTP. */
class LanguagesTest {
    private static final Row SOLD = new Row(
            Order.airtime("MTN", "MTN", "08031234567", Money.ofNaira(12_500)),
            Status.SUCCEEDED,
            Instant.parse("2026-11-24T11:00:00Z"));

    @Test
    void theBrowserAsksAndItsChoiceWins() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser visitor = portal.browser();
            is("en-NG", "Sign in", visitor.get("/login"));
            is("ha-NG", "Shiga", asking(visitor, "ha-NG,en;q=0.5", "/login"));
            is("en-NG", "Sign in", asking(visitor, "fr-FR,xx;q=0.5", "/login"));
            is("yo-NG", "", asking(visitor, "yo", "/nowhere"));

            Page chosen = choose(visitor, "ig", "/signup?email=a");
            assertEquals(303, chosen.status(), chosen.text());
            assertEquals("/signup?email=a", chosen.location());
            is("ig-NG", "Banye", visitor.get("/login"));
            is("ig-NG", "Banye", asking(visitor, "ha", "/login"));
            assertEquals(
                    List.of("en-NG", "pcm-NG", "ha-NG", "yo-NG", "ig-NG"),
                    visitor.get("/login").select("footer .languages button").eachAttr("lang"));
            assertEquals(
                    "Igbo",
                    visitor.get("/login").select("footer [aria-current]").text());

            Browser other = portal.browser();
            is(
                    "en-NG",
                    "Sign in",
                    other.send(other.request("/login")
                            .header("Cookie", "language=../xx")
                            .GET()));
        }
    }

    @Test
    void theAccountsChoiceGoesAlong() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            is("en-NG", "Account", ada.get("/account"));
            choose(ada, "ha", "/account");
            is("ha-NG", "Asusu", asking(ada, "yo", "/account"));

            Browser phone = portal.browser();
            choose(phone, "yo", "/");
            is("yo-NG", "Wọlé", phone.get("/login"));
            phone.signIn("ada@shop.ng");
            is("ha-NG", "Asusu", phone.get("/account"));

            // As of a portal that knows more languages.
            portal.database()
                    .run(sql -> sql.update(USERS).set(USERS.LANGUAGE, "fr").execute());
            is("yo-NG", "Àkáǹtì", phone.get("/account"));
        }
    }

    @Test
    void lettersAreInTheAccountsLanguage() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.browser();
            choose(ada, "ha", "/signup");
            ada.signUp("Ada Stores", "ada@shop.ng");
            portal.signUp("Ben Stores", "ben@shop.ng");
            Mailbox mails = new Mailbox(portal);
            assertEquals(List.of("ha-NG"), languages(mails, "ada@shop.ng"));
            assertEquals(List.of("en-NG"), languages(mails, "ben@shop.ng"));

            choose(ada, "yo", "/account");
            ada.post("/account/email", Map.of("email", "new@shop.ng", "password", Browser.PASSWORD));
            assertEquals(List.of("yo-NG"), languages(mails, "new@shop.ng"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void soAreThoseToAnAddressThatTheyHadBefore(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            Mailbox mails = new Mailbox(portal);
            use(ada, mails.all("ada@shop.ng").getLast());
            choose(ada, "yo", "/account");
            ada.post("/account/email", Map.of("email", "new@shop.ng", "password", Browser.PASSWORD));
            use(ada, mails.all("new@shop.ng").getLast());
            ada.post("/account/delete", Map.of("confirmation", "Ada Stores", "password", Browser.PASSWORD));
            // Of the change, then of the deletion.
            assertEquals(List.of("en-NG", "yo-NG", "yo-NG"), languages(mails, "ada@shop.ng"));
        }
    }

    private static void use(Browser browser, Mailbox.Received mail) {
        assertEquals(
                303,
                browser.post(mail.link().replaceFirst("\\?.*", ""), Map.of("token", mail.token()))
                        .status());
    }

    private static List<String> languages(Mailbox mails, String to) {
        return mails.all(to).stream()
                .map(mail -> Jsoup.parse(mail.html()).select("html").attr("lang"))
                .toList();
    }

    @Test
    void papersAreInTheReadersLanguageAndFilesForProgramsAreNot() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE, TestClock.at("2026-11-24T17:05:00Z"), Map.of())) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            choose(ada, "yo", "/account");
            String receipt = "/transactions/"
                    + TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng")
                            .insert(SOLD);
            String paper = PdfText.of(ada.file(receipt + "/receipt.pdf").body());
            assertTrue(paper.contains("24 Bél 2026, 12:00") && paper.contains("Owó ìpè"), paper);
            String statement = PdfText.of(ada.file("/transactions/export.pdf").body());
            assertTrue(statement.contains("24 Bél 2026"), statement);
            String csv = ada.get("/transactions/export.csv").body();
            assertTrue(csv.contains("2026-11-24T12:00:00+01:00,") && csv.contains("succeeded"), csv);
        }
    }

    @Test
    void nothingElseIsTaken() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser visitor = portal.browser();
            for (String hostile : List.of("", "HA", "xx", "../messages", "ha\r\nSet-Cookie: a=b", "<script>")) {
                assertEquals(400, choose(visitor, hostile, "/login").status(), hostile);
            }
            assertEquals("", visitor.cookie("language"));
            assertEquals(
                    403, visitor.postBare("/language", Map.of("language", "ha")).status());
            for (String elsewhere : List.of("//evil.example", "/%5Cevil.example", "https://evil.example//x")) {
                String lead = choose(visitor, "ha", elsewhere).location();
                assertTrue(lead.startsWith("/") && !lead.startsWith("//"), lead);
            }
        }
    }

    /** The list is kept as it was drawn. */
    @ParameterizedTest
    @EnumSource
    void whatIsKeptOfAPageIsKeptInEachLanguage(Store store) {
        try (TestPortal portal = TestPortal.start(store, TestClock.at("2026-11-24T17:05:00Z"), Map.of())) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng")
                    .insert(SOLD);
            String hausa = listed(asking(ada, "ha", "/transactions"));
            assertTrue(hausa.contains("24 Nuw 2026, 12:00") && hausa.contains("Katin waya"), hausa);
            String english = listed(asking(ada, "en", "/transactions"));
            assertTrue(english.contains("24 Nov 2026, 12:00") && english.contains("Airtime"), english);
            assertTrue(hausa.contains("₦12,500.00") && english.contains("₦12,500.00"), hausa + english);
            assertEquals(hausa, listed(asking(ada, "ha", "/transactions")));
        }
    }

    private static String listed(Page page) {
        return page.select("#results").text();
    }

    private static void is(String lang, String heading, Page page) {
        assertEquals(lang, page.select("html").attr("lang"));
        assertTrue(page.select("h1").text().contains(heading), page.select("h1").text());
    }

    private static Page asking(Browser browser, String languages, String path) {
        return browser.send(
                browser.request(path).header("Accept-Language", languages).GET());
    }

    private static Page choose(Browser browser, String language, String from) {
        String body = Browser.encode(Map.of("language", language, "csrf", browser.csrf()));
        return browser.send(browser.request("/language")
                .header("Content-Type", "application/x-www-form-urlencoded")
                // Of whose site it says to be doesn't matter: only path and query are read.
                .header("Referer", from.startsWith("/") ? "https://shop.example" + from : from)
                .POST(BodyPublishers.ofString(body)));
    }
}
