package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.Waiting;
import org.junit.jupiter.api.Test;

/** The portal is stopped while Kpoint works on a purchase. */
class StopTest {
    private static final String KEY = "kp_live_0123456789abcdef";
    private static final String RECIPIENT = "08031234567";

    @Test
    void whoIsPayingGetsTheirReceiptAndNobodyElseCanPay() throws Exception {
        try (OtherKpoint kpoint = new OtherKpoint();
                TestPortal portal = start(kpoint)) {
            Buyer first = Buyer.withKey(portal, KEY);
            Buyer second = Buyer.withKey(portal, KEY);
            String paid = first.draft(Orders.airtime(RECIPIENT, 100));
            String tooLate = second.draft(Orders.airtime(RECIPIENT, 100));
            CompletableFuture<Void> stopped = new CompletableFuture<>();
            URI door = portal.root();
            kpoint.sells = request -> {
                stopped.completeAsync(() -> stop(portal));
                Waiting.until(() -> closed(door));
                assertTrue(refused(second, tooLate));
                return OtherKpoint.SUCCESS;
            };

            assertEquals(303, first.pay(paid).status());
            stopped.get(10, TimeUnit.SECONDS);

            Ledger ledger = new Ledger(portal.database());
            assertEquals("succeeded", ledger.status(paid));
            assertEquals("draft", ledger.status(tooLate));
            assertEquals(1, kpoint.purchases().size());
        }
    }

    @Test
    void aStopTakesNoLongerThanKpointMay() throws Exception {
        try (OtherKpoint kpoint = new OtherKpoint();
                TestPortal portal = start(kpoint)) {
            Buyer buyer = Buyer.withKey(portal, KEY);
            String id = buyer.draft(Orders.airtime(RECIPIENT, 100));
            CompletableFuture<Duration> stopped = new CompletableFuture<>();
            kpoint.sells = request -> {
                stopped.completeAsync(() -> {
                    long begun = System.nanoTime();
                    stop(portal);
                    return Duration.ofNanos(System.nanoTime() - begun);
                });
                stopped.join();
                return OtherKpoint.SUCCESS;
            };

            assertEquals(303, buyer.pay(id).status());
            Duration took = stopped.get(20, TimeUnit.SECONDS);
            assertTrue(took.toSeconds() < 15, "it took " + took);
            assertEquals("unknown", new Ledger(portal.database()).status(id));
        }
    }

    private static TestPortal start(OtherKpoint kpoint) {
        Map<String, String> settings =
                Map.of("KPOINT_BASE_URL", kpoint.url().toString(), "KPOINT_TIMEOUT_SECONDS", "4");
        return TestPortal.start(Store.SQLITE, Clock.systemUTC(), settings);
    }

    private static Void stop(TestPortal portal) {
        portal.app().close();
        return null;
    }

    private static boolean closed(URI door) {
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            return !socket.isConnected();
        } catch (ConnectException e) {
            return true;
        } catch (IOException closing) {
            return false;
        }
    }

    /** Over a connection that was open already, or none. */
    private static boolean refused(Buyer buyer, String id) {
        try {
            return buyer.pay(id, Map.of()).status() == 503;
        } catch (UncheckedIOException cutOff) {
            return true;
        }
    }
}
