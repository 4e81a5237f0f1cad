package kportal.keys;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All of a stored key that may be shown. */
public record ApiKey(
        String id,
        String last4,
        KeyState state,
        Instant createdAt,
        @Nullable Instant checkedAt,
        @Nullable Instant lastWorkedAt) {
    /** Whether Kpoint said no the last time it was used. */
    public boolean troubled() {
        return state == KeyState.REFUSED || state == KeyState.FEE_NOT_PAID;
    }
}
