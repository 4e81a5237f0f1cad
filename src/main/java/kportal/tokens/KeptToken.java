package kportal.tokens;

import kportal.transactions.MeterToken;
import org.jspecify.annotations.Nullable;

/**
 * A token, and whether it is in its meter.
 *
 * @param loaded none while nobody has said so
 */
public record KeptToken(MeterToken token, @Nullable Loaded loaded) {}
