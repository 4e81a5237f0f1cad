package kportal.kpoint;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kportal.kpoint.reading.Json;
import kportal.kpoint.reading.KeyRedaction;
import kportal.kpoint.wire.Connector;
import kportal.kpoint.wire.Exchange;
import kportal.kpoint.wire.Gate;
import kportal.kpoint.wire.Head;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One purchase on its way: at most one request, on a connection of its own, and always an outcome. */
final class PurchaseCall {
    private static final Logger log = LoggerFactory.getLogger(PurchaseCall.class);
    /** Its kind only: a message could quote the request. */
    private static final String BROKE = "A purchase's call broke: {}";

    private static final int LARGEST_ANSWER = 1024 * 1024;
    private static final long LONGEST_CONNECT = Duration.ofSeconds(5).toNanos();
    /** So that a gate opened in the last moment is heard to open; the gate, not this wait, keeps a late byte in. */
    private static final long GRACE = Duration.ofMillis(250).toNanos();

    private final long started = System.nanoTime();
    private final String apiKey;
    private final Gate gate;
    private final long toLeave;
    private final Duration timeout;

    /** @param leaveBy the {@code nanoTime} after which no first byte may leave */
    private PurchaseCall(String apiKey, long leaveBy, Duration timeout) {
        this.apiKey = apiKey;
        this.toLeave = Math.min(leaveBy - started, LONGEST_CONNECT);
        this.gate = new Gate(started + toLeave);
        this.timeout = timeout;
    }

    static Outcome make(
            Connector connector, KpointRequest to, String apiKey, Purchase purchase, long leaveBy, Duration timeout) {
        if (!KpointRequest.isSendable(apiKey)) {
            return new Outcome.NeverLeft(Reason.KEY_NOT_SENDABLE.code(), Duration.ZERO);
        }
        ClassicHttpRequest request;
        try {
            request = to.post(purchase.path(), Json.write(purchase.body()), apiKey);
        } catch (IOException | RuntimeException unwritable) {
            return new Outcome.NeverLeft(Reason.INTERNAL_ERROR.code(), Duration.ZERO);
        }
        return new PurchaseCall(apiKey, leaveBy, timeout).send(connector, request);
    }

    /** Whatever is thrown on the way, an outcome comes of it: the row that says "sending" waits for one. */
    private Outcome send(Connector connector, ClassicHttpRequest request) {
        if (toLeave <= 0) {
            return new Outcome.NeverLeft(Reason.LEFT_TOO_LATE.code(), took());
        }
        Exchange exchange;
        try {
            exchange = Exchange.start(connector, request, gate, LARGEST_ANSWER);
        } catch (Throwable broken) {
            return notBegun(broken);
        }
        try (exchange) {
            return await(exchange);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ended(exchange, Reason.INTERRUPTED, Reason.INTERRUPTED);
        } catch (Throwable broken) {
            log.warn(BROKE, broken.getClass().getName());
            return ended(exchange, Reason.INTERNAL_ERROR, Reason.INTERNAL_ERROR);
        }
    }

    private Outcome notBegun(Throwable broken) {
        log.warn(BROKE, broken.getClass().getName());
        return gate.shut()
                ? new Outcome.NeverLeft(Reason.INTERNAL_ERROR.code(), took())
                : new Outcome.Unknown(Reason.INTERNAL_ERROR.code(), null, Reached.CONNECTED, took());
    }

    private Outcome await(Exchange exchange) throws InterruptedException {
        try {
            CompletableFuture.anyOf(gate.opened(), exchange.body())
                    .get(started + toLeave + GRACE - System.nanoTime(), TimeUnit.NANOSECONDS);
            long end = gate.opened().join() + timeout.toNanos();
            byte[] body = exchange.body().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            return Judge.outcome(reader(exchange.head().orElseThrow(), body), took());
        } catch (TimeoutException late) {
            // Still connecting: whoever was connected too late was told so by the gate.
            return ended(exchange, Reason.CONNECT_TIMEOUT, Reason.TIMEOUT);
        } catch (ExecutionException failed) {
            return ended(exchange, Failures.beforeLeaving(failed), Failures.afterLeaving(failed));
        }
    }

    /** The gate decides: shut before it was opened, nothing left; else it may have happened. */
    private Outcome ended(Exchange exchange, Reason before, Reason after) {
        if (gate.shut()) {
            return new Outcome.NeverLeft(before.code(), took());
        }
        return new Outcome.Unknown(after.code(), part(exchange), reached(exchange), took());
    }

    /** What came of the answer; to lose it is better than to lose the outcome. */
    private @Nullable Answer part(Exchange exchange) {
        try {
            return exchange.head()
                    .map(head -> reader(head, exchange.soFar()).brokenOff())
                    .orElse(null);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    /** Only now: what finds the key in an answer takes 14 KB, for which a thousand calls would wait. */
    private AnswerReader reader(Head head, byte[] body) {
        return new AnswerReader(head, body, new KeyRedaction(apiKey));
    }

    private static Reached reached(Exchange exchange) {
        if (exchange.head().isPresent()) {
            return Reached.ANSWERED;
        }
        return exchange.handedOver() ? Reached.SENT : Reached.CONNECTED;
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
