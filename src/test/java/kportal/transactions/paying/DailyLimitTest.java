package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a business lets itself buy in a day. */
@ParameterizedClass
@EnumSource(Store.class)
class DailyLimitTest {
    /** An hour before the day ends in Lagos, which is an hour ahead. */
    private final TestClock clock = TestClock.at("2026-11-24T22:00:00Z");

    @Parameter
    Store store;

    private TestPortal portal;
    private Buyer buyer;

    @BeforeEach
    void open() {
        portal = TestPortal.start(store, clock, Map.of());
        buyer = Buyer.inSandbox(portal);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void whatWouldGoPastItIsNotSent() {
        limit("1500");
        assertEquals("succeeded", Buyer.status(buyer.buy(Orders.airtime("08030005678", 1000))));
        String over = buyer.draft(Orders.airtime("08030005679", 501));

        Page refused = buyer.pay(over);

        assertEquals(422, refused.status());
        assertTrue(refused.text().contains(Words.of("review.refused.over_limit")));
        assertEquals("draft", buyer.status(over));
        assertEquals(1, buyer.calls().size());
        assertEquals("succeeded", Buyer.status(buyer.buy(Orders.airtime("08030005679", 500))));
        assertTrue(buyer.get("/account/limit").text().contains("₦1,500.00 of ₦1,500.00"));
    }

    @Test
    void theNextDayIsAnother() {
        limit("1000");
        buyer.buy(Orders.airtime("08030005678", 1000));
        clock.advance(Duration.ofMinutes(59));
        assertEquals(
                422, buyer.pay(buyer.draft(Orders.airtime("08030005679", 1000))).status());
        clock.advance(Duration.ofMinutes(1));
        assertEquals("succeeded", Buyer.status(buyer.buy(Orders.airtime("08030005679", 1000))));
    }

    @Test
    void doubtCountsAndWhatFailedDoesNot() {
        limit("1000");
        assertEquals("failed", Buyer.status(buyer.buy(Orders.airtime("08030000001", 1000))));
        assertEquals("unknown", Buyer.status(buyer.buy(Orders.airtime("08030000444", 1000))));
        assertEquals(
                422, buyer.pay(buyer.draft(Orders.airtime("08030005679", 1000))).status());
        assertEquals("succeeded", Buyer.status(buyer.buy(Orders.sms("08030005679", "An SMS has no price"))));
    }

    @Test
    void ofManyAtOnceOnlyTheRestGoesThrough() {
        limit("3000");
        List<String> drafts = IntStream.range(0, 8)
                .mapToObj(i -> buyer.draft(Orders.airtime("0803000567" + i, 1000)))
                .toList();
        List<CompletableFuture<Page>> answers = drafts.stream()
                .map(id -> CompletableFuture.supplyAsync(
                        () -> buyer.pay(id, Map.of("price", "100000")), Thread::startVirtualThread))
                .toList();
        assertEquals(
                3,
                answers.stream().filter(answer -> answer.join().status() == 303).count());
        assertEquals(3, buyer.calls().size());
    }

    @Test
    void itIsTakenBackByAnEmptyField() {
        limit("100");
        assertEquals(
                422, buyer.pay(buyer.draft(Orders.airtime("08030005678", 1000))).status());
        limit("");
        assertEquals("succeeded", Buyer.status(buyer.buy(Orders.airtime("08030005678", 1000))));
        assertTrue(buyer.get("/account/audit").text().contains(Words.of("audit.kind.daily_limit_changed")));
    }

    @Test
    void whatIsNoAmountIsRefusedAndKept() {
        Page refused = buyer.post("/account/limit", Map.of("daily_limit", "a lot"));
        assertEquals(422, refused.status());
        assertEquals("a lot", refused.select("#daily_limit").attr("value"));
        assertEquals(
                422, buyer.post("/account/limit", Map.of("daily_limit", "0")).status());
        assertEquals("succeeded", Buyer.status(buyer.buy(Orders.airtime("08030005678", 1000))));
    }

    private void limit(String naira) {
        assertEquals(
                303, buyer.post("/account/limit", Map.of("daily_limit", naira)).status());
    }
}
