package kportal.kpoint;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kportal.kpoint.reading.Json;
import kportal.kpoint.reading.KeyRedaction;
import kportal.kpoint.wire.Connections;
import kportal.kpoint.wire.Inbox;
import kportal.kpoint.wire.OneRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One purchase on its way: at most one request, on a connection of its own, and always an outcome. */
final class PurchaseCall {
    private static final Logger log = LoggerFactory.getLogger(PurchaseCall.class);
    private static final int LARGEST_ANSWER = 1024 * 1024;
    private static final long LONGEST_CONNECT = Duration.ofSeconds(5).toNanos();
    /** So that a connect that times out is heard to do so; the gate, not this wait, keeps a late byte in. */
    private static final long GRACE = Duration.ofMillis(250).toNanos();

    private final long started = System.nanoTime();
    private final Inbox inbox = new Inbox(LARGEST_ANSWER);
    private final KeyRedaction redaction;
    private final OneRequest request;
    private final long toLeave;
    private final Duration timeout;

    /** @param leaveBy the {@code nanoTime} after which no first byte may leave */
    PurchaseCall(String apiKey, byte[] body, long leaveBy, Duration timeout) {
        this.redaction = new KeyRedaction(apiKey);
        this.toLeave = Math.min(leaveBy - started, LONGEST_CONNECT);
        this.request = new OneRequest(body, started + toLeave);
        this.timeout = timeout;
    }

    static Outcome make(
            Connections connections,
            KpointRequest to,
            String apiKey,
            Purchase purchase,
            long leaveBy,
            Duration timeout) {
        if (!KpointRequest.isSendable(apiKey)) {
            return new Outcome.NeverLeft(Reason.KEY_NOT_SENDABLE.code(), Duration.ZERO);
        }
        PurchaseCall call;
        try {
            call = new PurchaseCall(apiKey, Json.write(purchase.body()), leaveBy, timeout);
        } catch (IOException | RuntimeException unwritable) {
            return new Outcome.NeverLeft(Reason.INTERNAL_ERROR.code(), Duration.ZERO);
        }
        return call.send(connections, to, apiKey, purchase);
    }

    /** Whatever is thrown on the way, an outcome comes of it: the row that says "sending" waits for one. */
    private Outcome send(Connections connections, KpointRequest to, String apiKey, Purchase purchase) {
        if (toLeave <= 0) {
            return ended(Reason.LEFT_TOO_LATE, Reason.LEFT_TOO_LATE);
        }
        try (var client = connections.forOne(Duration.ofNanos(toLeave))) {
            var answer = client.http().sendAsync(to.post(purchase, apiKey, request), inbox);
            try {
                return await(answer);
            } finally {
                answer.cancel(true);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ended(Reason.INTERRUPTED, Reason.INTERRUPTED);
        } catch (Throwable broken) {
            // Its kind only: a message could quote the request.
            log.warn("A purchase's call broke: {}", broken.getClass().getName());
            return ended(Reason.INTERNAL_ERROR, Reason.INTERNAL_ERROR);
        }
    }

    private Outcome await(CompletableFuture<HttpResponse<byte[]>> answer) throws InterruptedException {
        try {
            CompletableFuture.anyOf(request.opened(), answer)
                    .get(started + toLeave + GRACE - System.nanoTime(), TimeUnit.NANOSECONDS);
            long end = request.opened().join() + timeout.toNanos();
            byte[] body =
                    answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS).body();
            return Judge.outcome(new AnswerReader(inbox.head().orElseThrow(), body, redaction), took());
        } catch (TimeoutException late) {
            return ended(Reason.LEFT_TOO_LATE, Reason.TIMEOUT);
        } catch (ExecutionException failed) {
            return ended(Failures.beforeLeaving(failed), Failures.afterLeaving(failed));
        }
    }

    /** The gate decides: shut before it was opened, nothing left; else it may have happened. */
    private Outcome ended(Reason before, Reason after) {
        if (request.shut()) {
            return new Outcome.NeverLeft(before.code(), took());
        }
        return new Outcome.Unknown(after.code(), part(), reached(), took());
    }

    /** What came of the answer; to lose it is better than to lose the outcome. */
    private @Nullable Answer part() {
        try {
            return inbox.head()
                    .map(head -> new AnswerReader(head, inbox.soFar(), redaction).brokenOff())
                    .orElse(null);
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private Reached reached() {
        if (inbox.head().isPresent()) {
            return Reached.ANSWERED;
        }
        return request.handedOver() ? Reached.SENT : Reached.CONNECTED;
    }

    private Duration took() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
