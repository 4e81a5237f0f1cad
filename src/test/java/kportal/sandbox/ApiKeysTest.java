package kportal.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import kportal.sandbox.accounts.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysTest {
    private static final List<String> ENDPOINTS = List.of(
            "GET /lists/networks",
            "GET /lists/data-plans?network=MTN",
            "GET /lists/electricity-providers",
            "GET /lists/cable-providers",
            "GET /lists/cable-packages?provider=dstv",
            "POST /airtime",
            "POST /data",
            "POST /electricity",
            "POST /cable-tv",
            "POST /sms/send-message");

    @TempDir
    Path dataDir;

    @Test
    void everyEndpointWantsAKeyItKnows() {
        try (Practice practice = new Practice(dataDir)) {
            for (String endpoint : ENDPOINTS) {
                assertRefused(practice.send(asking(practice, endpoint)), 401, "Missing API key");
                assertRefused(
                        practice.send(asking(practice, endpoint).header("Authorization", "Bearer nonsense")),
                        401,
                        "Invalid API key");
            }
        }
    }

    @Test
    void everyEndpointWantsTheFeePaid() {
        try (Practice practice = new Practice(dataDir)) {
            Account unpaid =
                    practice.accounts.findByCookie(practice.accounts.open()).orElseThrow();
            String key = practice.accounts.newKey(unpaid);
            for (String endpoint : ENDPOINTS) {
                assertRefused(
                        practice.send(asking(practice, endpoint).header("X-API-KEY", key)),
                        403,
                        "One-time API fee not paid");
            }

            practice.accounts.payFee(unpaid);
            assertEquals(
                    200,
                    practice.send(asking(practice, ENDPOINTS.getFirst()).header("X-API-KEY", key))
                            .statusCode());
        }
    }

    @Test
    void eitherHeaderWillDo() {
        try (Practice practice = new Practice(dataDir)) {
            for (String endpoint : ENDPOINTS) {
                int bearer = practice.send(asking(practice, endpoint).header("Authorization", "Bearer " + practice.key))
                        .statusCode();
                int apiKey = practice.send(asking(practice, endpoint).header("X-API-KEY", practice.key))
                        .statusCode();
                assertEquals(endpoint.startsWith("GET") ? 200 : 422, bearer, endpoint);
                assertEquals(bearer, apiKey, endpoint);
            }
        }
    }

    @Test
    void aRestartKeepsKeysGoodAndMoneySpent() {
        String key;
        try (Practice practice = new Practice(dataDir)) {
            key = practice.key;
            assertEquals(200, practice.post("/airtime", Bodies.AIRTIME).statusCode());
        }
        try (Practice practice = new Practice(dataDir)) {
            HttpRequest.Builder again = practice.request("/airtime", key)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Bodies.AIRTIME));
            assertEquals(
                    98_000,
                    Practice.json(practice.send(again))
                            .at("/data/balance_after")
                            .intValue());
        }
    }

    @Test
    void keepsFilesToTheirOwnerAndNoKeyInThem() throws IOException {
        Path made = dataDir.resolve("made");
        try (Practice practice = new Practice(made)) {
            practice.post("/sms/send-message", Bodies.SMS.replace("Hello", practice.key));
            assertEquals("rwx------", permissions(made));
            try (Stream<Path> files = Files.list(made)) {
                for (Path file : files.toList()) {
                    assertEquals("rw-------", permissions(file), file.toString());
                    String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    assertFalse(content.contains(practice.key), file.toString());
                }
            }
            assertTrue(practice.accounts
                    .calls(practice.account())
                    .getFirst()
                    .request()
                    .contains("[API key]"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404",
        "POST, /lists/networks, 405",
        "GET, /airtime, 405",
        "DELETE, /airtime, 405",
        "GET, '', 404"
    })
    void answersUnknownPathsAndMethodsInJson(String method, String path, int status) {
        try (Practice practice = new Practice(dataDir)) {
            HttpResponse<String> response = practice.send(
                    practice.request(path, practice.key).method(method, HttpRequest.BodyPublishers.noBody()));
            assertRefused(response, status, status == 404 ? "Not found" : "Method not allowed");
            assertEquals(
                    status,
                    practice.accounts.calls(practice.account()).getFirst().status());
            HttpRequest.Builder root =
                    HttpRequest.newBuilder(URI.create(practice.server.baseUrl()).resolve("/"));
            assertRefused(practice.send(root), 404, "Not found");
        }
    }

    private static HttpRequest.Builder asking(Practice practice, String endpoint) {
        String[] parts = endpoint.split(" ", 2);
        return practice.request(parts[1], null).method(parts[0], HttpRequest.BodyPublishers.noBody());
    }

    private static void assertRefused(HttpResponse<String> response, int status, String message) {
        assertEquals(status, response.statusCode(), response.body());
        assertEquals("{\"status\":\"error\",\"message\":\"%s\"}".formatted(message), response.body());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
