package kportal.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import kportal.testing.FaultServer;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no connection comes about, nothing was bought, and the receipt says so. */
class ClosedDoorTest {
    /** A connect gets five seconds; then what was sent at most a second to be told. */
    private static final Duration LONGEST = Duration.ofSeconds(6);

    @TempDir
    private Path folder;

    @Test
    void refusedOrBlackholed() throws IOException {
        int port;
        try (var kpoint = new FaultyKpoint();
                var portal = portal(kpoint.url().toString())) {
            port = kpoint.url().getPort();
            Till till = Till.open(portal, "kp_live_closed");
            List<String> refused = drafts(till, 100);
            List<String> blackholed = drafts(till, 200);
            kpoint.close();

            assertFailed(till, refused, "connection_refused");
            try (var full = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                List<Socket> waiting = fill(full);
                assertFailed(till, blackholed, "connect_timeout");
                for (Socket each : waiting) {
                    each.close();
                }
            }
            assertEquals(List.of(), kpoint.calls());
        }
    }

    /** Lists can't be read either then: those kept from before serve, but no price is taken from them. */
    @Test
    void withoutTls() {
        List<String> drafts;
        String email;
        try (var kpoint = new FaultyKpoint();
                var portal = portal(kpoint.url().toString())) {
            Till till = Till.open(portal, "kp_live_closed");
            drafts = drafts(till, 300);
            email = till.email();
        }
        try (var plain = new FaultServer(FaultServer.json(200, FaultyKpoint.DONE));
                var portal = portal("https://127.0.0.1:" + plain.url().getPort())) {
            Till till = Till.signedIn(portal::browser, email);
            // Each waits for the handshake as long as a connect may take: together, not one after the other.
            List<Future<Integer>> paid;
            try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
                paid = drafts.stream()
                        .map(id -> hands.submit(() -> till.pay(id).status()))
                        .toList();
            }
            for (int service = 0; service < Item.SERVICES; service++) {
                boolean priced = service == 1 || service == 3;
                assertEquals(priced ? 422 : 303, paid.get(service).resultNow());
                assertEquals(priced ? "draft" : "failed", settled(till, drafts.get(service)));
            }
            assertEquals(List.of(), plain.requests());
        }
    }

    private TestPortal portal(String kpoint) {
        Map<String, String> settings = new HashMap<>();
        settings.put("KPOINT_BASE_URL", kpoint);
        settings.put("KPOINT_TIMEOUT_SECONDS", "1");
        settings.put("DATA_DIR", folder.toString());
        settings.put("DATABASE_URL", "jdbc:sqlite:" + folder.resolve("kportal.db"));
        return TestPortal.start(Store.SQLITE, Clock.systemUTC(), settings);
    }

    private static List<String> drafts(Till till, int from) {
        List<String> drafts = new ArrayList<>();
        for (int service = 0; service < Item.SERVICES; service++) {
            drafts.add(till.draft(Item.of(service, from + service, 500)));
        }
        return drafts;
    }

    private static void assertFailed(Till till, List<String> drafts, String reason) {
        long started = System.nanoTime();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            drafts.forEach(id -> hands.submit(() -> till.pay(id)));
        }
        for (String id : drafts) {
            assertEquals("failed", settled(till, id), reason);
        }
        assertTrue(System.nanoTime() - started < LONGEST.multipliedBy(2).toNanos(), reason);
    }

    private static String settled(Till till, String id) {
        long end = System.nanoTime() + LONGEST.toNanos();
        String status = till.status(id);
        while (status.equals("sending") && System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
            status = till.status(id);
        }
        return status;
    }

    /** A full backlog drops what knocks: the nearest thing to a black hole that loopback has. */
    private static List<Socket> fill(ServerSocket server) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), 100);
            } catch (SocketTimeoutException full) {
                return waiting;
            }
        }
        return waiting;
    }
}
