package kportal.history;

import java.util.List;
import kportal.support.Money;
import kportal.transactions.Status;
import kportal.transactions.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * One page of history.
 *
 * @param next where older ones begin; none when there are none
 * @param totals of everything the filter finds, not only of this page
 */
public record HistoryPage(List<Transaction> rows, @Nullable HistoryCursor next, List<Total> totals) {
    /** Money that is certainly spent. */
    public Money spent() {
        return totals.stream()
                .filter(total -> total.status() == Status.SUCCEEDED)
                .map(Total::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    public long count() {
        return totals.stream().mapToLong(Total::count).sum();
    }
}
