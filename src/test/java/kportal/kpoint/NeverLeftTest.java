package kportal.kpoint;

import static kportal.testing.FaultServer.drip;
import static kportal.testing.FaultServer.hang;
import static kportal.testing.FaultServer.json;
import static kportal.testing.FaultServer.readRequest;
import static kportal.testing.FaultServer.reset;
import static kportal.testing.FaultServer.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import kportal.kpoint.Outcome.NeverLeft;
import kportal.kpoint.Outcome.Unknown;
import kportal.support.Incidents;
import kportal.testing.FaultServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "It never left" is said only where it is certain. */
class NeverLeftTest {
    private static final String KEY = "kp_live_0123456789";
    private static final Purchase SMS = new Purchase.Sms("08012345678", "Hello");

    @Test
    void whenNobodyListens() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertNeverLeft(Reason.CONNECTION_REFUSED, buy("http://127.0.0.1:" + port, KEY, Duration.ofSeconds(5)));
    }

    @Test
    void whenTheNameIsUnknown() {
        assertNeverLeft(Reason.NAME_NOT_RESOLVED, buy("http://nonexistent.invalid", KEY, Duration.ofSeconds(5)));
    }

    /** A full backlog drops what knocks: the nearest thing to a black hole that loopback has. */
    @Test
    void whenNobodyAnswersTheDoor() throws IOException {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var waiting = new ArrayList<Socket>();
            try {
                fill(full, waiting);
                var outcome = buy("http://127.0.0.1:" + full.getLocalPort(), KEY, Duration.ofMillis(500));
                assertNeverLeft(Reason.CONNECT_TIMEOUT, outcome);
            } finally {
                for (var socket : waiting) {
                    socket.close();
                }
            }
        }
    }

    private static void fill(ServerSocket server, ArrayList<Socket> waiting) throws IOException {
        for (int i = 0; i < 10; i++) {
            var socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(server.getLocalSocketAddress(), 100);
            } catch (SocketTimeoutException full) {
                return;
            }
        }
    }

    @Test
    void whenTlsGetsGarbage() {
        try (var server =
                new FaultServer(send("HTTP/1.1 400 Bad Request\r\n\r\nplain").then(hang()))) {
            assertNeverLeft(Reason.TLS_FAILED, buy(https(server), KEY, Duration.ofSeconds(5)));
        }
    }

    @Test
    void whenTlsGetsNoWord() {
        try (var server = new FaultServer(hang())) {
            assertNeverLeft(Reason.CONNECT_TIMEOUT, buy(https(server), KEY, Duration.ofMillis(500)));
        }
    }

    /** Each byte comes in time, so that no read ever times out: it is for the one who waits to end it. */
    @Test
    void whenTlsIsSpokenTooSlowly() {
        var beginningOfALongRecord = "\u0016\u0003\u0003\u0040\u0000" + "\u0002".repeat(100);
        try (var server = new FaultServer(drip(beginningOfALongRecord, 50))) {
            assertNeverLeft(Reason.CONNECT_TIMEOUT, buy(https(server), KEY, Duration.ofMillis(500)));
        }
    }

    /** Whether the connection counts as made before its reset is seen is a race; what is told must fit either way. */
    @Test
    void aConnectionResetAtOnceIsNeverARefusal() {
        for (int i = 0; i < 20; i++) {
            try (var server = new FaultServer(reset())) {
                var outcome = buy(server.url().toString(), KEY, Duration.ofSeconds(5));
                var expected = outcome instanceof NeverLeft ? Reason.CONNECT_FAILED : Reason.CONNECTION_BROKEN;
                assertEquals(expected.code(), reason(outcome));
                assertEquals(0, server.requests().size());
            }
        }
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case NeverLeft never -> never.reason();
            case Unknown unknown -> unknown.reason();
            default -> "none";
        };
    }

    @Test
    void whenTheMomentIsOver() {
        try (var server = new FaultServer(json(200, "{\"status\":\"success\"}"))) {
            assertNeverLeft(Reason.LEFT_TOO_LATE, buy(server.url().toString(), KEY, Duration.ZERO));
            assertEquals(0, server.connections());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kp live", "kp\r\nX-Evil: 1", "kp\u0000", "ключ", "kp_₦"})
    void whenTheKeyIsNoHeader(String key) {
        try (var server = new FaultServer(json(200, "{\"status\":\"success\"}"))) {
            assertNeverLeft(Reason.KEY_NOT_SENDABLE, buy(server.url().toString(), key, Duration.ofSeconds(5)));
            assertEquals(0, server.connections());
        }
    }

    @Test
    void whenTheMessageHasNoUtf8() {
        try (var server = new FaultServer(json(200, "{\"status\":\"success\"}"))) {
            var client = new KpointClient(server.url(), Duration.ofSeconds(1), new Incidents(), _ -> {});
            var outcome = client.purchase(
                    KEY,
                    new Purchase.Sms("08012345678", "half \uD83D"),
                    System.nanoTime() + Duration.ofSeconds(5).toNanos());
            assertNeverLeft(Reason.INTERNAL_ERROR, outcome);
            assertEquals(0, server.connections());
        }
    }

    @Test
    void butAnInterruptAfterSendingIsDoubt() throws Exception {
        var arrived = new CountDownLatch(1);
        try (var server = new FaultServer(
                readRequest().then(connection -> arrived.countDown()).then(hang()))) {
            var buying = new FutureTask<>(() -> {
                var outcome = buy(server.url().toString(), KEY, Duration.ofSeconds(5));
                assertTrue(Thread.currentThread().isInterrupted(), "the interrupt is passed on");
                return outcome;
            });
            var buyer = Thread.ofPlatform().start(buying);
            arrived.await();
            buyer.interrupt();
            var unknown = assertInstanceOf(Unknown.class, buying.get());
            assertEquals(Reason.INTERRUPTED.code(), unknown.reason());
            assertEquals(Reached.SENT, unknown.reached());
            assertEquals(1, server.requests().size());
        }
    }

    /** Interrupted before it began, it leaves or it doesn't; never is a request on its way told as one that never left. */
    @Test
    void anInterruptFromTheStartTellsTheTruth() {
        for (int i = 0; i < 20; i++) {
            try (var server = new FaultServer(json(200, "{\"status\":\"success\"}"))) {
                Thread.currentThread().interrupt();
                var outcome = buy(server.url().toString(), KEY, Duration.ofSeconds(5));
                assertTrue(Thread.interrupted());
                switch (outcome) {
                    case NeverLeft never -> assertEquals(0, server.requests().size());
                    // The answer was there before anybody had to wait for it.
                    case Outcome.Succeeded done ->
                        assertEquals(1, server.requests().size());
                    default -> assertInstanceOf(Unknown.class, outcome);
                }
            }
        }
    }

    private static Outcome buy(String url, String key, Duration toLeave) {
        var client = new KpointClient(URI.create(url), Duration.ofSeconds(2), new Incidents(), _ -> {});
        return client.purchase(key, SMS, System.nanoTime() + toLeave.toNanos());
    }

    private static String https(FaultServer server) {
        return "https://127.0.0.1:" + server.url().getPort();
    }

    private static void assertNeverLeft(Reason reason, Outcome outcome) {
        var never = assertInstanceOf(NeverLeft.class, outcome);
        assertEquals(reason.code(), never.reason(), never::toString);
        assertEquals(Reached.NOT_SENT, never.reached());
        assertTrue(never.took().compareTo(Duration.ofSeconds(2)) < 0, () -> "took " + never.took());
    }
}
