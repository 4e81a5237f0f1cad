package kportal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import kportal.support.Environment;
import org.jspecify.annotations.Nullable;

/** The message bundles, one a language; what one lacks is said in English. */
public final class Bundles {
    private final Map<Language, Messages> bundles = new EnumMap<>(Language.class);

    public Bundles(Environment environment) {
        Properties english = read("messages.properties", null);
        bundles.put(Language.EN, new Messages(english, environment));
        for (Language language : Language.values()) {
            if (language != Language.EN) {
                Properties texts = read("messages_" + language.code() + ".properties", english);
                bundles.put(language, new Messages(texts, environment));
            }
        }
    }

    public Messages in(Language language) {
        return Objects.requireNonNull(bundles.get(language));
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
