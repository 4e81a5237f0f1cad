package kportal.batches;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.transactions.Order;
import org.jspecify.annotations.Nullable;

/**
 * A row that was looked at: an order, or what is wrong.
 *
 * @param againOf the failed transaction that it is bought again after
 */
public record CheckedRow(
        int number,
        int line,
        List<String> cells,
        Map<String, String> fields,
        @Nullable Order order,
        @Nullable Instant listReadAt,
        List<Wrong> errors,
        @Nullable String againOf) {}
