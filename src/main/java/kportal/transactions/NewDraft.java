package kportal.transactions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft to be written.
 *
 * @param againOf the id of the one that this is bought again after; none otherwise
 * @param listReadAt when Kpoint's list said what is shown
 * @param nonce of the form, so that a double post makes one draft
 * @param place the row of a batch that this is; none otherwise
 */
public record NewDraft(
        Order order,
        @Nullable String againOf,
        @Nullable Instant listReadAt,
        String nonce,
        Instant expiresAt,
        @Nullable Place place) {

    /** Of a batch each row is one transaction at most. */
    public record Place(String batchId, int row) {}
}
