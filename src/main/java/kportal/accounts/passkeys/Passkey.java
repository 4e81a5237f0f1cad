package kportal.accounts.passkeys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A passkey as its owner reads it. */
public record Passkey(
        String id, String name, Instant createdAt, @Nullable Instant usedAt) {}
