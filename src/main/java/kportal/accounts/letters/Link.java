package kportal.accounts.letters;

import java.time.Instant;

/** A link that was mailed and is still good: whose it is, and the address it is about. */
public record Link(String tokenHash, String userId, Purpose purpose, String email, Instant createdAt) {}
