package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.transactions.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlowAnswerTest {
    @ParameterizedTest
    @EnumSource
    void paySendsToTheReceiptBeforeASlowKpointHasAnswered(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Buyer buyer = Buyer.inSandbox(portal);
            String id = buyer.draft(Orders.of(Service.AIRTIME, "0777"));

            long begun = System.nanoTime();
            Page paid = buyer.pay(id);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertEquals(303, paid.status());
            assertTrue(took.compareTo(Duration.ofMillis(5500)) < 0, "it took " + took);

            Page receipt = buyer.show(id);
            assertEquals("sending", Buyer.status(receipt));
            assertEquals("/transactions/" + id, receipt.select("#receipt").attr("hx-get"));
            assertTrue(receipt.body().contains("http-equiv=\"refresh\""), "no refresh without JavaScript");

            assertEquals("succeeded", Buyer.status(buyer.settled(id)));
            assertEquals(1, buyer.calls().size());
        }
    }
}
