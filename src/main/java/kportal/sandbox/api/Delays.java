package kportal.sandbox.api;

import java.time.Duration;

/** How long a slow answer takes, and how long a request that gets none is held. */
public record Delays(Duration slow, Duration silent) {
    public static final Delays REAL = new Delays(Duration.ofSeconds(6), Duration.ofSeconds(60));
}
