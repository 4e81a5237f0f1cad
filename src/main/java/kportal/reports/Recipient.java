package kportal.reports;

import kportal.support.Money;

/** Whom most was surely spent for. */
public record Recipient(String number, String service, long bought, Money spent) {}
