package kportal.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import kportal.db.Database;
import kportal.db.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** The search for secrets finds them: else its silence would say nothing. */
class SecretsTest {
    private static final String KEY = "kp_live_4f9a8b7c6d5e?/é";

    private final Secrets secrets = Secrets.watched();

    static List<String> disguises() {
        byte[] key = KEY.getBytes(UTF_8);
        Base64.Encoder base64 = Base64.getEncoder();
        return List.of(
                KEY,
                "?key=" + URLEncoder.encode(KEY, UTF_8),
                HexFormat.of().formatHex(key),
                base64.encodeToString(key),
                base64.encodeToString(("x" + KEY + "y").getBytes(UTF_8)),
                base64.encodeToString(("xy" + KEY).getBytes(UTF_8)),
                Base64.getUrlEncoder().encodeToString(("Bearer " + KEY).getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void areFoundOnAPage(String disguise) {
        secrets.learnTyped(Map.of("api_key", KEY));
        Page page = page("<p>" + disguise + "</p>");
        assertThrows(AssertionError.class, () -> secrets.search(page));
        assertDoesNotThrow(() -> secrets.search(page("<p>" + KEY.substring(KEY.length() - 4) + "</p>")));
    }

    private static Page page(String body) {
        return new Page(URI.create("http://127.0.0.1/key"), 200, HttpHeaders.of(Map.of(), (a, b) -> true), body);
    }

    @ParameterizedTest
    @MethodSource("disguises")
    void areFoundInAFile(String disguise, @TempDir Path folder) throws Exception {
        secrets.learn(KEY);
        Files.writeString(folder.resolve("export"), disguise);
        found(folder);
    }

    @Test
    void areFoundInTheLogs(@TempDir Path folder) {
        secrets.learn(KEY);
        LoggerFactory.getLogger("kportal").warn("asking broke", new IllegalStateException("no " + KEY));
        found(folder);
    }

    private void found(Path folder) {
        try (Database database = Databases.open("jdbc:sqlite:" + folder.resolve("a.db"), Clock.systemUTC())) {
            assertThrows(AssertionError.class, () -> secrets.searchAll(folder, database));
        }
    }
}
