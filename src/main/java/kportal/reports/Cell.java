package kportal.reports;

import kportal.support.Money;
import kportal.transactions.Status;

/** One sum as it is kept: of a day or a month, a service, a network, who bought it, and a status. */
record Cell(
        String period,
        String service,
        String network,
        String user,
        Status status,
        long count,
        Money amount,
        long answered,
        long tookMs) {}
