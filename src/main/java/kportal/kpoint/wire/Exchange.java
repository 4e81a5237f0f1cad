package kportal.kpoint.wire;

import java.io.IOException;
import java.net.Proxy;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.MessageSupport;
import org.jspecify.annotations.Nullable;

/**
 * One request on a connection of its own, and its answer. It goes on by itself, on a thread of its own; whoever waits
 * for it may give up by closing it. Nothing is tried twice, no redirect is followed, and no connection is used again.
 */
public final class Exchange implements AutoCloseable {
    private static final Http1Config LIMITS = Http1Config.custom()
            .setBufferSize(2048)
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .setMaxEmptyLineCount(1)
            .build();
    private static final int MOST_INTERIM = 20;

    private final Connector connector;
    private final ClassicHttpRequest request;
    private final Gate gate;
    private final Inbox inbox;
    private final Socket socket = new Socket(Proxy.NO_PROXY);
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private volatile @Nullable Head head;
    private volatile boolean handedOver;

    private Exchange(Connector connector, ClassicHttpRequest request, Gate gate, int largestAnswer) {
        this.connector = connector;
        this.request = request;
        this.gate = gate;
        this.inbox = new Inbox(largestAnswer);
    }

    public static Exchange start(Connector connector, ClassicHttpRequest request, Gate gate, int largestAnswer) {
        var exchange = new Exchange(connector, request, gate, largestAnswer);
        Thread.ofVirtual().name("kpoint").start(exchange::run);
        return exchange;
    }

    /** The whole body; or why there is none. */
    public CompletableFuture<byte[]> body() {
        return body;
    }

    /** Status and headers, once they came. */
    public Optional<Head> head() {
        return Optional.ofNullable(head);
    }

    /** The part of the body that came. */
    public byte[] soFar() {
        return inbox.soFar();
    }

    /** Whether the connection took the whole request. */
    public boolean handedOver() {
        return handedOver;
    }

    /** Ends it wherever it is. The socket below TLS: a polite good-bye could wait for ever. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // As wanted.
        }
    }

    private void run() {
        try {
            body.complete(exchange());
        } catch (Throwable broken) {
            body.completeExceptionally(broken);
        } finally {
            close();
        }
    }

    private byte[] exchange() throws IOException, HttpException, Gate.Shut {
        var connection = new DefaultBHttpClientConnection(LIMITS);
        connection.bind(connector.connect(socket, gate.leaveByNanos()));
        gate.open();
        connection.sendRequestHeader(request);
        if (request.getEntity() != null) {
            connection.sendRequestEntity(request);
        }
        connection.flush();
        handedOver = true;
        var response = answer(connection);
        head = Head.of(response);
        if (!MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
            return new byte[0];
        }
        connection.receiveResponseEntity(response);
        return inbox.take(response.getEntity().getContent());
    }

    /** What comes after "go on" and "early hints". */
    private static ClassicHttpResponse answer(DefaultBHttpClientConnection connection)
            throws IOException, HttpException {
        for (int interim = 0; interim <= MOST_INTERIM; interim++) {
            var response = connection.receiveResponseHeader();
            if (response.getCode() == HttpStatus.SC_SWITCHING_PROTOCOLS) {
                throw new ProtocolException("Nobody asked for another protocol");
            }
            if (response.getCode() >= HttpStatus.SC_OK) {
                return response;
            }
        }
        throw new ProtocolException("No end of interim answers");
    }
}
