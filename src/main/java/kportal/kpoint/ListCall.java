package kportal.kpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kportal.kpoint.reading.Json;
import kportal.kpoint.reading.KeyRedaction;
import kportal.kpoint.reading.StatusWords;
import kportal.kpoint.reading.Texts;
import kportal.kpoint.wire.Inbox;

/** Asks for a list once; nothing is bought by it, so a failure is only ever "not now". */
final class ListCall {
    private static final int LARGEST_LIST = 2 * 1024 * 1024;

    private ListCall() {}

    static ListResult make(HttpClient client, HttpRequest request, String apiKey, Duration timeout) {
        var inbox = new Inbox(LARGEST_LIST);
        var coming = client.sendAsync(request, inbox);
        try {
            return read(coming.get(timeout.toNanos(), TimeUnit.NANOSECONDS), inbox, new KeyRedaction(apiKey));
        } catch (TimeoutException late) {
            return unavailable(Reason.TIMEOUT);
        } catch (ExecutionException failed) {
            var before = Failures.beforeLeaving(failed);
            return unavailable(before == Reason.CONNECT_FAILED ? Failures.afterLeaving(failed) : before);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return unavailable(Reason.INTERRUPTED);
        } finally {
            coming.cancel(true);
        }
    }

    private static ListResult read(HttpResponse<byte[]> response, Inbox inbox, KeyRedaction key) {
        int status = response.statusCode();
        if (status == 200) {
            return Texts.utf8(response.body())
                    .filter(body -> Json.list(body).filter(ListCall::isList).isPresent())
                    .<ListResult>map(body -> new ListResult.Listed(key.in(body)))
                    .orElseGet(() -> unavailable(Reason.UNREADABLE_ANSWER));
        }
        if (Judge.isRefusal(status)) {
            var answer = new AnswerReader(inbox.head().orElseThrow(), response.body(), key);
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
