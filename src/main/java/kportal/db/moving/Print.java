package kportal.db.moving;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a table comes to: rows, kobo, and a SHA-256 of every value in the order of its key. Two that are the same are equal. */
record Print(long rows, long kobo, String hash) {
    /** Row after row. */
    static final class Taking {
        private final List<Column> columns;
        private final MessageDigest digest;
        private long rows;
        private long kobo;

        Taking(List<Column> columns) {
            this.columns = columns;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        void add(@Nullable Object[] values) {
            rows++;
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                if (columns.get(i).name().endsWith("_kobo") && value instanceof Long amount) {
                    kobo += amount;
                }
                add(value);
            }
        }

        /** Its length first: no two rows read the same. */
        private void add(@Nullable Object value) {
            byte[] bytes =
                    switch (value) {
                        case null -> new byte[0];
                        case byte[] raw -> raw;
                        default -> value.toString().getBytes(StandardCharsets.UTF_8);
                    };
            digest.update(ByteBuffer.allocate(4)
                    .putInt(value == null ? -1 : bytes.length)
                    .flip());
            digest.update(bytes);
        }

        Print taken() {
            return new Print(rows, kobo, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
