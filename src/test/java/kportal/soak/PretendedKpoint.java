package kportal.soak;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kportal.soak.ReachedLog.What;
import kportal.testing.FaultServer;

/** Kpoint as far as a portal needs it to buy: lists always answer well, purchases as the run at hand wants it. */
final class PretendedKpoint implements AutoCloseable {
    /** How a purchase's connection goes, from the moment its first byte is there. */
    interface Manner {
        void serve(Call call) throws IOException;
    }

    static final Manner HONEST = call -> {
        call.readWhole();
        call.sendHead();
        call.sendBody();
    };

    private static final Pattern RECIPIENT =
            Pattern.compile("\"(?:phone_number|recipient|meter_number|smartcard_number)\":\"(\\d+)\"");
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final ReachedLog log;
    private final AtomicInteger connections = new AtomicInteger();
    private final FaultServer server;
    private volatile Manner manner = HONEST;

    PretendedKpoint(Path logFile) {
        log = new ReachedLog(logFile);
        server = new FaultServer(this::play);
    }

    URI url() {
        return server.url();
    }

    ReachedLog log() {
        return log;
    }

    void manner(Manner next) {
        manner = next;
    }

    private void play(FaultServer.Connection connection) throws IOException {
        int number = connections.incrementAndGet();
        int first = connection.input().read();
        if (first == 'G') {
            connection.write(PretendedLists.answer(line(connection.input())));
        } else if (first >= 0) {
            Call call = new Call(number, connection, first);
            log.add(number, What.BEGUN, "", 1);
            try {
                manner.serve(call);
            } finally {
                call.end();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int end = 0;
        while (end < 4) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            end = c == '\r' || c == '\n' ? end + 1 : 0;
            line.append((char) c);
        }
        return line.substring(0, Math.max(0, line.indexOf("\r")));
    }

    /** One purchase on the wire. */
    final class Call {
        private final int number;
        private final FaultServer.Connection connection;
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private String recipient = "";

        private Call(int number, FaultServer.Connection connection, int first) {
            this.number = number;
            this.connection = connection;
            taken.write(first);
        }

        String readWhole() throws IOException {
            int head = readHead();
            Matcher length = LENGTH.matcher(text());
            int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
            while (taken.size() < head + body) {
                readByte();
            }
            Matcher named = RECIPIENT.matcher(text());
            recipient = named.find() ? named.group(1) : "?";
            log.add(number, What.WHOLE, recipient, taken.size());
            return recipient;
        }

        /** How long it is. */
        int readHead() throws IOException {
            while (!text().contains("\r\n\r\n")) {
                readByte();
            }
            return text().indexOf("\r\n\r\n") + 4;
        }

        private void readByte() throws IOException {
            int c = connection.input().read();
            if (c < 0) {
                throw new IOException("the request ended early");
            }
            taken.write(c);
        }

        private String text() {
            return taken.toString(StandardCharsets.UTF_8);
        }

        private byte[] body() {
            return ("{\"status\":\"success\",\"message\":\"Delivered\",\"data\":{\"reference\":\"KP" + recipient
                            + "\"}}")
                    .getBytes(StandardCharsets.UTF_8);
        }

        void sendHead() throws IOException {
            String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body().length
                    + "\r\n\r\n";
            connection.write(head.getBytes(StandardCharsets.UTF_8));
        }

        void sendHalfBody() throws IOException {
            connection.write(java.util.Arrays.copyOf(body(), body().length / 2));
        }

        /** Logged before the last byte goes: a portal that says success can then never be ahead of the log. */
        void sendBody() throws IOException {
            log.add(number, What.SAID_SUCCESS, recipient, body().length);
            connection.write(body());
        }

        /** Until the portal's process has read everything that was sent to it. */
        void awaitTaken() throws IOException {
            SocketTable.awaitRead(connection.peerPort());
        }

        /** Whatever still comes of the request, until the other side is gone. */
        private void end() throws IOException {
            try {
                for (int c = connection.input().read();
                        c >= 0;
                        c = connection.input().read()) {
                    taken.write(c);
                }
            } catch (IOException gone) {
                // Reset: what came before it counts.
            }
            log.add(number, What.ENDED, recipient, taken.size());
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        log.close();
    }
}
