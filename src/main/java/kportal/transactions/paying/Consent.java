package kportal.transactions.paying;

import org.jspecify.annotations.Nullable;

/**
 * What was agreed to when paying.
 *
 * @param acceptedKobo the price that stood there; none where there is no price
 * @param again whether a likely second purchase of the same was agreed to
 */
public record Consent(Through through, @Nullable Long acceptedKobo, boolean again) {}
