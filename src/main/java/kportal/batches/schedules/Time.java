package kportal.batches.schedules;

import java.time.Instant;
import kportal.batches.BatchState;
import org.jspecify.annotations.Nullable;

/**
 * A time that came, and what came of it.
 *
 * @param reason why it waits or waited for a person, a message key's end; nothing: it began by itself
 * @param open whether somebody looks at its rows, or died doing it
 * @param batchId none before that, or when a person threw it away
 */
public record Time(
        Instant at,
        @Nullable String reason,
        boolean open,
        @Nullable String batchId,
        @Nullable BatchState state) {

    /** Why a person has to look at it: told as long as they have not begun it. */
    public @Nullable String why() {
        if (open || (state != null && state != BatchState.DRAFT)) {
            return null;
        }
        return reason == null && state == BatchState.DRAFT ? "left" : reason;
    }
}
