package kportal.kpoint.wire;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A request body that is also a gate. {@code HttpClient} asks for its length once the connection stands, TLS
 * included, and can't write the request line before: headers carry that length. So a gate shut before it was asked is
 * proof that nothing left and nothing will; a gate opened once never opens again, whoever would retry.
 */
public final class OneRequest implements BodyPublisher {
    private enum Gate {
        WAITING,
        OPENED,
        SHUT
    }

    /** Stops the exchange before its first byte. Not an IOException: nobody may take it for a reason to retry. */
    public static final class Stopped extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("the gate is shut");
        }
    }

    private final BodyPublisher body;
    private final long leaveByNanos;
    private final AtomicReference<Gate> gate = new AtomicReference<>(Gate.WAITING);
    private final CompletableFuture<Long> opened = new CompletableFuture<>();
    private volatile boolean handedOver;

    public OneRequest(byte[] body, long leaveByNanos) {
        this.body = BodyPublishers.ofByteArray(body);
        this.leaveByNanos = leaveByNanos;
    }

    @Override
    public long contentLength() {
        long now = System.nanoTime();
        if (now - leaveByNanos >= 0 || !gate.compareAndSet(Gate.WAITING, Gate.OPENED)) {
            throw new Stopped();
        }
        opened.complete(now);
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        handedOver = true;
        body.subscribe(subscriber);
    }

    /** Shuts the gate for good; false: too late, the request may have left. */
    public boolean shut() {
        return gate.compareAndSet(Gate.WAITING, Gate.SHUT) || gate.get() == Gate.SHUT;
    }

    /** Completes with the {@code nanoTime} at which the request began to leave. */
    public CompletableFuture<Long> opened() {
        return opened;
    }

    public boolean handedOver() {
        return handedOver;
    }
}
