package kportal.kpoint;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kportal.kpoint.Reached.ANSWERED;
import static kportal.kpoint.Reached.SENT;
import static kportal.kpoint.Reason.ANSWER_TOO_LARGE;
import static kportal.kpoint.Reason.CONNECTION_BROKEN;
import static kportal.kpoint.Reason.CONTRADICTORY_ANSWER;
import static kportal.kpoint.Reason.HTML_REFUSAL;
import static kportal.kpoint.Reason.NO_STATUS_WORD;
import static kportal.kpoint.Reason.REDIRECT;
import static kportal.kpoint.Reason.SERVER_ERROR;
import static kportal.kpoint.Reason.TIMEOUT;
import static kportal.kpoint.Reason.UNCLEAR_REFUSAL;
import static kportal.kpoint.Reason.UNEXPECTED_STATUS;
import static kportal.kpoint.Reason.UNKNOWN_STATUS_WORD;
import static kportal.kpoint.Reason.UNREADABLE_ANSWER;
import static kportal.testing.FaultServer.answer;
import static kportal.testing.FaultServer.drip;
import static kportal.testing.FaultServer.fin;
import static kportal.testing.FaultServer.forever;
import static kportal.testing.FaultServer.hang;
import static kportal.testing.FaultServer.json;
import static kportal.testing.FaultServer.readByte;
import static kportal.testing.FaultServer.readRequest;
import static kportal.testing.FaultServer.reset;
import static kportal.testing.FaultServer.send;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kportal.kpoint.Outcome.Pending;
import kportal.kpoint.Outcome.Rejected;
import kportal.kpoint.Outcome.Succeeded;
import kportal.kpoint.Outcome.Unknown;
import kportal.support.Incidents;
import kportal.testing.FaultServer;
import kportal.testing.FaultServer.Script;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens once the connection stands: one request at most, and no doubt told as a failure. */
class FaultMatrixTest {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final String DONE = "{\"status\":\"success\",\"message\":\"Sent\"}";
    private static final String PAGE = "<html><body><h1>Forbidden</h1></body></html>";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private record Case(
            String name,
            Script script,
            Class<? extends Outcome> kind,
            @Nullable Reason reason,
            Reached reached,
            int requests) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case unknown(String name, Script script, Reason reason, Reached reached) {
        return new Case(name, script, Unknown.class, reason, reached, 1);
    }

    private static Case answered(String name, int status, String body, Class<? extends Outcome> kind) {
        return new Case(name, json(status, body), kind, null, ANSWERED, 1);
    }

    private static Case doubtful(String name, int status, String body, Reason reason) {
        return unknown(name, json(status, body), reason, ANSWERED);
    }

    private static Case bytes(String name, byte[] body, Reason reason) {
        return unknown(name, answer(200, "application/json", body), reason, ANSWERED);
    }

    static List<Case> brokenConnections() {
        return List.of(
                new Case("FIN before reading", fin().then(hang()), Unknown.class, CONNECTION_BROKEN, SENT, 0),
                new Case("RST at the first byte", readByte().then(reset()), Unknown.class, CONNECTION_BROKEN, SENT, 0),
                unknown("FIN after reading", readRequest().then(fin()), CONNECTION_BROKEN, SENT),
                unknown("RST after reading", readRequest().then(reset()), CONNECTION_BROKEN, SENT),
                unknown("no answer", readRequest().then(hang()), TIMEOUT, SENT),
                unknown(
                        "FIN in the headers",
                        readRequest()
                                .then(send("HTTP/1.1 200 OK\r\nContent-Ty"))
                                .then(fin()),
                        UNREADABLE_ANSWER,
                        SENT),
                unknown(
                        "FIN after the headers",
                        readRequest()
                                .then(send(HEAD + "Content-Length: 40\r\n\r\n"))
                                .then(fin()),
                        CONNECTION_BROKEN,
                        ANSWERED),
                unknown(
                        "RST in the body",
                        readRequest()
                                .then(send(HEAD + "Content-Length: 999\r\n\r\n" + DONE))
                                .then(reset()),
                        CONNECTION_BROKEN,
                        ANSWERED),
                unknown(
                        "a chunk cut off",
                        readRequest()
                                .then(send(HEAD + "Transfer-Encoding: chunked\r\n\r\n40\r\n" + DONE))
                                .then(fin()),
                        CONNECTION_BROKEN,
                        ANSWERED),
                unknown(
                        "the last chunk missing",
                        readRequest()
                                .then(send(HEAD + "Transfer-Encoding: chunked\r\n\r\n"
                                        + Integer.toHexString(DONE.length()) + "\r\n" + DONE + "\r\n"))
                                .then(fin()),
                        CONNECTION_BROKEN,
                        ANSWERED),
                unknown(
                        "a body that hangs",
                        readRequest()
                                .then(send(HEAD + "Content-Length: 40\r\n\r\n{"))
                                .then(hang()),
                        TIMEOUT,
                        ANSWERED),
                unknown(
                        "a body dripping",
                        readRequest()
                                .then(send(HEAD + "Content-Length: " + DONE.length() + "\r\n\r\n"))
                                .then(drip(DONE, 200)),
                        TIMEOUT,
                        ANSWERED),
                unknown("headers dripping", readRequest().then(drip(HEAD + "\r\n" + DONE, 200)), TIMEOUT, SENT),
                unknown(
                        "headers without end",
                        readRequest().then(send(HEAD)).then(forever("X-More: " + "x".repeat(1000) + "\r\n")),
                        UNREADABLE_ANSWER,
                        SENT),
                unknown(
                        "100 Continue without end",
                        readRequest().then(forever("HTTP/1.1 100 Continue\r\n\r\n")),
                        UNREADABLE_ANSWER,
                        SENT),
                unknown(
                        "101",
                        readRequest()
                                .then(send("HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n"))
                                .then(hang()),
                        UNREADABLE_ANSWER,
                        SENT),
                unknown("not HTTP", readRequest().then(send("SSH-2.0-OpenSSH_9.2\r\n\r\n")), UNREADABLE_ANSWER, SENT),
                unknown(
                        "3 MiB",
                        answer(200, "application/json", ("{\"a\":\"" + "x".repeat(3 << 20) + "\"}").getBytes(UTF_8)),
                        ANSWER_TOO_LARGE,
                        ANSWERED),
                unknown(
                        "a body without end",
                        readRequest().then(send(HEAD + "\r\n")).then(forever(" ".repeat(10_000))),
                        ANSWER_TOO_LARGE,
                        ANSWERED));
    }

    static List<Case> statuses() {
        var cases = new ArrayList<Case>();
        for (int status : new int[] {300, 301, 302, 303, 307, 308}) {
            cases.add(unknown(
                    "redirect " + status,
                    answer(status, "application/json", DONE.getBytes(UTF_8), "Location: /elsewhere"),
                    REDIRECT,
                    ANSWERED));
        }
        for (int status : new int[] {500, 502, 503, 504, 520}) {
            cases.add(doubtful(status + " that says success", status, DONE, SERVER_ERROR));
            cases.add(doubtful(status + " that says failed", status, "{\"status\":\"failed\"}", SERVER_ERROR));
            cases.add(doubtful(status + " with a page", status, PAGE, SERVER_ERROR));
        }
        for (int status : new int[] {400, 402, 404, 405, 408, 409, 410, 413, 415, 421, 425, 451}) {
            cases.add(doubtful(status + " in JSON", status, "{\"message\":\"No.\"}", UNEXPECTED_STATUS));
            cases.add(doubtful(status + " with a page", status, PAGE, UNEXPECTED_STATUS));
        }
        for (int status : new int[] {401, 403, 422, 429}) {
            cases.add(answered(status + " in words", status, "{\"message\":\"No.\"}", Rejected.class));
            cases.add(answered(
                    status + " as an error", status, "{\"status\":\"error\",\"error\":\"No.\"}", Rejected.class));
            cases.add(answered(
                    status + " as Laravel's",
                    status,
                    "{\"message\":\"Invalid.\",\"errors\":{\"amount\":[\"Too low.\"]}}",
                    Rejected.class));
            cases.add(answered(status + " failed", status, "{\"status\":\"failed\"}", Rejected.class));
            cases.add(doubtful(status + " with a page", status, PAGE, HTML_REFUSAL));
            cases.add(doubtful(status + " empty", status, "", UNREADABLE_ANSWER));
            cases.add(doubtful(status + " with nothing in it", status, "{}", UNCLEAR_REFUSAL));
            cases.add(doubtful(status + " as a list", status, "[{\"message\":\"No.\"}]", UNREADABLE_ANSWER));
            cases.add(doubtful(status + " with success", status, DONE, CONTRADICTORY_ANSWER));
            cases.add(doubtful(
                    status + " still pending",
                    status,
                    "{\"message\":\"m\",\"data\":{\"status\":\"pending\"}}",
                    CONTRADICTORY_ANSWER));
            cases.add(doubtful(
                    status + " with a token",
                    status,
                    "{\"message\":\"m\",\"token\":\"26361234567890123456\"}",
                    CONTRADICTORY_ANSWER));
        }
        cases.add(unknown(
                "204", readRequest().then(send("HTTP/1.1 204 No Content\r\n\r\n")), UNREADABLE_ANSWER, ANSWERED));
        cases.add(answered("201", 201, DONE, Succeeded.class));
        cases.add(answered("202", 202, "{\"status\":\"processing\"}", Pending.class));
        return cases;
    }

    static List<Case> bodies() {
        return List.of(
                bytes("empty", new byte[0], UNREADABLE_ANSWER),
                bytes("cut off", DONE.substring(0, 20).getBytes(UTF_8), UNREADABLE_ANSWER),
                bytes("something after it", (DONE + DONE).getBytes(UTF_8), UNREADABLE_ANSWER),
                bytes("a page", PAGE.getBytes(UTF_8), UNREADABLE_ANSWER),
                bytes("PHP's warning before it", ("<br />\nWarning: x" + DONE).getBytes(UTF_8), UNREADABLE_ANSWER),
                bytes("a word", "success".getBytes(UTF_8), UNREADABLE_ANSWER),
                bytes("a JSON word", "\"success\"".getBytes(UTF_8), UNREADABLE_ANSWER),
                bytes("null", "null".getBytes(UTF_8), UNREADABLE_ANSWER),
                bytes("a list", ("[" + DONE + "]").getBytes(UTF_8), UNREADABLE_ANSWER),
                bytes("a million brackets", "[".repeat(1_000_000).getBytes(UTF_8), UNREADABLE_ANSWER),
                bytes("deep below a status", deep(), UNREADABLE_ANSWER),
                bytes("NaN", "{\"status\":\"success\",\"amount\":NaN}".getBytes(UTF_8), UNREADABLE_ANSWER),
                bytes(
                        "a huge number",
                        ("{\"status\":\"success\",\"a\":" + "9".repeat(5000) + "}").getBytes(UTF_8),
                        UNREADABLE_ANSWER),
                bytes(
                        "a huge exponent",
                        "{\"status\":\"success\",\"a\":1e99999999999999}".getBytes(UTF_8),
                        UNREADABLE_ANSWER),
                answered("a large exponent", 200, "{\"status\":\"success\",\"amount\":1e2147483647}", Succeeded.class),
                answered(
                        "a token of a million digits",
                        200,
                        "{\"status\":\"success\",\"token\":\"" + "1".repeat(1_000_000) + "\"}",
                        Succeeded.class),
                bytes("UTF-16", DONE.getBytes(UTF_16), UNREADABLE_ANSWER),
                bytes("Latin-1", new byte[] {'{', '"', (byte) 0xE9, '"', ':', '1', '}'}, UNREADABLE_ANSWER),
                bytes(
                        "said twice",
                        "{\"status\":\"failed\",\"status\":\"success\"}".getBytes(UTF_8),
                        UNREADABLE_ANSWER),
                bytes("no status", "{\"message\":\"Sent\",\"data\":{}}".getBytes(UTF_8), NO_STATUS_WORD),
                bytes("a null status", "{\"status\":null}".getBytes(UTF_8), NO_STATUS_WORD),
                bytes("nothing in it", "{}".getBytes(UTF_8), NO_STATUS_WORD),
                bytes("a status nobody knows", "{\"status\":\"maybe\"}".getBytes(UTF_8), UNKNOWN_STATUS_WORD),
                unknown(
                        "gzip",
                        answer(200, "application/json", DONE.getBytes(UTF_8), "Content-Encoding: gzip"),
                        UNREADABLE_ANSWER,
                        ANSWERED),
                unknown(
                        "gzip on a refusal",
                        answer(
                                422,
                                "application/json",
                                "{\"message\":\"No.\"}".getBytes(UTF_8),
                                "Content-Encoding: br"),
                        UNREADABLE_ANSWER,
                        ANSWERED),
                new Case(
                        "a page's content type on JSON",
                        answer(200, "text/html", DONE.getBytes(UTF_8)),
                        Succeeded.class,
                        null,
                        ANSWERED,
                        1),
                new Case(
                        "until the connection closes",
                        readRequest().then(send(HEAD + "\r\n" + DONE)),
                        Succeeded.class,
                        null,
                        ANSWERED,
                        1),
                answered("after a byte order mark", 200, "\uFEFF" + DONE, Succeeded.class),
                answered("failed", 200, "{\"status\":\"FAILED\"}", Rejected.class),
                answered("pending", 200, "{\"status\":\"Pending\"}", Pending.class));
    }

    private static byte[] deep() {
        return ("{\"status\":\"success\",\"data\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001))
                .getBytes(UTF_8);
    }

    static Stream<Case> quick() {
        return Stream.concat(statuses().stream(), bodies().stream());
    }

    @ParameterizedTest
    @MethodSource("quick")
    void anAnswerSettlesOnlyWhatItProves(Case each) {
        run(each);
    }

    /** Most of these wait for the deadline, so they wait together. */
    @Test
    void aBrokenConnectionIsDoubt() {
        assertAll(brokenConnections().parallelStream().map(each -> (Executable) () -> run(each)));
    }

    private static void run(Case each) {
        try (var server = new FaultServer(each.script())) {
            var client = new KpointClient(server.url(), DEADLINE, new Incidents(), _ -> {});
            var outcome = client.purchase(
                    "kp_live_0123456789",
                    new Purchase.Airtime("MTN", "08012345678", 1000),
                    System.nanoTime() + 5_000_000_000L);
            assertInstanceOf(each.kind(), outcome, () -> each.name() + ": " + outcome);
            assertEquals(each.reached(), outcome.reached(), each.name());
            if (outcome instanceof Unknown unknown) {
                assertEquals(each.reason() == null ? null : each.reason().code(), unknown.reason(), each.name());
                assertEquals(each.reached() == ANSWERED, unknown.answer() != null, each.name());
            }
            assertEquals(each.requests(), server.requests().size(), each.name());
            assertEquals(1, server.connections(), each.name());
            assertTrue(outcome.took().compareTo(DEADLINE.plusSeconds(2)) < 0, each.name() + outcome.took());
        }
    }
}
