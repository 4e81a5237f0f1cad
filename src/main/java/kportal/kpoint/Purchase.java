package kportal.kpoint;

import java.util.LinkedHashMap;
import java.util.Map;

/** One thing Kpoint sells, as its documentation writes the request: the path, and the fields in their order. */
public sealed interface Purchase {
    String path();

    Map<String, Object> body();

    record Airtime(String network, String phoneNumber, long amountNaira) implements Purchase {
        @Override
        public String path() {
            return "/airtime";
        }

        @Override
        public Map<String, Object> body() {
            return inOrder("network", network, "phone_number", phoneNumber, "amount", amountNaira);
        }
    }

    record DataBundle(String network, String planId, String phoneNumber) implements Purchase {
        @Override
        public String path() {
            return "/data";
        }

        @Override
        public Map<String, Object> body() {
            return inOrder("network", network, "plan_id", planId, "phone_number", phoneNumber);
        }
    }

    record Electricity(String disco, String meterNumber, String meterType, long amountNaira) implements Purchase {
        @Override
        public String path() {
            return "/electricity";
        }

        @Override
        public Map<String, Object> body() {
            return inOrder("disco", disco, "meter_number", meterNumber, "meter_type", meterType, "amount", amountNaira);
        }
    }

    record CableTv(String provider, String smartcardNumber, String packageCode) implements Purchase {
        @Override
        public String path() {
            return "/cable-tv";
        }

        @Override
        public Map<String, Object> body() {
            return inOrder("provider", provider, "smartcard_number", smartcardNumber, "package_code", packageCode);
        }
    }

    record Sms(String recipient, String message) implements Purchase {
        @Override
        public String path() {
            return "/sms/send-message";
        }

        @Override
        public Map<String, Object> body() {
            return inOrder("recipient", recipient, "message", message);
        }
    }

    private static Map<String, Object> inOrder(Object... namesAndValues) {
        var body = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return body;
    }
}
