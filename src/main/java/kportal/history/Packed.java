package kportal.history;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Several texts of a row as one, each with its length in bytes before it: to ask SQLite's driver for one after the other
 * was most of an export's time.
 */
final class Packed {
    static final char END_OF_LENGTH = ':';

    private final byte[] bytes;
    private int at;

    Packed(byte[] bytes) {
        this.bytes = bytes;
    }

    /** In the order in which they were packed. */
    @Nullable
    String next() {
        int length = -1;
        while (bytes[at] != END_OF_LENGTH) {
            length = Math.max(length, 0) * 10 + bytes[at++] - '0';
        }
        at++;
        if (length < 0) {
            return null;
        }
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /** Of a column that is never empty. */
    String some() {
        String text = next();
        if (text == null) {
            throw new IllegalStateException("a column without a value");
        }
        return text;
    }
}
