package kportal.balance;

import kportal.support.Money;
import kportal.transactions.Status;

/** How many of one status may have been spent, and what they come to. */
public record Doubt(Status status, long count, Money amount) {}
