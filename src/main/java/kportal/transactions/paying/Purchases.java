package kportal.transactions.paying;

import java.util.Objects;
import kportal.kpoint.Purchase;
import kportal.transactions.Order;

/** An order in Kpoint's own words. */
public final class Purchases {
    private Purchases() {}

    public static Purchase of(Order order) {
        String recipient = order.recipient();
        return switch (order.service()) {
            case AIRTIME -> new Purchase.Airtime(of(order.network()), recipient, naira(order));
            case DATA -> new Purchase.DataBundle(of(order.network()), of(order.product()), recipient);
            case ELECTRICITY ->
                new Purchase.Electricity(of(order.network()), recipient, of(order.meterType()), naira(order));
            case CABLE_TV -> new Purchase.CableTv(of(order.network()), recipient, of(order.product()));
            case SMS -> new Purchase.Sms(recipient, of(order.message()));
        };
    }

    private static <T> T of(@org.jspecify.annotations.Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static long naira(Order order) {
        return of(order.amount()).naira();
    }
}
