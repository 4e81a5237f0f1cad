package kportal.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BreakOffTest {
    /** Before anything has left the buffer, and after. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100_000})
    void whoeverReadsSeesThatItIsBroken(int lines) throws InterruptedException {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.get("/", ctx -> {
                ctx.outputStream().write("a line\r\n".repeat(lines).getBytes(StandardCharsets.UTF_8));
                WebServer.breakOff(ctx, new IllegalStateException("the database is gone"));
            });
        });
        server.start("127.0.0.1", 0);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                    .build();
            assertTrue(broken(client, request));
        } finally {
            server.stop();
        }
    }

    /** While nothing has left yet, it can still be said by the status. */
    private static boolean broken(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString()).statusCode() == 500;
        } catch (IOException e) {
            return true;
        }
    }
}
