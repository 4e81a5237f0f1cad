package kportal.batches;

import kportal.transactions.Payer;
import kportal.transactions.Service;
import org.jspecify.annotations.Nullable;

/**
 * A batch whose rows are still to come.
 *
 * @param againOf the batch whose failed rows it holds
 * @param due what it comes of by itself
 */
public record NewBatch(
        Payer maker,
        Service service,
        String name,
        @Nullable String againOf,
        @Nullable Due due,
        String nonce) {}
