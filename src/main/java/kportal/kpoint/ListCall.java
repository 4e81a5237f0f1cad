package kportal.kpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kportal.kpoint.reading.Json;
import kportal.kpoint.reading.KeyRedaction;
import kportal.kpoint.reading.StatusWords;
import kportal.kpoint.reading.Texts;
import kportal.kpoint.wire.Connector;
import kportal.kpoint.wire.Exchange;
import kportal.kpoint.wire.Gate;
import kportal.kpoint.wire.Head;
import org.apache.hc.core5.http.ClassicHttpRequest;

/** Asks for a list once; nothing is bought by it, so a failure is only ever "not now". */
final class ListCall {
    private static final int LARGEST_LIST = 2 * 1024 * 1024;

    private ListCall() {}

    static ListResult make(Connector connector, ClassicHttpRequest request, String apiKey, Duration timeout) {
        var gate = new Gate(System.nanoTime() + timeout.toNanos());
        try (var exchange = Exchange.start(connector, request, gate, LARGEST_LIST)) {
            byte[] body = exchange.body().get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return read(exchange.head().orElseThrow(), body, new KeyRedaction(apiKey));
        } catch (TimeoutException late) {
            return unavailable(Reason.TIMEOUT);
        } catch (ExecutionException failed) {
            var before = Failures.beforeLeaving(failed);
            return unavailable(before == Reason.CONNECT_FAILED ? Failures.afterLeaving(failed) : before);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unavailable(Reason.INTERRUPTED);
        }
    }

    private static ListResult read(Head head, byte[] body, KeyRedaction key) {
        int status = head.status();
        if (status == 200) {
            return Texts.utf8(body)
                    .filter(text -> Json.list(text).filter(ListCall::isList).isPresent())
                    .<ListResult>map(text -> new ListResult.Listed(key.in(text)))
                    .orElseGet(() -> unavailable(Reason.UNREADABLE_ANSWER));
        }
        if (Judge.isRefusal(status)) {
            var answer = new AnswerReader(head, body, key);
            return Judge.whyNotRefused(answer)
                    .map(ListCall::unavailable)
                    .orElseGet(
                            () -> new ListResult.Refused(status, answer.whole().message()));
        }
        if (status >= 300 && status < 400) {
            return unavailable(Reason.REDIRECT);
        }
        return unavailable(status >= 500 ? Reason.SERVER_ERROR : Reason.UNEXPECTED_STATUS);
    }

    /** An empty list next to a failure must not take the place of the last good one. */
    private static boolean isList(ObjectNode json) {
        return json.path("data").isArray() && !StatusWords.failsAtTop(json);
    }

    private static ListResult unavailable(Reason reason) {
        return new ListResult.Unavailable(reason.code());
    }
}
