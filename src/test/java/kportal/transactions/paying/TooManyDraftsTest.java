package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.transactions.Order;
import kportal.transactions.Service;
import kportal.transactions.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a session that is in the wrong hands, or a script gone wild, can make of drafts. */
class TooManyDraftsTest {
    private static final int MOST = 10_000;

    @ParameterizedTest
    @EnumSource(Store.class)
    void aBusinessCanKeepOnlySoManyWaiting(Store store) {
        TestClock clock = TestClock.now();
        try (TestPortal portal = TestPortal.start(store, clock, Map.of())) {
            Buyer buyer = Buyer.inSandbox(portal);
            Order order = Order.airtime("MTN", "MTN", "08030005678", Money.ofNaira(1000));
            TransactionRows.of(portal.database(), Environment.SANDBOX, buyer.email)
                    .insert(Collections.nCopies(MOST, new TransactionRows.Row(order, Status.DRAFT, clock.instant())));

            Page refused =
                    buyer.post("/airtime", Orders.of(Service.AIRTIME, "5678").fields());

            assertEquals(422, refused.status());
            assertTrue(refused.text().contains(Words.of("error.drafts")));
            assertEquals("1000", refused.select("#amount").attr("value"));
            Buyer.inSandbox(portal).draft(Orders.of(Service.AIRTIME, "5678"));
            clock.advance(Duration.ofHours(1));
            buyer.draft(Orders.of(Service.AIRTIME, "5678"));
        }
    }
}
