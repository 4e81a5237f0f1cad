package kportal.batches.running;

import java.time.Duration;
import kportal.transactions.Status;
import org.jspecify.annotations.Nullable;

/** How a row's purchase ended. */
record Ended(
        Status status, @Nullable String reason, @Nullable String kpointMessage, Duration took) {}
