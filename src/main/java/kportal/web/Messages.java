package kportal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The one bundle that every text a person reads comes from. */
public final class Messages {
    private final Properties texts = new Properties();

    public Messages() {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/messages.properties"))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** Puts each argument where its number stands in braces; no other character means anything, so "don't" is safe. */
    public String text(String key, Object... args) {
        String text = texts.getProperty(key, "??" + key + "??");
        for (int i = 0; i < args.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(args[i]));
        }
        return text;
    }

    public String text(Message message) {
        return text(message.key(), message.args().toArray());
    }
}
