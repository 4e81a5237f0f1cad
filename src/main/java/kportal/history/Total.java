package kportal.history;

import kportal.support.Money;
import kportal.transactions.Status;

/** How many of one status there are, and what they cost together. */
public record Total(Status status, long count, Money amount) {}
