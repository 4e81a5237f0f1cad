package kportal.batches.checking;

import java.util.Map;
import java.util.Objects;
import kportal.catalog.Catalog;
import kportal.transactions.Service;
import kportal.transactions.ordering.NetworkHints;
import kportal.transactions.ordering.OrderReader;

/** Looks at a batch's rows by the rules of its service and the lists of its business. */
public final class RowCheckers {
    private final Map<Service, ? extends OrderReader> orders;
    private final Catalog catalog;
    private final NetworkHints hints;

    public RowCheckers(Map<Service, ? extends OrderReader> orders, Catalog catalog, NetworkHints hints) {
        this.orders = Map.copyOf(orders);
        this.catalog = catalog;
        this.hints = hints;
    }

    RowChecker of(String businessId, Service service) {
        return new RowChecker(
                businessId, service, Objects.requireNonNull(orders.get(service)), catalog.of(businessId), hints);
    }
}
