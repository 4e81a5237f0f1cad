package kportal.accounts.factors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user's authenticator app; a proposal until it is confirmed. */
record Authenticator(
        Sealed seed, Instant createdAt, @Nullable Instant confirmedAt) {
    /** Encrypted. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Sealed(byte[] bytes) {}
}
