package kportal.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** A server on loopback that does on each connection, byte for byte, what its script says; it keeps what reached it. */
public final class FaultServer implements AutoCloseable {
    /** What happens on one connection. It is closed afterwards. */
    public interface Script {
        void play(Connection connection) throws IOException;

        default Script then(Script next) {
            return connection -> {
                play(connection);
                next.play(connection);
            };
        }
    }

    private static final Pattern LENGTH =
            Pattern.compile("^content-length: *(\\d+)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private final ServerSocket listener;
    private final Script script;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicInteger connections = new AtomicInteger();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    public FaultServer(Script script) {
        this(script, ServerSocketFactory.getDefault());
    }

    /** @param sockets where to listen, for one that speaks TLS */
    public FaultServer(Script script, ServerSocketFactory sockets) {
        this.script = script;
        try {
            listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    public int connections() {
        return connections.get();
    }

    /** The requests that came whole, headers and body. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    // The pieces scripts are made of.

    public static Script readRequest() {
        return Connection::readRequest;
    }

    /** The request has begun to arrive. */
    public static Script readByte() {
        return connection -> oneByte(connection.socket.getInputStream());
    }

    public static Script send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Script send(byte[] bytes) {
        return connection -> connection.write(bytes);
    }

    /** A whole, honest answer to a request. */
    public static Script answer(int status, String type, byte[] body, String... headers) {
        return readRequest().then(reply(status, type, body, headers));
    }

    /** The same, to a request that was read already. */
    public static Script reply(int status, String type, byte[] body, String... headers) {
        var head = "HTTP/1.1 " + status + " Status\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length
                + "\r\n"
                + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList()) + "\r\n";
        return send(head).then(send(body));
    }

    public static Script json(int status, String body) {
        return answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** One byte every so often, until the other side has had enough. */
    public static Script drip(String text, long everyMillis) {
        return connection -> {
            for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
                connection.write(new byte[] {each});
                if (connection.pause(everyMillis)) {
                    return;
                }
            }
        };
    }

    /** Sends the same again and again until it is cut off. */
    public static Script forever(String text) {
        return connection -> {
            while (!connection.pause(0)) {
                connection.write(text.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** Says nothing more, and keeps the connection open. */
    public static Script hang() {
        return connection -> connection.pause(60_000);
    }

    /** FIN: no more from here, though the other side may go on. */
    public static Script fin() {
        return connection -> connection.socket.shutdownOutput();
    }

    /** RST instead of a goodbye. */
    public static Script reset() {
        return connection -> {
            connection.socket.setSoLinger(true, 0);
            connection.socket.close();
        };
    }

    public final class Connection {
        private final Socket socket;

        private Connection(Socket socket) {
            this.socket = socket;
        }

        public InputStream input() throws IOException {
            return socket.getInputStream();
        }

        /** The other side's, by which its end of the connection is found in the system's tables. */
        public int peerPort() {
            return socket.getPort();
        }

        public String readRequest() throws IOException {
            var in = socket.getInputStream();
            var head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                head.write(oneByte(in));
            }
            var text = head.toString(StandardCharsets.ISO_8859_1);
            var length = LENGTH.matcher(text);
            byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
            var request = text + new String(body, StandardCharsets.UTF_8);
            requests.add(request);
            return request;
        }

        public String readLine() throws IOException {
            var line = new StringBuilder();
            for (int c = oneByte(socket.getInputStream()); c != '\r'; c = oneByte(socket.getInputStream())) {
                line.append((char) c);
            }
            return line.toString();
        }

        public void write(byte[] bytes) throws IOException {
            socket.getOutputStream().write(bytes);
        }

        /** True: the server is closing. */
        public boolean pause(long millis) {
            try {
                return closing.await(millis, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }

    private static int oneByte(InputStream in) throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new IOException("the request ended early");
        }
        return read;
    }

    private void accept() {
        while (closing.getCount() > 0) {
            try {
                var socket = listener.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            script.play(new Connection(socket));
        } catch (IOException goneAlready) {
            // What the other side does with the connection is what the tests look at.
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
