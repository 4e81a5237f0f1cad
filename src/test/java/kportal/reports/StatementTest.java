package kportal.reports;

import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatementTest {
    private static final String SUBJECT = "What your month came to";

    @ParameterizedTest
    @EnumSource
    void aMonthIsToldOnceToWhoeverWantsIt(Store store) {
        TestClock clock = TestClock.at("2026-11-24T17:05:00Z");
        try (TestPortal portal = TestPortal.start(store, clock, Map.of())) {
            Mailbox mails = new Mailbox(portal);
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            confirm(portal, ada, "ada@shop.ng");
            Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
            buy(portal, clock.instant());
            ada.post("/reports/statement", Map.of("statement", "yes"));
            // Nobody has shown that mail to this address reaches him.
            ben.post("/reports/statement", Map.of("statement", "yes"));
            assertEquals(1, ada.get("/reports").select("#statement [checked]").size());
            assertTrue(ada.get("/account/audit").text().contains("Monthly statement by mail"));
            assertEquals(0, posted(portal, mails, "ada@shop.ng"), "October was over before she asked");

            clock.advance(Duration.ofDays(6).plusHours(5).plusMinutes(54));
            assertEquals(0, posted(portal, mails, "ada@shop.ng"), "November ends in a minute");
            clock.advance(Duration.ofMinutes(2));
            assertEquals(1, posted(portal, mails, "ada@shop.ng"));
            portal.restart();
            clock.advance(Duration.ofDays(3));
            assertEquals(1, posted(portal, mails, "ada@shop.ng"));
            assertEquals(0, posted(portal, mails, "ben@shop.ng"));
            String text = mails.newest("ada@shop.ng", SUBJECT).text();
            assertTrue(
                    text.replaceAll("\\s+", " ")
                            .contains("Nov 2026. Surely spent: ₦1,500.00 (purchases: 2). In doubt: ₦700.00 "
                                    + "(purchases: 1). Failed, at no cost: 1."),
                    text);
            assertTrue(text.contains("/reports?from=2026-11-01&to=2026-11-30"), text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverWantsNoneAnyMoreGetsNone(Store store) {
        TestClock clock = TestClock.at("2026-11-24T17:05:00Z");
        try (TestPortal portal = TestPortal.start(store, clock, Map.of())) {
            Mailbox mails = new Mailbox(portal);
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            confirm(portal, ada, "ada@shop.ng");
            ada.post("/reports/statement", Map.of("statement", "yes"));
            ada.post("/reports/statement", Map.of());
            assertEquals(0, ada.get("/reports").select("#statement [checked]").size());
            clock.advance(Duration.ofDays(8));
            assertEquals(0, posted(portal, mails, "ada@shop.ng"));
        }
    }

    private static void confirm(TestPortal portal, Browser browser, String email) {
        portal.database().run(sql -> sql.update(USERS)
                .set(USERS.EMAIL_VERIFIED_AT, Instant.EPOCH)
                .where(USERS.EMAIL.eq(email))
                .execute());
        assertEquals(200, browser.get("/account").status());
    }

    private static void buy(TestPortal portal, Instant now) {
        TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng")
                .insert(List.of(
                        row(1_000, Status.SUCCEEDED, now),
                        row(500, Status.SUCCEEDED, now),
                        row(700, Status.UNKNOWN, now),
                        row(90, Status.FAILED, now),
                        row(9_000, Status.SUCCEEDED, now.minus(Duration.ofDays(30)))));
    }

    private static Row row(long naira, Status status, Instant sentAt) {
        return new Row(Order.airtime("MTN", "MTN", "08031234567", Money.ofNaira(naira)), status, sentAt);
    }

    private static long posted(TestPortal portal, Mailbox mails, String to) {
        portal.app().statements().post();
        mails.settle();
        return mails.all(to).stream()
                .filter(mail -> mail.subject().equals(SUBJECT))
                .count();
    }
}
