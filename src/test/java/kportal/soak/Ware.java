package kportal.soak;

import java.util.HashMap;
import java.util.Map;

/** What is bought: one of each service, so that the number alone tells two purchases apart. */
enum Ware {
    AIRTIME("/airtime", "phone_number", "10000", Map.of("network", "MTN", "amount", "100")),
    DATA("/data", "phone_number", "35000", Map.of("network", "MTN", "plan_id", "MTN_1GB_DAILY")),
    ELECTRICITY(
            "/electricity",
            "meter_number",
            "100000",
            Map.of("disco", "ikeja", "meter_type", "prepaid", "amount", "1000")),
    CABLE_TV("/cable-tv", "smartcard_number", "1250000", Map.of("provider", "dstv", "package_code", "DSTV_COMPACT")),
    /** Longer than the portal's buffer: it leaves in two writes, where the others leave in one. */
    SMS("/sms", "recipient", "", Map.of("message", "₦".repeat(900)));

    private final String path;
    private final String numberField;
    private final String kobo;
    private final Map<String, String> fields;

    Ware(String path, String numberField, String kobo, Map<String, String> fields) {
        this.path = path;
        this.numberField = numberField;
        this.kobo = kobo;
        this.fields = fields;
    }

    static Ware of(int turn) {
        return values()[turn % values().length];
    }

    /** At half the request only what leaves in two parts can be. */
    static Ware at(CrashPoint point, int turn) {
        return point == CrashPoint.HALF_WRITTEN ? SMS : of(turn);
    }

    String path() {
        return path;
    }

    /** With the lists that the post will look at. */
    String formPath() {
        return switch (this) {
            case DATA -> path + "?network=MTN";
            case CABLE_TV -> path + "?provider=dstv";
            default -> path;
        };
    }

    Map<String, String> form(String number) {
        Map<String, String> form = new HashMap<>(fields);
        form.put(numberField, number);
        return form;
    }

    Map<String, String> payment() {
        return kobo.isEmpty() ? Map.of() : Map.of("price", kobo);
    }
}
