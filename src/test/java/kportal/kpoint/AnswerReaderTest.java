package kportal.kpoint;

import static kportal.testing.FaultServer.answer;
import static kportal.testing.FaultServer.fin;
import static kportal.testing.FaultServer.readRequest;
import static kportal.testing.FaultServer.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import kportal.kpoint.Outcome.NeverLeft;
import kportal.kpoint.Outcome.Pending;
import kportal.kpoint.Outcome.Rejected;
import kportal.kpoint.Outcome.Succeeded;
import kportal.kpoint.Outcome.Unknown;
import kportal.support.Incidents;
import kportal.testing.FaultServer;
import kportal.testing.FaultServer.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is kept of an answer, and that the key never is. */
class AnswerReaderTest {
    private static final String KEY = "kp/live+0123&45\"67=9";

    static List<String> echoes() {
        byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
        byte[] header = ("Bearer " + KEY).getBytes(StandardCharsets.UTF_8);
        byte[] pair = ("me:" + KEY + ":you").getBytes(StandardCharsets.UTF_8);
        return List.of(
                KEY.replace("\"", "\\\""),
                KEY.toUpperCase(java.util.Locale.ROOT).replace("\"", "\\\""),
                KEY.replace("\"", "\\\"").replace("/", "\\/"),
                KEY.replace("\"", "\\u0022").replace("&", "\\u0026"),
                KEY.replace("&", "&amp;").replace("\"", "&quot;"),
                KEY.replace("&", "&#38;").replace("\"", "&#x22;"),
                URLEncoder.encode(KEY, StandardCharsets.UTF_8),
                URLEncoder.encode(URLEncoder.encode(KEY, StandardCharsets.UTF_8), StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(key),
                Base64.getUrlEncoder().encodeToString(header),
                Base64.getEncoder().encodeToString(pair).replace("/", "\\/"));
    }

    @ParameterizedTest
    @MethodSource("echoes")
    void theKeyIsNowhere(String echo) {
        var body = "{\"status\":\"success\",\"message\":\"Key " + echo + " used\",\"reference\":\"" + echo
                + "\",\"token\":\"" + echo + "\"}";
        var answer = read(200, body);
        for (var text : List.of(answer.body(), "" + answer.message(), "" + answer.reference(), "" + answer.token())) {
            assertFalse(text.contains(echo) || text.contains(KEY), text);
            assertEquals(true, text.contains("[key]"), text);
        }
    }

    @Test
    void theKeyIsNotInUtf16Either() {
        var answer = read(answer(200, "text/plain", ("it is " + KEY).getBytes(StandardCharsets.UTF_16LE)));
        assertEquals("it is [key]", answer.body());
    }

    @Test
    void theKeyIsNotInAnAnswerThatBrokeOffInIt() {
        var part = "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"you\":\"" + KEY.substring(0, 12);
        var answer = read(readRequest().then(send(part)).then(fin()));
        assertEquals("{\"you\":\"[key]", answer.body());
        assertNull(answer.message());
    }

    @Test
    void aCompressedAnswerIsNotKept() {
        var answer = read(answer(500, "text/plain", KEY.getBytes(StandardCharsets.UTF_8), "Content-Encoding: GZIP"));
        assertEquals("[gzip, 20 bytes]", answer.body());
    }

    @Test
    void keeps64KiBAndNoHalfCharacter() {
        var answer = read(500, "x" + "₦".repeat(40_000));
        assertEquals(65_536, answer.body().getBytes(StandardCharsets.UTF_8).length);
        assertFalse(answer.body().contains("\uFFFD"));
    }

    @Test
    void aMessageIsOneLineOf300Characters() {
        var answer = read(422, "{\"message\":\" No\\u0000\\u0007\\r\\nmoney\\u202e \\ud83d" + "😀".repeat(400) + "\"}");
        assertNotNull(answer.message());
        assertEquals("No money ", answer.message().substring(0, 9));
        assertEquals(299, answer.message().length());
        assertEquals("😀", answer.message().substring(297));
    }

    @Test
    void readsWhatIsUsuallyThere() {
        var body = "{\"status\":\"success\",\"message\":\"Done\",\"data\":{\"transaction_id\":77,"
                + "\"token\":\"Token : 0636 1234 5678 9012 3456\",\"units\":45.30,\"amount_charged\":\"4,950.00\"}}";
        assertEquals(new Answer(200, body, "Done", "77", "06361234567890123456", "45.30", 495_000L), read(200, body));
    }

    @Test
    void nulNeverReachesADatabase() {
        assertEquals("ab", read(500, "a\0b").body());
    }

    private static Answer read(int status, String body) {
        return read(answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Answer read(Script script) {
        try (var server = new FaultServer(script)) {
            var outcome = new KpointClient(server.url(), Duration.ofSeconds(2), new Incidents(), _ -> {})
                    .purchase(KEY, new Purchase.Sms("08012345678", "Hello"), System.nanoTime() + 5_000_000_000L);
            var answer =
                    switch (outcome) {
                        case Succeeded it -> it.answer();
                        case Pending it -> it.answer();
                        case Rejected it -> it.answer();
                        case Unknown it -> it.answer();
                        case NeverLeft it -> null;
                    };
            return assertNotNullAnswer(answer);
        }
    }

    private static Answer assertNotNullAnswer(@org.jspecify.annotations.Nullable Answer answer) {
        assertNotNull(answer);
        return answer;
    }
}
