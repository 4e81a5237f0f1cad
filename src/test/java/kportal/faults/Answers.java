package kportal.faults;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kportal.faults.FaultyKpoint.DONE;
import static kportal.faults.FaultyKpoint.json;
import static kportal.faults.Way.failed;
import static kportal.faults.Way.pending;
import static kportal.faults.Way.succeeded;
import static kportal.faults.Way.unknown;
import static kportal.testing.FaultServer.reply;
import static kportal.testing.FaultServer.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import kportal.testing.FaultServer.Script;

/** Whole answers of every kind. */
final class Answers {
    private static final String NO = "{\"status\":\"error\",\"message\":\"No.\"}";
    private static final String PAGE = "<!doctype html><html><body><h1>Sorry</h1></body></html>";
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 422, 429);
    private static final int[] CLIENT_ERRORS = {
        400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423,
        424, 425, 426, 428, 429, 431, 451, 499
    };
    private static final int[] SERVER_ERRORS = {
        500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511, 520, 521, 522, 523, 524, 525, 526, 527, 530, 599
    };

    private Answers() {}

    static List<Way> statuses() {
        List<Way> ways = new ArrayList<>();
        for (int status = 300; status <= 308; status++) {
            ways.add(unknown(status + " elsewhere", reply(status, "application/json", utf8(DONE), "Location: /data")));
        }
        for (int status : CLIENT_ERRORS) {
            Script answer = json(status, NO);
            String name = status + " in JSON";
            ways.add(REFUSALS.contains(status) ? failed(name, answer) : unknown(name, answer));
            ways.add(unknown(status + " with a page", reply(status, "text/html", utf8(PAGE))));
        }
        for (int status : SERVER_ERRORS) {
            ways.add(unknown(status + " in JSON", json(status, NO)));
            ways.add(unknown(status + " that says success", json(status, DONE)));
        }
        for (int status : new int[] {401, 403, 422, 429}) {
            ways.add(unknown(status + " empty", json(status, "")));
            ways.add(unknown(status + " that says success", json(status, DONE)));
        }
        ways.add(failed(
                "429 with Retry-After", reply(429, "application/json", utf8(NO), "Retry-After: 1", "X-Left: 0")));
        ways.add(unknown("503 with Retry-After", reply(503, "application/json", utf8(NO), "Retry-After: 0")));
        ways.add(unknown("204", send("HTTP/1.1 204 No Content\r\n\r\n")));
        ways.add(unknown("205", send("HTTP/1.1 205 Reset\r\nContent-Length: 0\r\n\r\n")));
        ways.add(succeeded("201 that says success", json(201, DONE)));
        ways.add(unknown("a status of 999", json(999, DONE)));
        return ways;
    }

    static List<Way> bodies() {
        return List.of(
                succeeded("success", json(200, DONE)),
                succeeded("success in other letters", json(200, "{\"Status\":\"SUCCESS\"}")),
                succeeded("success as a page's type", reply(200, "text/html", utf8(DONE))),
                succeeded("success after a byte order mark", json(200, "\uFEFF" + DONE)),
                succeeded("a key like __proto__", json(200, "{\"__proto__\":{\"x\":1},\"status\":\"success\"}")),
                failed("failed", json(200, "{\"status\":\"failed\",\"message\":\"No such number\"}")),
                failed("failed in other letters", json(200, "{\"status\":\"FAILED\"}")),
                pending("pending", json(200, "{\"status\":\"pending\"}")),
                pending("pending in other letters", json(202, "{\"status\":\"Processing\"}")),
                pending(
                        "pending inside success",
                        json(200, "{\"status\":\"success\",\"data\":{\"status\":\"pending\"}}")),
                unknown("empty", json(200, "")),
                unknown("blank", json(200, "  \r\n")),
                unknown("a page", reply(200, "text/html", utf8(PAGE))),
                unknown("a page that calls itself JSON", json(200, PAGE)),
                unknown("a warning before it", json(200, "<br />\nWarning: x" + DONE)),
                unknown("truncated", json(200, DONE.substring(0, 25))),
                unknown("two objects", json(200, DONE + DONE)),
                unknown("a list of it", json(200, "[" + DONE + "]")),
                unknown("a word", json(200, "success")),
                unknown("null", json(200, "null")),
                unknown("a million brackets", json(200, "[".repeat(1_000_000))),
                unknown("a million braces", json(200, "{\"a\":".repeat(200_000))),
                unknown("NaN", json(200, "{\"status\":\"success\",\"amount\":NaN}")),
                unknown(
                        "a number of 5,000 digits",
                        json(200, "{\"status\":\"success\",\"a\":" + "9".repeat(5000) + "}")),
                unknown("UTF-16", reply(200, "application/json", DONE.getBytes(UTF_16))),
                unknown("half of a UTF-8 character", reply(200, "application/json", new byte[] {'{', (byte) 0xC3, '}'
                })),
                unknown("said twice", json(200, "{\"status\":\"failed\",\"status\":\"success\"}")),
                unknown("no status", json(200, "{\"message\":\"Sent\",\"data\":{}}")),
                unknown("a null status", json(200, "{\"status\":null}")),
                unknown("a status that is a number", json(200, "{\"status\":200}")),
                unknown("a status nobody knows", json(200, "{\"status\":\"maybe\"}")),
                unknown("success and failed", json(200, "{\"status\":\"success\",\"data\":{\"status\":\"failed\"}}")),
                unknown("success with an error", json(200, "{\"status\":\"success\",\"error\":\"No balance\"}")),
                unknown("failed with a token", json(200, "{\"status\":\"failed\",\"token\":\"26361234567890123456\"}")),
                unknown("gzip", reply(200, "application/json", gzip(DONE), "Content-Encoding: gzip")),
                unknown("a gzip bomb", reply(200, "application/json", bomb(), "Content-Encoding: gzip")),
                unknown("brotli, it says", reply(200, "application/json", utf8(DONE), "Content-Encoding: br")));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    /** 800 KiB that unpack to 800 MiB. */
    private static byte[] bomb() {
        byte[] part = gzip(" ".repeat(100 << 20));
        var whole = new ByteArrayOutputStream();
        for (int i = 0; i < 8; i++) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] gzip(String text) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed, 1 << 16)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
