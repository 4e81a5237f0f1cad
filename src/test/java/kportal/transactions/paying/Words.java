package kportal.transactions.paying;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The message bundle as it stands, so that a test names a text by its key and not by words that may be bettered. */
final class Words {
    private static final Properties BUNDLE = read();

    private Words() {}

    /** As with the practice Kpoint. */
    static String of(String key) {
        return Objects.requireNonNull(BUNDLE.getProperty(key), key)
                .replace("{dashboard}", BUNDLE.getProperty("kpoint.dashboard.sandbox"))
                .replace("{key-page}", BUNDLE.getProperty("kpoint.key-page.sandbox"));
    }

    private static Properties read() {
        Properties bundle = new Properties();
        try (var file = Words.class.getResourceAsStream("/messages.properties")) {
            bundle.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bundle;
    }
}
