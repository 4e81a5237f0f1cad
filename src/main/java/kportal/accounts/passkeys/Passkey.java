package kportal.accounts.passkeys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner reads it.
 *
 * @param discoverable whether it can sign in alone; null if its browser didn't tell
 */
public record Passkey(
        String id,
        String name,
        Instant createdAt,
        @Nullable Instant usedAt,
        @Nullable Boolean discoverable) {}
