package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
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
import org.junit.jupiter.params.provider.EnumSource;

/** When the portal asks "a second time?" before it sends, and when it doesn't. */
@ParameterizedClass
@EnumSource(Store.class)
class LikelyTwiceTest {
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

    private static void asks(Buyer buyer, Buyer.Order order) {
        String id = buyer.draft(order);
        int before = buyer.calls().size();
        assertEquals(1, buyer.show(id).select("input[name=again]").size(), "the review page does not ask");
        Page answer = buyer.pay(id);
        assertEquals(422, answer.status());
        assertTrue(answer.text().contains(Words.of("error.again")));
        assertEquals("draft", buyer.status(id));
        assertEquals(before, buyer.calls().size());
    }

    private static void doesNotAsk(Buyer buyer, Buyer.Order order) {
        String id = buyer.draft(order);
        assertEquals(0, buyer.show(id).select("input[name=again]").size(), "the review page asks");
        assertEquals(303, buyer.pay(id).status());
    }

    @ParameterizedTest
    @EnumSource
    void theSameWithinTenMinutes(Service service) {
        Buyer buyer = Buyer.inSandbox(portal);
        Buyer.Order order = Orders.of(service, "5678");
        assertEquals("succeeded", Buyer.status(buyer.buy(order)));
        CLOCK.advance(Duration.ofMinutes(10));
        asks(buyer, order);
        CLOCK.advance(Duration.ofMillis(1));
        doesNotAsk(buyer, order);
    }

    @Test
    void pendingIsTheSameToo() {
        Buyer buyer = Buyer.inSandbox(portal);
        assertEquals("pending", Buyer.status(buyer.buy(Orders.of(Service.AIRTIME, "0002"))));
        asks(buyer, Orders.of(Service.AIRTIME, "0002"));
    }

    @Test
    void theSameAmountToTheSameNumberByAnotherNetwork() {
        Buyer buyer = Buyer.inSandbox(portal);
        buyer.buy(Orders.airtime("MTN", "08031234567", 500));
        asks(buyer, Orders.airtime("AIRTEL", "08031234567", 500));
    }

    @Test
    void somethingElseIsNotTheSame() {
        Buyer buyer = Buyer.inSandbox(portal);
        buyer.buy(Orders.airtime("08031234567", 500));
        doesNotAsk(buyer, Orders.airtime("08031234567", 501));
        doesNotAsk(buyer, Orders.airtime("08031234568", 500));
        doesNotAsk(buyer, Orders.data("08031234567"));
        doesNotAsk(buyer, Orders.sms("08031234567", "Hello"));
        doesNotAsk(buyer, Orders.sms("08031234567", "Hello again"));
    }

    @Test
    void anotherBusinesssPurchaseIsNoConcern() {
        Buyer.inSandbox(portal).buy(Orders.airtime("08031234567", 500));
        doesNotAsk(Buyer.inSandbox(portal), Orders.airtime("08031234567", 500));
    }

    @Test
    void anyDoubtAboutTheRecipientWhateverAndHoweverLongAgo() {
        Buyer buyer = Buyer.inSandbox(portal);
        assertEquals("unknown", Buyer.status(buyer.buy(Orders.of(Service.AIRTIME, "0666"))));
        CLOCK.advance(Duration.ofDays(3));
        Buyer again = buyer.signInAgain(portal);
        asks(again, Orders.data("08030000666"));
        asks(again, Orders.airtime("08030000666", 77));
        asks(again, Orders.sms("08030000666", "Did it come?"));
    }

    @Test
    void whatFailedOrCameBackDoesNotCount() {
        Buyer buyer = Buyer.inSandbox(portal);
        assertEquals("failed", Buyer.status(buyer.buy(Orders.of(Service.AIRTIME, "0001"))));
        doesNotAsk(buyer, Orders.of(Service.AIRTIME, "0001"));

        String id = Buyer.id(buyer.buy(Orders.of(Service.AIRTIME, "5678")));
        assertEquals(
                303,
                buyer.post("/transactions/" + id + "/reverse", Map.of("note", "seen"))
                        .status());
        assertEquals("reversed", buyer.status(id));
        doesNotAsk(buyer, Orders.of(Service.AIRTIME, "5678"));
    }
}
