package kportal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import kportal.support.Environment;
import org.jspecify.annotations.Nullable;

/** The message bundles, one a language, read when somebody first asks for it; what one lacks is said in English. */
public final class Bundles {
    private final Map<Language, Messages> bundles = new ConcurrentHashMap<>();
    private final Properties english = read("messages.properties", null);
    private final Environment environment;

    public Bundles(Environment environment) {
        this.environment = environment;
    }

    public Messages in(Language language) {
        return bundles.computeIfAbsent(
                language,
                asked -> new Messages(
                        asked == Language.EN ? english : read("messages_" + asked.code() + ".properties", english),
                        environment));
    }

    private static Properties read(String file, @Nullable Properties otherwise) {
        try (InputStream in = Objects.requireNonNull(Bundles.class.getResourceAsStream("/" + file), file)) {
            Properties texts = new Properties(otherwise);
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
