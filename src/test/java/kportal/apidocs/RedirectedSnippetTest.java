package kportal.apidocs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import kportal.kpoint.Purchase;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that follows a redirect would take the key elsewhere, and print that other page's status for the purchase. */
class RedirectedSnippetTest {
    @TempDir
    private Path folder;

    static Stream<ProgramLanguage> languages() {
        return Snippets.LANGUAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysSoAndGoesNowhere(ProgramLanguage language) throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer kpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        kpoint.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(asked.size() == 1 ? 303 : 200, -1);
            exchange.close();
        });
        kpoint.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + kpoint.getAddress().getPort() + "/api");
            Request airtime = Request.of(new Purchase.Airtime("MTN", "08031234567", 1000));
            Snippet snippet = new Snippets(address).of(airtime, language);
            String printed = Programs.run(folder, snippet.code(), snippet.text("Look first"), "kp_any");
            assertEquals(List.of("POST /api/airtime"), asked, printed);
            assertTrue(printed.contains("303"), printed);
        } finally {
            kpoint.stop(0);
        }
    }
}
