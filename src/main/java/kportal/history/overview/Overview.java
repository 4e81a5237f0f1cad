package kportal.history.overview;

import java.util.List;
import kportal.history.Total;
import kportal.support.Money;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.transactions.Transaction;

/**
 * A business's history at a glance.
 *
 * @param begun whether anything ever went through
 * @param month what succeeded since the first of this Lagos month, for each service used
 * @param open how many wait for a word, by status: unknown first, then pending
 * @param oldestOpen the few that have waited longest
 */
public record Overview(
        boolean begun,
        List<Transaction> recent,
        List<ServiceSpend> month,
        List<Total> open,
        List<Transaction> oldestOpen) {

    public Money spent() {
        return month.stream().map(ServiceSpend::amount).reduce(Money.ZERO, Money::plus);
    }

    public long bought() {
        return month.stream().mapToLong(ServiceSpend::count).sum();
    }

    public Money spent(Service service) {
        return month.stream()
                .filter(spend -> spend.service() == service)
                .map(ServiceSpend::amount)
                .findFirst()
                .orElse(Money.ZERO);
    }

    public long open(Status status) {
        return open.stream()
                .filter(total -> total.status() == status)
                .mapToLong(Total::count)
                .sum();
    }
}
