package kportal.web;

import java.time.Instant;

/** Somebody signed in, the business they act for, and the browser they do it with. */
public record Session(
        String id,
        String tokenHash,
        String userId,
        String userName,
        String email,
        String businessId,
        String businessName,
        Level level,
        Instant createdAt,
        Instant confirmedAt,
        Instant lastSeenAt,
        String lastSeenFrom,
        String device) {}
