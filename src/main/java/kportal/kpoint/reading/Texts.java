package kportal.kpoint.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Bytes from a stranger as text that a database keeps and a page shows. */
public final class Texts {
    /** Control characters, invisible ones that turn a line round, and halves of a surrogate pair. */
    private static final Pattern UNSHOWN = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+|[\\p{Cf}\\p{Cs}]");

    private Texts() {}

    /** Empty where it isn't UTF-8. */
    public static Optional<String> utf8(byte[] bytes) {
        try {
            // A new decoder reports what it can't read; String's constructor would paper over it.
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** For keeping: whatever it is, without NUL, which PostgreSQL's text does not take. */
    public static String kept(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
    }

    public static String firstBytes(String text, int limit) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= limit) {
            return text;
        }
        int end = limit;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** One line of at most so many characters. */
    public static String line(String text, int limit) {
        var line = UNSHOWN.matcher(text)
                .replaceAll(found -> Character.getType(found.group().codePointAt(0)) == Character.FORMAT
                                || Character.getType(found.group().codePointAt(0)) == Character.SURROGATE
                        ? ""
                        : " ")
                .strip();
        if (line.length() <= limit) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
