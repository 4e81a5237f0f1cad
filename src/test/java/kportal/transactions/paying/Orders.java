package kportal.transactions.paying;

import java.util.Map;
import kportal.transactions.Service;
import kportal.transactions.paying.Buyer.Order;

/** Orders as people enter them; a recipient's last four digits decide what the practice Kpoint does. */
final class Orders {
    private Orders() {}

    static Order of(Service service, String ending) {
        return switch (service) {
            case AIRTIME -> airtime("0803000" + ending, 1000);
            case DATA -> data("0803000" + ending);
            case ELECTRICITY -> electricity("0412345" + ending);
            case CABLE_TV -> cable("701234" + ending);
            case SMS -> sms("0803000" + ending, "Hello from Kpoint API");
        };
    }

    static Order airtime(String number, int naira) {
        return airtime("MTN", number, naira);
    }

    static Order airtime(String network, String number, int naira) {
        return new Order(
                "/airtime", Map.of("network", network, "phone_number", number, "amount", String.valueOf(naira)));
    }

    static Order data(String number) {
        return new Order("/data", Map.of("network", "MTN", "plan_id", "MTN_1GB_DAILY", "phone_number", number));
    }

    static Order electricity(String meter) {
        return new Order(
                "/electricity",
                Map.of("disco", "ikeja", "meter_number", meter, "meter_type", "prepaid", "amount", "5000"));
    }

    static Order cable(String smartcard) {
        return new Order(
                "/cable-tv", Map.of("provider", "dstv", "smartcard_number", smartcard, "package_code", "DSTV_COMPACT"));
    }

    static Order sms(String recipient, String message) {
        return new Order("/sms", Map.of("recipient", recipient, "message", message));
    }
}
