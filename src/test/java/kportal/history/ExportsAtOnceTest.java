package kportal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.stream.IntStream;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.testing.Waiting;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.Test;

/** Exports that nobody reads on hold a reader of the database each: one business can't have them all. */
class ExportsAtOnceTest {
    /** More than the sockets between hold: six megabytes. */
    private static final int ROWS = 8_000;

    /** Few different threes of letters, each a few times: the search index is most of the work of filling in. */
    private static final String NOTE = "abcdefghijklmnopqrstuvwxyz".repeat(19);

    @Test
    void oneBusinessHasTwoAtOnceAndAnotherItsOwn() throws IOException {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
            TransactionRows rows = TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng");
            for (int from = 0; from < ROWS; from += 500) {
                // In parts: the portal writes to the same file meanwhile.
                rows.insert(IntStream.range(from, from + 500)
                        .mapToObj(ExportsAtOnceTest::row)
                        .toList());
            }
            Deque<Socket> held = new ArrayDeque<>();
            try {
                held.push(unread(portal, ada));
                held.push(unread(portal, ada));
                for (String path : new String[] {"/transactions/export.csv", "/account/audit.csv"}) {
                    Page page = ada.get(path);
                    assertEquals(503, page.status(), path);
                    assertEquals("30", page.header("Retry-After"));
                    assertEquals("We are busy", page.select("h1").text());
                    assertTrue(page.text().contains("Two downloads of your business are on their way"), page.text());
                }
                Page download = ada.post("/account/download", Map.of());
                assertEquals(503, download.status());
                assertEquals(200, ben.get("/transactions/export.csv").status());
                assertEquals(200, ada.get("/transactions").status());
            } finally {
                for (Socket each : held) {
                    each.close();
                }
            }
            Waiting.until(() -> ada.get("/account/audit.csv").status() == 200);
        }
    }

    private static Row row(int second) {
        return new Row(
                        Order.airtime("MTN", "MTN", "08031234567", Money.ofNaira(100)),
                        Status.SUCCEEDED,
                        Instant.parse("2026-11-24T12:00:00Z").plusSeconds(second))
                .note(NOTE);
    }

    /** Begun, and then left. */
    private static Socket unread(TestPortal portal, Browser browser) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(
                new InetSocketAddress(portal.root().getHost(), portal.root().getPort()));
        String request = "GET /transactions/export.csv HTTP/1.1\r\nHost: localhost\r\nCookie: session="
                + browser.cookie("session") + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertEquals('H', socket.getInputStream().read());
        assertTrue(socket.isConnected());
        return socket;
    }
}
