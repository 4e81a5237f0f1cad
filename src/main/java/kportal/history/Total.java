package kportal.history;

import kportal.support.Money;
import kportal.transactions.Status;

/**
 * How many of one status there are, and what they cost together.
 *
 * @param charged by what Kpoint said that it charged; the amount where it didn't say
 */
public record Total(Status status, long count, Money amount, Money charged) {
    public Total plus(Total more) {
        return new Total(status, count + more.count, amount.plus(more.amount), charged.plus(more.charged));
    }
}
