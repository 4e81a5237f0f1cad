package kportal.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import kportal.sandbox.accounts.Account;
import kportal.sandbox.accounts.Accounts;
import kportal.sandbox.api.Delays;
import org.jspecify.annotations.Nullable;

/** A running sandbox with one account whose fee is paid, and a client that speaks to it over real HTTP. */
final class Practice implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T17:05:00Z"), ZoneOffset.UTC);
    static final Delays SHORT = new Delays(Duration.ofMillis(300), Duration.ofMillis(600));

    final SandboxServer server;
    final Accounts accounts;
    final String cookie;
    final String key;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Practice(Path dataDir) {
        this(dataDir, SHORT);
    }

    Practice(Path dataDir, Delays delays) {
        server = new SandboxServer(dataDir, CLOCK, delays).start();
        accounts = server.accounts();
        cookie = accounts.open();
        accounts.payFee(account());
        key = accounts.newKey(account());
    }

    Account account() {
        return accounts.findByCookie(cookie).orElseThrow();
    }

    HttpResponse<String> get(String path) {
        return send(request(path, key).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send(posting(path, body));
    }

    HttpRequest.Builder posting(String path, String body) {
        return request(path, key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpRequest.Builder request(String path, @Nullable String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path));
        return bearer == null ? request : request.header("Authorization", "Bearer " + bearer);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return trying(request);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> trying(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    CompletableFuture<HttpResponse<String>> sending(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + response.body(), e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
