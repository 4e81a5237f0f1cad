package kportal.transactions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order, and when Kpoint's list said that it can be had so. */
public record Ordered(Order order, @Nullable Instant listReadAt) {}
