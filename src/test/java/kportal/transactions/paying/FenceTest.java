package kportal.transactions.paying;

import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kportal.accounts.operator.Change;
import kportal.accounts.operator.OperatorRepository;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A draft leaves once, however often and from wherever it is paid. */
@ParameterizedClass
@EnumSource(Store.class)
class FenceTest {
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

    @Test
    void manyPaysOfOneDraftAreOneCall() {
        Buyer shop = Buyer.inSandbox(portal);
        Buyer phone = shop.signInAgain(portal);
        String id = shop.draft(Orders.of(Service.AIRTIME, "5678"));
        Map<String, String> form = Map.of("price", "100000");

        List<Page> answers = atOnce(
                IntStream.range(0, 12).<Supplier<Page>>mapToObj(i -> () -> (i % 2 == 0 ? shop : phone).pay(id, form)));

        for (Page answer : answers) {
            assertEquals(303, answer.status(), answer::text);
            assertEquals("/transactions/" + id, answer.location());
        }
        assertEquals("succeeded", Buyer.status(shop.settled(id)));
        assertEquals(1, shop.calls().size());
        assertEquals(2, shop.steps(id).size());
    }

    /** By whatever way it comes: who is shut out has no session, but a payment may be on its way already. */
    @Test
    void whoeverIsShutOutPaysForNothing() {
        Buyer buyer = Buyer.inSandbox(portal);
        String id = buyer.draft(Orders.of(Service.AIRTIME, "5678"));
        Attempt attempt = attempt(portal.database(), id);
        PaymentRepository payments = new PaymentRepository(portal.database(), Environment.SANDBOX);
        OperatorRepository operator = new OperatorRepository(portal.database());
        assertEquals(Change.DONE, operator.disable(buyer.email, CLOCK.instant()));
        assertEquals(new Fence.ShutOut(), payments.fence(attempt, CLOCK.instant()));
        assertEquals(Change.DONE, operator.enable(buyer.email, CLOCK.instant()));
        Buyer back = buyer.signInAgain(portal);
        assertEquals("draft", back.status(id));
        assertEquals(0, back.calls().size());
    }

    /** Whoever made the draft pays it, with the key of the business. */
    static Attempt attempt(Database db, String id) {
        return db.read(sql -> sql.select(TRANSACTIONS.BUSINESS_ID, TRANSACTIONS.CREATED_BY, API_KEYS.ID)
                .from(TRANSACTIONS)
                .join(API_KEYS)
                .on(API_KEYS.BUSINESS_ID.eq(TRANSACTIONS.BUSINESS_ID))
                .where(TRANSACTIONS.ID.eq(id))
                .fetchSingle(row -> new Attempt(
                        Ids.next(),
                        id,
                        new Payer(row.value1(), row.value2()),
                        new Consent(Through.PAGE, 100_000L, false),
                        row.value3(),
                        "test",
                        Duration.ofSeconds(1))));
    }

    @Test
    void ofTwoDraftsOfTheSameOnlyOneIsSentUnasked() {
        Buyer buyer = Buyer.inSandbox(portal);
        List<String> drafts = List.of(
                buyer.draft(Orders.airtime("08031234567", 500)), buyer.draft(Orders.airtime("08031234567", 500)));

        List<Page> answers = atOnce(drafts.stream().map(id -> () -> buyer.pay(id, Map.of("price", "50000"))));

        assertEquals(
                List.of(303, 422), answers.stream().map(Page::status).sorted().toList());
        Page refused =
                answers.stream().filter(a -> a.status() == 422).findFirst().orElseThrow();
        assertTrue(refused.text().contains(Words.of("error.again")));
        assertEquals(1, refused.select("input[type=checkbox][name=again]").size());
        assertEquals(1, buyer.calls().size());

        String second = drafts.stream()
                .filter(id -> buyer.status(id).equals("draft"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                303, buyer.pay(second, Map.of("price", "50000", "again", "yes")).status());
        assertEquals("succeeded", Buyer.status(buyer.settled(second)));
        assertEquals(2, buyer.calls().size());
        assertTrue(buyer.steps(second).getFirst().contains(Words.of("event.paid_again")));
    }

    private static List<Page> atOnce(Stream<Supplier<Page>> works) {
        CountDownLatch gun = new CountDownLatch(1);
        List<CompletableFuture<Page>> all =
                works.map(work -> started(gun, work)).toList();
        gun.countDown();
        return all.stream().map(CompletableFuture::join).toList();
    }

    private static CompletableFuture<Page> started(CountDownLatch gun, Supplier<Page> work) {
        CompletableFuture<Page> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                gun.await();
                answer.complete(work.get());
            } catch (Throwable e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Test
    void payingWhatIsPaidLeadsToItsReceipt() {
        Buyer buyer = Buyer.inSandbox(portal);
        String id = Buyer.id(buyer.buy(Orders.of(Service.SMS, "5678")));
        Page again = buyer.payAgain(id);
        assertEquals(303, again.status());
        assertEquals("/transactions/" + id, again.location());
        assertEquals(1, buyer.calls().size());
    }

    @Test
    void theSameFormPostedTwiceIsOneDraftEvenOncePaid() {
        Buyer buyer = Buyer.inSandbox(portal);
        String nonce = buyer.get("/airtime").select("input[name=nonce]").attr("value");
        assertFalse(nonce.isEmpty());
        Buyer.Order order = new Buyer.Order(
                "/airtime", Map.of("network", "MTN", "phone_number", "08031234567", "amount", "200", "nonce", nonce));
        String id = buyer.draft(order);
        assertEquals(id, buyer.draft(order));
        buyer.pay(id);
        assertEquals(id, buyer.draft(order));
        assertEquals("succeeded", Buyer.status(buyer.settled(id)));
    }

    @Test
    void someoneElsesDraftIsNotThere() {
        Buyer ada = Buyer.inSandbox(portal);
        Buyer eve = Buyer.inSandbox(portal);
        String id = ada.draft(Orders.of(Service.AIRTIME, "5678"));
        assertEquals(404, eve.show(id).status());
        assertEquals(404, eve.pay(id, Map.of("price", "100000", "again", "yes")).status());
        assertEquals("draft", ada.status(id));
        assertEquals(0, ada.calls().size() + eve.calls().size());
    }

    @Test
    void aDraftPastItsTimeIsNotSent() {
        Buyer buyer = Buyer.inSandbox(portal);
        String id = buyer.draft(Orders.of(Service.AIRTIME, "5678"));
        CLOCK.advance(Duration.ofMinutes(30));
        Page refused = buyer.pay(id, Map.of("price", "100000", "again", "yes"));
        assertEquals(422, refused.status());
        assertTrue(refused.text().contains(Words.of("review.refused.expired")));
        assertEquals("draft", buyer.status(id));
        assertEquals(0, buyer.calls().size());
    }

    @Test
    void aPriceThatIsNotTheDraftsGoesBackToReview() {
        Buyer buyer = Buyer.inSandbox(portal);
        for (Service service : List.of(Service.AIRTIME, Service.CABLE_TV)) {
            String id = buyer.draft(Orders.of(service, "5678"));
            for (String price : List.of("99900", "-1", "abc", "100000.0", "99999999999999999999")) {
                Page refused = buyer.pay(id, Map.of("price", price, "again", "yes"));
                assertEquals(422, refused.status(), price);
                assertTrue(refused.text().contains(Words.of("review.refused.price_changed")), price);
            }
            assertEquals("draft", buyer.status(id));
        }
        assertEquals(0, buyer.calls().size());
    }

    @Test
    void aBusinessHasOnlySoManyOnTheirWay() {
        Buyer buyer = Buyer.inSandbox(portal);
        Ledger ledger = new Ledger(portal.database());
        for (int i = 0; i < PaymentRepository.MOST_IN_FLIGHT; i++) {
            ledger.send(buyer.draft(Orders.airtime("08031234567", 100 + i)), CLOCK.instant());
        }
        String id = buyer.draft(Orders.of(Service.AIRTIME, "5678"));
        Page refused = buyer.pay(id);
        assertEquals(422, refused.status());
        assertTrue(refused.text().contains(Words.of("review.refused.too_many_in_flight")));
        assertEquals(0, buyer.calls().size());
        assertEquals("succeeded", Buyer.status(Buyer.inSandbox(portal).buy(Orders.of(Service.AIRTIME, "5678"))));
    }

    @Test
    void withoutAKeyNothingIsSent() {
        Buyer buyer = Buyer.inSandbox(portal);
        String id = buyer.draft(Orders.of(Service.AIRTIME, "5678"));
        buyer.post("/key/remove", Map.of());
        Page answer = buyer.pay(id, Map.of("price", "100000"));
        assertEquals(303, answer.status());
        assertEquals("/key", answer.location());
        assertEquals("draft", buyer.status(id));
        assertEquals(0, buyer.calls().size());
    }
}
