package kportal.sandbox.accounts;

import java.time.Instant;

/** What is shown of a key after its first showing. */
public record KeyNote(String lastFour, Instant createdAt) {}
