package kportal.web;

import java.time.Instant;

record NewSession(
        String tokenHash,
        String userId,
        String businessId,
        Level level,
        Instant now,
        Instant expiresAt,
        String from,
        String device) {}
