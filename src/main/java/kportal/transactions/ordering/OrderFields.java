package kportal.transactions.ordering;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kportal.transactions.Order;
import org.jspecify.annotations.Nullable;

/** The fields that an order came from, as its form has them: to change it, or to buy the same once more. */
public final class OrderFields {
    private OrderFields() {}

    public static Map<String, String> of(Order order) {
        Map<String, String> fields = new LinkedHashMap<>();
        switch (order.service()) {
            case AIRTIME -> {
                put(fields, "network", order.network());
                put(fields, "phone_number", order.recipient());
                put(fields, "amount", naira(order));
            }
            case DATA -> {
                put(fields, "network", order.network());
                put(fields, "plan_id", order.product());
                put(fields, "phone_number", order.recipient());
            }
            case ELECTRICITY -> {
                put(fields, "disco", order.network());
                put(fields, "meter_number", order.recipient());
                put(fields, "meter_type", order.meterType());
                put(fields, "amount", naira(order));
            }
            case CABLE_TV -> {
                put(fields, "provider", order.network());
                put(fields, "smartcard_number", order.recipient());
                put(fields, "package_code", order.product());
            }
            case SMS -> {
                put(fields, "recipient", order.recipient());
                put(fields, "message", order.message());
            }
        }
        return fields;
    }

    /** The form, filled in with them. */
    public static String link(Order order) {
        return "/" + order.service().code() + "?"
                + of(order).entrySet().stream()
                        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    private static @Nullable String naira(Order order) {
        return order.amount() == null ? null : String.valueOf(order.amount().naira());
    }
}
