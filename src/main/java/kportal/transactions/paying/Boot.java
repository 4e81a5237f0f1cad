package kportal.transactions.paying;

import java.time.Duration;

/** This run of the portal: its own id, and the longest that one of its calls may take. */
public record Boot(String id, Duration longestCall) {}
