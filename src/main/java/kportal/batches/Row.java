package kportal.batches;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.transactions.Order;
import kportal.web.Message;
import org.jspecify.annotations.Nullable;

/**
 * One row, and what came of it.
 *
 * @param number among the rows, from 1
 * @param line in the file
 * @param cells as they came
 * @param fields what is read of them, by the names of the service's form
 * @param order none while something is wrong with it
 * @param doubleOfLine the line of the earlier row that it repeats
 * @param doubleOf the transaction that it may repeat
 */
public record Row(
        int number,
        int line,
        List<String> cells,
        Map<String, String> fields,
        List<Wrong> errors,
        @Nullable Order order,
        @Nullable Integer doubleOfLine,
        @Nullable String doubleOf,
        RowState state,
        @Nullable String held,
        @Nullable Sent sent) {

    /** Of its transaction, what a page and the result file tell. */
    public record Sent(
            String transactionId,
            Instant at,
            @Nullable String reason,
            @Nullable String reference,
            @Nullable String token,
            @Nullable String units,
            @Nullable String kpointMessage) {}

    /** What is wrong with one field. */
    public @Nullable Message error(String field) {
        return errors.stream()
                .filter(wrong -> wrong.field().equals(field))
                .map(Wrong::message)
                .findFirst()
                .orElse(null);
    }
}
