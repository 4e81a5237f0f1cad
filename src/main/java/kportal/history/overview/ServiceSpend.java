package kportal.history.overview;

import kportal.support.Money;
import kportal.transactions.Service;

/** What went through one service. */
public record ServiceSpend(Service service, long count, Money amount) {}
