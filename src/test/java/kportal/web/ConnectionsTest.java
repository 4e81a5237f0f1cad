package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import kportal.support.Incidents;
import kportal.testing.Lines;
import kportal.testing.RawHttp;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever holds many connections, or says next to nothing on one, leaves room for others. {@link DoorkeeperTest} has strangers. */
class ConnectionsTest {
    private static final String HALF_A_HEAD = "GET /live HTTP/1.1\r\nHost: localhost\r\nX-More: ";
    private static final String LOOK = "GET /live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    /** A proxy here carries everybody's, named or not, and so does whoever tries what the portal bears. */
    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1"})
    void loopbackHoldsAThousandAndOthersAreServed(String proxies) throws IOException {
        try (TestPortal portal =
                TestPortal.start(Store.SQLITE, Clock.systemUTC(), Map.of("TRUSTED_PROXIES", proxies))) {
            Deque<Socket> held = held(portal.root(), 1_000);
            try {
                assertEquals(200, status(portal.root()));
                for (Socket each : held) {
                    write(each, "x\r\nConnection: close\r\n\r\n");
                }
                for (Socket each : held) {
                    assertEquals('H', each.getInputStream().read());
                }
            } finally {
                close(held);
            }
        }
    }

    /** A thousand purchases wait for Kpoint at once, a connection each; and nobody can take all the memory. */
    @Test
    void thePortalHoldsOnlySoMany() throws IOException {
        try (TestPortal portal = TestPortal.start(Store.SQLITE);
                Lines lines = new Lines(Incidents.class)) {
            Deque<Socket> held = held(portal.root(), Door.MOST_CONNECTED);
            try {
                assertTrue(waits(portal.root()));
                assertEquals("kind=connections why=all", lines.all().getFirst());
                held.pop().close();
                Waiting.until(() -> status(portal.root()) == 200);
            } finally {
                close(held);
            }
        }
    }

    @Test
    void aBodyThatDripsIsNotWaitedFor() throws IOException {
        try (TestPortal portal = TestPortal.start(Store.SQLITE);
                Socket socket = connected(portal.root())) {
            write(
                    socket,
                    "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: 60000\r\n\r\n");
            socket.setSoTimeout(100);
            int dripped = 0;
            int first = 0;
            while (first == 0 && dripped < 100) {
                write(socket, "x");
                dripped++;
                first = readOrSilence(socket);
            }
            assertEquals('H', first, dripped + " bytes");
            assertTrue(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .startsWith("TTP/1.1 408 "));
            assertEquals(200, status(portal.root()));
        }
    }

    @Test
    void aBodyThatEndsTooSoonIsTheSendersMistake() throws IOException {
        try (TestPortal portal = TestPortal.start(Store.SQLITE);
                Socket socket = connected(portal.root())) {
            write(
                    socket,
                    "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: 60\r\n\r\nemail=");
            socket.shutdownOutput();
            assertTrue(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 400 "));
        }
    }

    @Test
    void aHeadThatStopsIsNotWaitedFor() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            // Reading gives up after 15 seconds, by an exception.
            assertTrue(RawHttp.send(portal.root(), HALF_A_HEAD).length() < 1000);
        }
    }

    private static Deque<Socket> held(URI root, int count) throws IOException {
        Deque<Socket> held = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            Socket socket = connected(root);
            write(socket, HALF_A_HEAD);
            held.push(socket);
        }
        return held;
    }

    private static Socket connected(URI root) throws IOException {
        return new Socket(root.getHost(), root.getPort());
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** 0: nothing came. */
    private static int readOrSilence(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketTimeoutException nothingYet) {
            return 0;
        }
    }

    /** 0: no answer, the connection was closed. */
    private static int status(URI root) {
        return RawHttp.status(RawHttp.send(root, LOOK));
    }

    /** Neither served nor turned away: it knocks. */
    private static boolean waits(URI root) throws IOException {
        try (Socket socket = connected(root)) {
            write(socket, LOOK);
            socket.setSoTimeout(500);
            return readOrSilence(socket) == 0;
        }
    }

    private static void close(Deque<Socket> held) throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
    }
}
