package kportal.transactions.paying;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import kportal.catalog.Catalog;
import kportal.catalog.Listing;
import kportal.support.Money;
import kportal.transactions.Order;
import kportal.transactions.Service;

/** Data and cable requests carry no amount: what Kpoint will take is what its list says at this moment. */
final class PriceGuard {
    private final Catalog catalog;

    PriceGuard(Catalog catalog) {
        this.catalog = catalog;
    }

    sealed interface Price {
        record Same() implements Price {}

        record Changed(Money now, Instant readAt) implements Price {}

        /** No longer in the list. */
        record Gone() implements Price {}

        /** Kpoint can't be asked. */
        record NotKnown() implements Price {}
    }

    Price check(String businessId, Order order) {
        if (!order.pricedByList()) {
            return new Price.Same();
        }
        String network = Objects.requireNonNull(order.network());
        return order.service() == Service.DATA
                ? compare(order, catalog.dataPlans(businessId, network), p -> p.planId(), p -> p.amountKobo())
                : compare(order, catalog.cablePackages(businessId, network), p -> p.packageCode(), p -> p.amountKobo());
    }

    private static <T> Price compare(
            Order order,
            Listing<T> list,
            java.util.function.Function<T, String> code,
            java.util.function.ToLongFunction<T> kobo) {
        if (list.problem() != null || list.readAt() == null) {
            return new Price.NotKnown();
        }
        Optional<T> product = list.find(p -> code.apply(p).equals(order.product()));
        if (product.isEmpty()) {
            return new Price.Gone();
        }
        Money now = new Money(kobo.applyAsLong(product.get()));
        return now.equals(order.amount()) ? new Price.Same() : new Price.Changed(now, list.readAt());
    }
}
