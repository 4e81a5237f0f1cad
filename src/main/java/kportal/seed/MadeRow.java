package kportal.seed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of the table {@code transactions}: a text or a whole number for each column, or nothing. */
final class MadeRow {
    static final List<String> COLUMNS = List.of(
            ("id business_id environment status service network network_name recipient product product_name meter_type"
                            + " message amount_kobo list_read_at form_nonce created_by created_at expires_at attempt_id"
                            + " paid_by paid_through key_id sent_at boot_id lease_until finished_at reached reference"
                            + " token units charged_kobo kpoint_message reason settled_by settled_at note")
                    .split(" "));

    private final @Nullable Object[] values = new Object[COLUMNS.size()];

    MadeRow with(String column, @Nullable Object value) {
        values[COLUMNS.indexOf(column)] = value;
        return this;
    }

    @Nullable
    Object value(int column) {
        return values[column];
    }

    /** As PostgreSQL's COPY reads it. */
    String line() {
        StringBuilder line = new StringBuilder(600);
        for (Object value : values) {
            if (!line.isEmpty()) {
                line.append('\t');
            }
            line.append(
                    value == null
                            ? "\\N"
                            : value.toString()
                                    .replace("\\", "\\\\")
                                    .replace("\t", "\\t")
                                    .replace("\n", "\\n"));
        }
        return line.append('\n').toString();
    }
}
