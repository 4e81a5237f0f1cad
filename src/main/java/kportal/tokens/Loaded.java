package kportal.tokens;

import java.time.Instant;

/** Who keyed a token into its meter, and when they said so. */
public record Loaded(String by, Instant at) {}
