package kportal.balance;

import static kportal.support.Environment.LIVE;
import static kportal.support.Environment.SANDBOX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class BalanceFlowTest {
    private static final Instant FIRST = Instant.parse("2026-11-20T08:00:00Z");

    @Parameter
    private Store store;

    private TestClock clock;
    private TestPortal portal;
    private Browser alice;

    @BeforeEach
    void open() {
        clock = TestClock.at("2026-11-24T17:05:00Z");
        portal = TestPortal.start(store, clock, Map.of());
        alice = portal.signUp("Alice Stores", "alice@shop.ng");
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private TransactionRows rows(Environment environment) {
        return TransactionRows.of(portal.database(), environment, "alice@shop.ng");
    }

    private static Row bought(long naira, Status status, Instant sentAt) {
        return new Row(Order.airtime("MTN", "MTN Nigeria", "08031234567", Money.ofNaira(naira)), status, sentAt);
    }

    private String open(String naira, String when) {
        assertEquals(
                303,
                alice.post("/balance/opening", Map.of("amount", naira, "when", when))
                        .status());
        return alice.get("/balance").select("[data-entry]").first().attr("data-entry");
    }

    private Page close(String naira) {
        Page closed = alice.post("/balance/checks", Map.of("amount", naira));
        assertEquals(303, closed.status(), closed.text());
        return alice.follow(closed);
    }

    private static String fact(Page page, String name) {
        return page.select("[data-fact=" + name + "] dd").text();
    }

    @Test
    void whatShouldBeThereIsTheOpeningAndDepositsLessWhatIsSurelySpent() {
        rows(SANDBOX)
                .insert(List.of(
                        bought(700, Status.SUCCEEDED, FIRST.minusSeconds(1)),
                        bought(1_000, Status.SUCCEEDED, FIRST.plusSeconds(1)),
                        bought(2_000, Status.SUCCEEDED, Instant.parse("2026-11-22T10:00:00Z"))
                                .charged(new Money(195_050)),
                        bought(300, Status.SUCCEEDED, Instant.parse("2026-11-24T17:00:00Z")),
                        bought(50_000, Status.FAILED, FIRST.plusSeconds(9)),
                        bought(60_000, Status.REVERSED, FIRST.plusSeconds(9)),
                        bought(400, Status.UNKNOWN, Instant.parse("2026-11-23T10:00:00Z")),
                        bought(500, Status.PENDING, Instant.parse("2026-11-23T11:00:00Z")),
                        bought(9_000, Status.UNKNOWN, FIRST.minusSeconds(5)),
                        new Row(Order.sms("08031234567", "Hello"), Status.SUCCEEDED, FIRST.plusSeconds(9))
                                .charged(Money.ofNaira(4))));
        rows(LIVE).insert(bought(5_000, Status.SUCCEEDED, FIRST.plusSeconds(1)));
        assertTrue(alice.get("/balance").select("[data-expected]").isEmpty());
        open("10,000.00", "2026-11-20T09:00");
        alice.post("/balance/deposit", Map.of("amount", "₦2,500.50", "when", "2026-11-21 12:30", "note", "GTB 4711"));

        Page page = alice.get("/balance");
        assertEquals(
                "between ₦8,350.00 and ₦9,250.00",
                page.select("[data-expected]").text());
        assertTrue(fact(page, "opening").startsWith("₦10,000.00 20 Nov 2026, 09:00"), fact(page, "opening"));
        assertEquals("+ ₦2,500.50", fact(page, "deposits"));
        assertEquals("− ₦3,250.50", fact(page, "spent"));
        assertEquals("₦400.00, perhaps spent", fact(page, "unknown"));
        assertEquals("₦500.00, perhaps spent", fact(page, "pending"));
        assertTrue(page.select("#earlier").text().contains(": 1."), page.text());
        assertTrue(page.select("#entries").text().contains("GTB 4711"), page.text());
    }

    @Test
    void whatExplainsADriftComesFirstAndSettlingItClosesTheGap() {
        open("10000", "2026-11-20T09:00");
        List<String> ids = rows(SANDBOX)
                .insert(List.of(
                        bought(1_000, Status.PENDING, FIRST.plusSeconds(10)),
                        bought(1_000, Status.UNKNOWN, FIRST.plusSeconds(20)),
                        bought(600, Status.UNKNOWN, FIRST.plusSeconds(30)),
                        bought(400, Status.PENDING, FIRST.plusSeconds(40)),
                        bought(1_000, Status.FAILED, FIRST.plusSeconds(50)).note("said not to have happened"),
                        bought(77, Status.SUCCEEDED, FIRST.plusSeconds(60)).charged(Money.ofNaira(80))));
        Page page = close("8920");
        assertEquals("₦1,000.00 less than expected", page.select("[data-drift]").text());
        assertEquals(
                List.of(ids.get(1), ids.get(0), ids.get(4), ids.get(2), ids.get(3)),
                page.select("#fitting [data-id]").eachAttr("data-id"));
        assertEquals(
                List.of("unknown", "pending", "settled", "pending"),
                page.select("#fitting [data-why]").eachAttr("data-why"));
        assertEquals(
                List.of("unknown", "pending", "charged"),
                page.select("#others [data-why]").eachAttr("data-why"));

        alice.post("/transactions/" + ids.get(1) + "/resolve", Map.of("outcome", "succeeded", "note", "seen"));
        Page after = alice.get("/balance");
        assertEquals(
                "Nothing is missing: the balance is what was expected.",
                after.select("[data-drift]").text());
        assertTrue(after.select("#drift").text().contains("Expected when it was closed ₦9,920.00"), after.text());
        assertTrue(after.select("#fitting, #others").isEmpty());
        String kept = after.select("#checks tbody tr").text();
        for (String part :
                List.of("24 Nov 2026, 18:05", "₦9,920.00", "₦3,000.00", "₦8,920.00", "-₦1,000.00", "alice@")) {
            assertTrue(kept.contains(part), kept);
        }
    }

    @Test
    void moreThanExpectedIsExplainedByWhatWasSettledOrCameBack() {
        List<String> ids = rows(SANDBOX)
                .insert(List.of(
                        bought(2_000, Status.REVERSED, FIRST.minus(Duration.ofSeconds(30))),
                        bought(2_000, Status.SUCCEEDED, FIRST.plusSeconds(20)).note("said to have happened"),
                        bought(2_000, Status.UNKNOWN, FIRST.plusSeconds(20))));
        open("10000", "2026-11-20T09:00");
        Page page = close("10000");
        assertEquals("₦2,000.00 more than expected", page.select("[data-drift]").text());
        assertEquals(
                List.of(ids.get(1), ids.get(0)),
                page.select("#fitting [data-id]").eachAttr("data-id"));
        assertEquals(List.of(ids.get(2)), page.select("#others [data-id]").eachAttr("data-id"));
    }

    /** Whether it came back before the opening or after, the portal can't know: it was told after. */
    @Test
    void whatWasMarkedAsComeBackSinceTheOpeningIsSaidAndNotCounted() {
        List<String> ids = rows(SANDBOX)
                .insert(List.of(
                        bought(7_000, Status.SUCCEEDED, FIRST.minus(Duration.ofDays(2))),
                        bought(300, Status.SUCCEEDED, FIRST.minus(Duration.ofDays(1)))
                                .charged(Money.ofNaira(290)),
                        bought(4_000, Status.REVERSED, FIRST.minus(Duration.ofDays(1))),
                        bought(500, Status.SUCCEEDED, FIRST.plusSeconds(9))));
        open("500000", "2026-11-20T09:00");
        Page before = alice.get("/balance");
        assertTrue(before.select("#came-back").isEmpty(), "said before the opening: that balance holds it");
        for (String id : List.of(ids.get(0), ids.get(1), ids.get(3))) {
            assertEquals(
                    303,
                    alice.post("/transactions/" + id + "/reverse", Map.of("note", "seen"))
                            .status());
        }
        Page after = alice.get("/balance");
        assertEquals("₦500,000.00", after.select("[data-expected]").text());
        assertTrue(
                after.select("#came-back").text().contains("for what was bought before it: ₦7,290.00."), after.text());
    }

    @Test
    void whatCannotBeExplainedIsLeftBehind() {
        open("10000", "2026-11-20T09:00");
        Page page = close("9990.90");
        String action = page.select("form[action$=/start]").attr("action");
        Map<String, String> form =
                Map.of("nonce", page.select("form[action$=/start] [name=nonce]").val());
        assertEquals(303, alice.post(action, form).status());
        assertEquals(303, alice.post(action, form).status());
        Page after = alice.get("/balance");
        assertEquals("₦9,990.90", after.select("[data-expected]").text());
        assertEquals(2, after.select("[data-entry]").size());
        assertTrue(after.select("#checks").text().contains("-₦9.10"), after.text());
        String opening = after.select("[data-entry]").first().attr("data-entry");
        assertEquals(
                404, alice.post("/balance/entries/" + opening + "/start", form).status());
    }

    @Test
    void anEntryIsCorrectedAndTakenBackWithATrace() {
        open("1000", "2026-11-20T09:00");
        alice.post("/balance/deposit", Map.of("amount", "500"));
        String wrong = alice.get("/balance").select("[data-entry]").first().attr("data-entry");
        FormPage form = new FormPage(alice.get("/balance/entries/" + wrong));
        assertEquals("500.00", form.value("amount"));
        clock.advance(Duration.ofMinutes(9));
        Map<String, String> right = Map.of("amount", "50", "when", form.value("when"), "note", "a zero too many");
        assertEquals(303, alice.post("/balance/entries/" + wrong, right).status());
        Page page = alice.get("/balance");
        assertEquals("₦1,050.00", page.select("[data-expected]").text());
        assertEquals(
                List.of("true", "false", "true"), page.select("[data-entry]").eachAttr("data-counts"));
        assertEquals(
                "2026-11-24T18:05:00+01:00",
                page.select("[data-entry] time").first().attr("datetime"));
        assertTrue(alice.get("/balance/entries/" + wrong).select("#back").text().contains("alice@shop.ng"));
        Page again = alice.post("/balance/entries/" + wrong, right);
        assertEquals(422, again.status());
        assertTrue(again.select("form[action$=/remove]").isEmpty());

        String now = page.select("[data-counts=true]").first().attr("data-entry");
        assertEquals(
                303, alice.post("/balance/entries/" + now + "/remove", Map.of()).status());
        assertEquals(
                303, alice.post("/balance/entries/" + now + "/remove", Map.of()).status());
        assertEquals(
                "₦1,000.00", alice.get("/balance").select("[data-expected]").text());
        String log = alice.get("/account/audit").text();
        assertTrue(log.contains("Balance: entered") && log.contains("deposit 500.00 naira"), log);
        assertTrue(log.contains("Balance: taken back") && log.contains("deposit 50.00 naira"), log);
    }

    @Test
    void aFormSentTwiceIsOneEntry() {
        String nonce = alice.get("/balance/opening").select("[name=nonce]").val();
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    303,
                    alice.post("/balance/opening", Map.of("amount", "1000", "nonce", nonce))
                            .status());
        }
        assertEquals(1, alice.get("/balance").select("[data-entry]").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /balance/opening | amount | | | Enter the amount.
            /balance/opening | amount | -5 | | Enter an amount in naira, such as 12500 or 12500.50.
            /balance/opening | amount | 1e9 | | Enter an amount in naira, such as 12500 or 12500.50.
            /balance/opening | amount | 1.234 | | Enter an amount in naira, such as 12500 or 12500.50.
            /balance/deposit | amount | 0 | | Enter an amount in naira, such as 12500 or 12500.50.
            /balance/deposit | when | 5 | 2026-11-19T10:00 | This is before the opening balance. Enter a later time, or an earlier opening balance first.
            /balance/checks | when | 5 | 2026-11-19T10:00 | This is before the opening balance. Enter a later time, or an earlier opening balance first.
            /balance/checks | when | 5 | 2026-11-24T18:06 | Enter a time that is not to come.
            /balance/checks | when | 5 | 2026-02-31T18:06 | Enter a day and a time, such as 2026-11-24 18:05.
            /balance/checks | when | 5 | yesterday | Enter a day and a time, such as 2026-11-24 18:05.
            """)
    void whatIsWrongIsSaidByItsField(String path, String field, String amount, String when, String said) {
        open("10000", "2026-11-20T09:00");
        Snapshot before = Snapshot.of(portal);
        String typed = when == null ? "" : when;
        FormPage page = new FormPage(
                alice.post(path, Map.of("amount", amount == null ? "" : amount, "when", typed, "note", "a note")));
        page.refuses(field, said);
        assertEquals(amount == null ? "" : amount, page.value("amount"));
        assertEquals(typed, page.value("when"));
        assertEquals(before, Snapshot.of(portal));
    }

    @Test
    void noneIsSeenByAnotherBusinessNorInTheOtherEnvironment() {
        String id = open("10000", "2026-11-20T09:00");
        Browser bob = portal.signUp("Bob Ventures", "bob@shop.ng");
        assertTrue(bob.get("/balance").select("[data-expected], [data-entry]").isEmpty());
        assertEquals(404, bob.get("/balance/entries/" + id).status());
        assertEquals(404, bob.get("/balance?before=" + id).status());
        BalanceRepository live = new BalanceRepository(portal.database(), LIVE);
        String businessId = rows(SANDBOX).businessId();
        assertFalse(live.expectation(businessId, clock.instant()).isPresent());
        assertFalse(live.find(businessId, id).isPresent());
    }

    @Test
    void closedDaysArePaged() {
        open("10000", "2026-11-20T09:00");
        for (int i = 0; i < BalanceRepository.CHECKS + 2; i++) {
            clock.advance(Duration.ofMinutes(1));
            alice.post("/balance/checks", Map.of("amount", String.valueOf(10_000 + i)));
        }
        Page first = alice.get("/balance");
        assertEquals(BalanceRepository.CHECKS, first.select("[data-check]").size());
        Page second = alice.get(first.select("[rel=next]").attr("href"));
        assertEquals(2, second.select("[data-check]").size());
        assertTrue(second.select("[data-check]").last().text().contains("₦10,000.00"));
        assertTrue(second.select("[rel=next]").isEmpty());
    }
}
