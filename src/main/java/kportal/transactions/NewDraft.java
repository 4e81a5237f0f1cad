package kportal.transactions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft to be written.
 *
 * @param againOf the id of the one that this is bought again after; none otherwise
 * @param listReadAt when Kpoint's list said what is shown
 * @param nonce of the form, so that a double post makes one draft
 */
record NewDraft(
        Order order, @Nullable String againOf, @Nullable Instant listReadAt, String nonce, Instant expiresAt) {}
