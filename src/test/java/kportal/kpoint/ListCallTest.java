package kportal.kpoint;

import static kportal.testing.FaultServer.answer;
import static kportal.testing.FaultServer.drip;
import static kportal.testing.FaultServer.json;
import static kportal.testing.FaultServer.readRequest;
import static kportal.testing.FaultServer.reset;
import static kportal.testing.FaultServer.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import kportal.kpoint.ListResult.Listed;
import kportal.kpoint.ListResult.Refused;
import kportal.kpoint.ListResult.Unavailable;
import kportal.support.Incidents;
import kportal.testing.FaultServer;
import kportal.testing.FaultServer.Script;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListCallTest {
    private static final String KEY = "kp_live_0123456789";
    private static final String LIST = "{\"status\":\"success\",\"data\":[{\"code\":\"MTN\"}]}";

    private record Case(String name, Script script, ListResult expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case unavailable(String name, Script script, Reason reason) {
        return new Case(name, script, new Unavailable(reason.code()));
    }

    static List<Case> cases() {
        return List.of(
                new Case("a list", json(200, LIST), new Listed(LIST)),
                new Case("an empty list", json(200, "{\"data\":[]}"), new Listed("{\"data\":[]}")),
                new Case(
                        "a list with the key in it",
                        json(200, "{\"data\":[],\"you\":\"" + KEY + "\"}"),
                        new Listed("{\"data\":[],\"you\":\"[key]\"}")),
                new Case("401", json(401, "{\"message\":\"Invalid key\"}"), new Refused(401, "Invalid key")),
                new Case("403", json(403, "{\"error\":\"Fee not paid\"}"), new Refused(403, "Fee not paid")),
                new Case("422", json(422, "{\"status\":\"failed\"}"), new Refused(422, null)),
                unavailable("403 with a page", json(403, "<html>"), Reason.HTML_REFUSAL),
                unavailable("401 with nothing in it", json(401, "{}"), Reason.UNCLEAR_REFUSAL),
                unavailable("500", json(500, "{\"message\":\"x\"}"), Reason.SERVER_ERROR),
                unavailable("302", json(302, LIST), Reason.REDIRECT),
                unavailable("404", json(404, "{\"message\":\"x\"}"), Reason.UNEXPECTED_STATUS),
                unavailable("201", json(201, LIST), Reason.UNEXPECTED_STATUS),
                unavailable("no data", json(200, "{\"status\":\"success\"}"), Reason.UNREADABLE_ANSWER),
                unavailable("data no list", json(200, "{\"data\":{}}"), Reason.UNREADABLE_ANSWER),
                unavailable("an error's", json(200, "{\"status\":\"error\",\"data\":[]}"), Reason.UNREADABLE_ANSWER),
                unavailable("a failure's", json(200, "{\"success\":false,\"data\":[]}"), Reason.UNREADABLE_ANSWER),
                unavailable("a page", json(200, "<html>"), Reason.UNREADABLE_ANSWER),
                unavailable("reset", readRequest().then(reset()), Reason.CONNECTION_BROKEN),
                unavailable("garbage", readRequest().then(send("SSH-2.0\r\n\r\n")), Reason.UNREADABLE_ANSWER),
                unavailable(
                        "3 MiB",
                        answer(
                                200,
                                "application/json",
                                ("{\"data\":[\"" + "x".repeat(3 << 20) + "\"]}").getBytes(StandardCharsets.UTF_8)),
                        Reason.ANSWER_TOO_LARGE),
                unavailable(
                        "dripping",
                        readRequest().then(send("HTTP/1.1 200 OK\r\n\r\n")).then(drip(LIST, 100)),
                        Reason.TIMEOUT));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aListIsThereOrTheReasonIs(Case each) {
        try (var server = new FaultServer(each.script())) {
            assertEquals(each.expected(), list(server, "", KpointList.NETWORKS, null));
        }
    }

    @Test
    void asksAsTheDocumentationSays() {
        assertEquals("GET /lists/networks HTTP/1.1", asked("", KpointList.NETWORKS, null));
        assertEquals("GET /lists/electricity-providers HTTP/1.1", asked("/", KpointList.ELECTRICITY_PROVIDERS, null));
        assertEquals(
                "GET /api/v1/lists/cable-providers HTTP/1.1", asked("/api/v1//", KpointList.CABLE_PROVIDERS, null));
        assertEquals("GET /lists/data-plans?network=MTN HTTP/1.1", asked("", KpointList.DATA_PLANS, "MTN"));
        assertEquals(
                "GET /lists/cable-packages?provider=a%26b%3D+%E2%82%A6%2F HTTP/1.1",
                asked("", KpointList.CABLE_PACKAGES, "a&b= ₦/"));
    }

    private static String asked(String base, KpointList list, @Nullable String parameter) {
        try (var server = new FaultServer(json(200, LIST))) {
            assertEquals(new Listed(LIST), list(server, base, list, parameter));
            var request = server.requests().getFirst();
            assertTrue(request.contains("\r\nAuthorization: Bearer " + KEY + "\r\n"), request);
            assertFalse(request.contains("Accept-Encoding"), request);
            return request.lines().findFirst().orElseThrow();
        }
    }

    @Test
    void aKeyThatIsNoHeaderAsksNobody() {
        try (var server = new FaultServer(json(200, LIST))) {
            var client = new KpointClient(server.url(), Duration.ofSeconds(1), new Incidents(), _ -> {});
            assertEquals(
                    new Unavailable(Reason.KEY_NOT_SENDABLE.code()), client.list("a\nb", KpointList.NETWORKS, null));
            assertEquals(0, server.connections());
        }
    }

    private static ListResult list(FaultServer server, String base, KpointList list, @Nullable String parameter) {
        var url = URI.create(server.url() + base);
        return new KpointClient(url, Duration.ofSeconds(1), Duration.ofSeconds(1), null, new Incidents(), _ -> {})
                .list(KEY, list, parameter);
    }
}
