package kportal.transactions.paying;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.transactions.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The same once more, from a receipt or the desk: a draft of its own, linked to the first. */
@ParameterizedClass
@EnumSource(Store.class)
class BuyAgainTest {
    private static final TestClock CLOCK = TestClock.now();
    private static TestPortal portal;

    @Parameter
    Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store, CLOCK, Map.of());
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    private static String bought(Buyer buyer, Buyer.Order order, String status) {
        Page receipt = buyer.buy(order);
        assertEquals(status, Buyer.status(receipt));
        return Buyer.id(receipt);
    }

    /** What a draft or a receipt says of the other one. */
    private static void says(Buyer buyer, String id, String key, String other) {
        Page page = buyer.show(id);
        assertTrue(page.text().contains(Words.of(key)), page.text());
        assertEquals("/transactions/" + other, page.select(".facts a.try").attr("href"));
    }

    @ParameterizedTest
    @EnumSource
    void isTheSamePurchaseOverTheSamePages(Service service) {
        Buyer buyer = Buyer.inSandbox(portal);
        String first = bought(buyer, Orders.of(service, "0001"), "failed");
        String second = buyer.again(first);
        assertNotEquals(first, second);
        assertEquals("draft", buyer.status(second));
        assertEquals(1, buyer.calls().size(), "nothing is sent by asking for it");
        says(buyer, second, "try.second", first);
        assertEquals(303, buyer.pay(second).status(), "what failed needs no tick");
        assertEquals("failed", Buyer.status(buyer.settled(second)));
        List<Buyer.Sold> calls = buyer.calls();
        assertEquals(2, calls.size());
        assertEquals(calls.get(0), calls.get(1));
        says(buyer, first, "try.later", second);
        says(buyer, second, "try.second", first);
    }

    @ParameterizedTest
    @CsvSource({"0666,unknown", "0002,pending"})
    void whatMayHaveHappenedIsAskedForTwiceHoweverLongAgo(String ending, String status) {
        Buyer early = Buyer.inSandbox(portal);
        String first = bought(early, Orders.of(Service.AIRTIME, ending), status);
        CLOCK.advance(Duration.ofDays(2));
        Buyer buyer = early.signInAgain(portal);
        String second = buyer.again(first);
        Page review = buyer.show(second);
        assertEquals(1, review.select("input[name=again]").size());
        assertEquals("/transactions/" + first, review.select(".notice.bad a").attr("href"));
        assertEquals(422, buyer.pay(second).status());
        assertEquals(1, buyer.calls().size());
        assertEquals(303, buyer.payAgain(second).status());
        assertEquals(2, buyer.calls().size());
    }

    @Test
    void fromTheDashboardInOneTap() {
        Buyer buyer = Buyer.inSandbox(portal);
        String first = bought(buyer, Orders.of(Service.ELECTRICITY, "5678"), "succeeded");
        CLOCK.advance(Duration.ofMinutes(11));
        Page home = buyer.get("/");
        String action = home.select("#recent form").attr("action");
        assertEquals("/transactions/" + first + "/again", action);
        Page made = buyer.post(
                action, Map.of("nonce", home.select("#recent input[name=nonce]").attr("value")));
        assertEquals(303, made.status());
        String second = made.location().substring("/transactions/".length());
        assertNotEquals(first, second);
        assertEquals("draft", buyer.status(second));
    }

    @Test
    void fromTheDeskAndFromASuccess() {
        Buyer buyer = Buyer.inSandbox(portal);
        String unknown = bought(buyer, Orders.of(Service.AIRTIME, "0666"), "unknown");
        Page desk = buyer.get("/transactions?status=unknown");
        String action = desk.select(".desk form").attr("action");
        assertEquals("/transactions/" + unknown + "/again", action);
        Page made = buyer.post(
                action, Map.of("nonce", desk.select(".desk input[name=nonce]").attr("value")));
        assertEquals(303, made.status());

        String succeeded = bought(buyer, Orders.of(Service.SMS, "5678"), "succeeded");
        CLOCK.advance(Duration.ofMinutes(11));
        String second = buyer.again(succeeded);
        says(buyer, second, "try.same", succeeded);
        assertEquals(303, buyer.pay(second).status());
    }

    @Test
    void aDoubleClickIsOneDraft() {
        Buyer buyer = Buyer.inSandbox(portal);
        String first = bought(buyer, Orders.of(Service.AIRTIME, "0001"), "failed");
        String nonce = buyer.nonce(first);
        List<CompletableFuture<String>> clicks = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> buyer.again(first, nonce).location()))
                .toList();
        assertEquals(
                1,
                clicks.stream()
                        .map(CompletableFuture::join)
                        .collect(Collectors.toSet())
                        .size());
        assertEquals(1, drafts(first));
        buyer.again(first);
        assertEquals(2, drafts(first), "a page loaded anew is another try");
    }

    private static int drafts(String first) {
        return portal.database().read(sql -> sql.fetchCount(TRANSACTIONS, TRANSACTIONS.AGAIN_OF.eq(first)));
    }

    @Test
    void onlyWhatWasSentAndIsOnesOwn() {
        Buyer buyer = Buyer.inSandbox(portal);
        String draft = buyer.draft(Orders.of(Service.AIRTIME, "5678"));
        assertEquals(404, buyer.again(draft, "n").status());
        String first = bought(buyer, Orders.of(Service.AIRTIME, "0001"), "failed");
        Buyer other = Buyer.inSandbox(portal);
        assertEquals(404, other.again(first, "n").status());
        assertEquals(0, drafts(first));
    }

    @Test
    void withoutAKeyThereIsNothingToBuyWith() {
        Buyer buyer = Buyer.inSandbox(portal);
        String first = bought(buyer, Orders.of(Service.AIRTIME, "0001"), "failed");
        buyer.post("/key/remove", Map.of());
        Page answer = buyer.again(first, "n");
        assertEquals(303, answer.status());
        assertEquals("/key", answer.location());
        assertEquals(0, drafts(first));
    }

    @Test
    void theDisputePackTellsBothApart() {
        Buyer buyer = Buyer.inSandbox(portal);
        String first = bought(buyer, Orders.of(Service.AIRTIME, "0666"), "unknown");
        String second = buyer.again(first);
        assertEquals(
                0,
                buyer.get("/transactions/" + first + "/dispute").select("a.try").size(),
                "a draft is none");
        buyer.payAgain(second);
        Page of = buyer.get("/transactions/" + first + "/dispute");
        assertEquals("/transactions/" + second, of.select("a.try").attr("href"));
        assertTrue(
                of.select("#chat").text().contains("Bought again: sent "),
                of.select("#chat").text());
        assertTrue(of.select("#chat").text().contains(second));
        Page after = buyer.get("/transactions/" + second + "/dispute");
        assertTrue(
                after.select("#chat").text().contains("second try"),
                after.select("#chat").text());
        assertTrue(after.select("#chat").text().contains(first));
    }
}
