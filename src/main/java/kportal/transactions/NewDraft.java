package kportal.transactions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft to be written.
 *
 * @param listReadAt when Kpoint's list said what is shown
 * @param nonce of the form, so that a double post makes one draft
 */
record NewDraft(Order order, @Nullable Instant listReadAt, String nonce, Instant expiresAt) {}
