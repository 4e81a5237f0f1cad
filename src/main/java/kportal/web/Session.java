package kportal.web;

import java.time.Instant;

/** Somebody signed in, and the business they act for. */
public record Session(
        String tokenHash,
        String userId,
        String userName,
        String email,
        String businessId,
        String businessName,
        Instant createdAt,
        Instant lastSeenAt) {}
