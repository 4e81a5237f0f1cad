package kportal.batches;

import java.util.Objects;
import kportal.support.Money;
import kportal.transactions.Order;

/**
 * A plan or package that rows are to buy, at the price that was seen for it.
 *
 * @param network or provider, by code
 * @param rows how many of them
 */
public record Planned(String network, String product, String name, long kobo, int rows) {
    /** Of one row; only of what a list has the price of. */
    public static Planned of(Order order) {
        String product = Objects.requireNonNull(order.product());
        String name = order.productName() == null ? product : order.productName();
        long kobo = Objects.requireNonNull(order.amount()).kobo();
        return new Planned(Objects.requireNonNull(order.network()), product, name, kobo, 1);
    }

    public Planned oneMore() {
        return new Planned(network, product, name, kobo, rows + 1);
    }

    public Planned at(Money price) {
        return new Planned(network, product, name, price.kobo(), rows);
    }
}
