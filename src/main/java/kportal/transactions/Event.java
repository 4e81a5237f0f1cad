package kportal.transactions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a transaction.
 *
 * @param by the mail address of who took it; none: the portal itself
 * @param reason a code of the message bundle ({@code event.…})
 */
public record Event(
        Instant at,
        @Nullable String by,
        Status from,
        Status to,
        String reason,
        @Nullable String note) {}
