package kportal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import kportal.support.Environment;

/** The one bundle that every text a person reads comes from. */
public final class Messages {
    private final Properties texts = new Properties();
    private final Map<String, String> names = new LinkedHashMap<>();

    /** What Kpoint's dashboard is depends on the environment: the practice one stands in this portal. */
    public Messages(Environment environment) {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/messages.properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String name : List.of("dashboard", "key-page")) {
            names.put("{" + name + "}", texts.getProperty("kpoint." + name + "." + environment.code()));
        }
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** Puts each argument where its number stands in braces, a message by its own text; no other character means anything, so "don't" is safe. */
    public String text(String key, Object... args) {
        String text = texts.getProperty(key, "??" + key + "??");
        for (Map.Entry<String, String> name : names.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        for (int i = 0; i < args.length; i++) {
            text = text.replace(
                    "{" + i + "}", args[i] instanceof Message message ? text(message) : String.valueOf(args[i]));
        }
        return text;
    }

    public String text(Message message) {
        return text(message.key(), message.args().toArray());
    }
}
