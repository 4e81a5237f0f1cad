package kportal.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody signed in, the business they act for, and the browser they do it with.
 *
 * @param language the code of what they chose; null: nothing
 */
public record Session(
        String id,
        String tokenHash,
        String userId,
        String userName,
        String email,
        @Nullable String language,
        String businessId,
        String businessName,
        Level level,
        Instant createdAt,
        Instant confirmedAt,
        Instant lastSeenAt,
        String lastSeenFrom,
        String device) {}
