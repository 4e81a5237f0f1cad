package kportal.transactions.ordering;

import java.time.Instant;
import kportal.transactions.Order;
import org.jspecify.annotations.Nullable;

/** An order, and when Kpoint's list said that it can be had so. */
public record Ordered(Order order, @Nullable Instant listReadAt) {}
