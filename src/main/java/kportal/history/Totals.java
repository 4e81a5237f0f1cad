package kportal.history;

import java.util.List;
import java.util.Set;
import kportal.support.Money;
import kportal.transactions.Status;

/**
 * Of everything that a filter finds, not only of one page, by status.
 *
 * @param more there are more than were counted, and nothing is said of their sums
 */
public record Totals(List<Total> byStatus, boolean more) {
    /** A text is counted so far and no further: past it nobody adds up by eye. */
    public static final int COUNTED = 10_000;

    private static final Set<Status> IN_DOUBT = Set.of(Status.SENDING, Status.PENDING, Status.UNKNOWN);

    public long count() {
        return byStatus.stream().mapToLong(Total::count).sum();
    }

    /** Money that is certainly spent. */
    public Money sure() {
        return sum(Set.of(Status.SUCCEEDED));
    }

    /** Money that may have been spent. */
    public Money unsure() {
        return sum(IN_DOUBT);
    }

    private Money sum(Set<Status> statuses) {
        return byStatus.stream()
                .filter(total -> statuses.contains(total.status()))
                .map(Total::amount)
                .reduce(Money.ZERO, Money::plus);
    }
}
