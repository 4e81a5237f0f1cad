package kportal.kpoint.reading;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes an API key out of a text, plain or escaped as in JSON, HTML and URLs, or inside base64. */
public final class KeyRedaction {
    private static final String MARK = "[key]";
    /** Shorter is no secret, and would be found in words that have nothing to do with it. */
    private static final int SHORTEST = 6;

    private final String key;
    private final @Nullable Pattern forms;

    public KeyRedaction(String key) {
        this.key = key;
        this.forms = key.length() < SHORTEST
                ? null
                : Pattern.compile(
                        "(?i:" + escaped(key) + ")|" + base64(key, 0) + "|" + base64(key, 1) + "|" + base64(key, 2));
    }

    public String in(String text) {
        return forms == null ? text : forms.matcher(text).replaceAll(MARK);
    }

    /** As {@link #in}, of a text that broke off: perhaps in the middle of the key. */
    public String inBrokenOff(String text) {
        var redacted = in(text);
        for (int length = key.length() - 1; length >= SHORTEST; length--) {
            if (redacted.endsWith(key.substring(0, length))) {
                return redacted.substring(0, redacted.length() - length) + MARK;
            }
        }
        return redacted;
    }

    private static String escaped(String key) {
        var pattern = new StringBuilder();
        key.chars().forEach(c -> {
            var hex = String.format(Locale.ROOT, "%02x", c);
            var character = String.valueOf((char) c);
            var named = entity((char) c);
            pattern.append("(?:\\\\?").append(Pattern.quote(character));
            pattern.append("|\\\\u0*").append(hex).append("|%(?:25)*").append(hex);
            pattern.append("|&#0*").append(c).append(";|&#x0*").append(hex).append(';');
            pattern.append(named.isEmpty() ? ")" : "|&" + named + ";)");
        });
        return pattern.toString();
    }

    private static String entity(char c) {
        return switch (c) {
            case '&' -> "amp";
            case '<' -> "lt";
            case '>' -> "gt";
            case '"' -> "quot";
            case '\'' -> "apos";
            default -> "";
        };
    }

    /** The digits that only the key decides when it stands {@code before} bytes into a group of three. */
    private static String base64(String key, int before) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] placed = new byte[before + bytes.length];
        Arrays.fill(placed, (byte) 0);
        System.arraycopy(bytes, 0, placed, before, bytes.length);
        var digits = Base64.getEncoder().withoutPadding().encodeToString(placed);
        var own = digits.substring((before * 8 + 5) / 6, placed.length * 8 / 6);
        return own.replace("+", "[-+]").replace("/", "(?:_|\\\\?/)");
    }
}
