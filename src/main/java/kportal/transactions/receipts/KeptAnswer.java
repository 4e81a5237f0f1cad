package kportal.transactions.receipts;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What Kpoint answered, raw, as far as it came; the key is redacted in it. */
public record KeptAnswer(
        Instant receivedAt,
        @Nullable Integer httpStatus,
        @Nullable String body,
        Duration took) {}
