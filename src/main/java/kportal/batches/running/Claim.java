package kportal.batches.running;

import org.jspecify.annotations.Nullable;

/**
 * A row whose turn it is, drafted.
 *
 * @param again whether it is meant although it looks like a second time
 */
record Claim(int row, String transactionId, @Nullable Long amountKobo, boolean again) {}
