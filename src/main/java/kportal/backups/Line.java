package kportal.backups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A backup that was begun, as the operator's page shows it. Neither made nor failed: on its way, or broken off. */
public record Line(
        Instant begunAt,
        @Nullable String file,
        @Nullable Long bytes,
        @Nullable Integer encrypted,
        @Nullable Instant madeAt,
        @Nullable Instant failedAt) {
    public String state() {
        if (madeAt != null) {
            return encrypted != null && encrypted == 1 ? "encrypted" : "made";
        }
        return failedAt == null ? "begun" : "failed";
    }

    /** In millions of bytes, one at least. */
    public long megabytes() {
        return bytes == null ? 0 : Math.max(1, bytes / 1_000_000);
    }
}
