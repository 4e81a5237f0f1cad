package kportal.faults;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something to buy.
 *
 * @param path where Kpoint takes it, and {@code request} what must reach it there, letter by letter
 * @param form what a person fills in
 */
record Item(String service, String path, String recipient, Map<String, String> form, String request) {
    static final int SERVICES = 5;

    /** The service by its number, to the recipient by its number, for so many naira where it has an amount. */
    static Item of(int service, int number, long naira) {
        return switch (service) {
            case 0 -> airtime(phone(number), naira);
            case 1 -> data(phone(number), "MTN_1GB");
            case 2 -> electricity("%011d".formatted(45_000_000_000L + number), naira);
            case 3 -> cableTv("%010d".formatted(7_000_000_000L + number), "DSTV_COMPACT");
            default -> sms(phone(number), "Your order " + naira + " is ready");
        };
    }

    private static String phone(int number) {
        return "0803" + "%07d".formatted(number);
    }

    static Item airtime(String phone, long naira) {
        return new Item(
                "airtime",
                "/airtime",
                phone,
                Map.of("network", "MTN", "phone_number", phone, "amount", "" + naira),
                "{\"network\":\"MTN\",\"phone_number\":\"" + phone + "\",\"amount\":" + naira + "}");
    }

    static Item data(String phone, String plan) {
        return new Item(
                "data",
                "/data",
                phone,
                Map.of("network", "MTN", "plan_id", plan, "phone_number", phone),
                "{\"network\":\"MTN\",\"plan_id\":\"" + plan + "\",\"phone_number\":\"" + phone + "\"}");
    }

    static Item electricity(String meter, long naira) {
        return new Item(
                "electricity",
                "/electricity",
                meter,
                Map.of("disco", "ikeja", "meter_number", meter, "meter_type", "prepaid", "amount", "" + naira),
                "{\"disco\":\"ikeja\",\"meter_number\":\"" + meter + "\",\"meter_type\":\"prepaid\",\"amount\":" + naira
                        + "}");
    }

    static Item cableTv(String smartcard, String bouquet) {
        return new Item(
                "cable-tv",
                "/cable-tv",
                smartcard,
                Map.of("provider", "dstv", "smartcard_number", smartcard, "package_code", bouquet),
                "{\"provider\":\"dstv\",\"smartcard_number\":\"" + smartcard + "\",\"package_code\":\"" + bouquet
                        + "\"}");
    }

    static Item sms(String phone, String message) {
        return new Item(
                "sms",
                "/sms/send-message",
                phone,
                Map.of("recipient", phone, "message", message),
                "{\"recipient\":\"" + phone + "\",\"message\":\"" + message + "\"}");
    }

    String network() {
        return form.getOrDefault("network", form.getOrDefault("disco", form.getOrDefault("provider", "")));
    }

    /** What distinguishes two purchases for one recipient, besides their amount. */
    String product() {
        return form.getOrDefault("plan_id", form.getOrDefault("package_code", form.getOrDefault("message", "")));
    }

    String exportedProduct() {
        return form.getOrDefault("meter_type", product());
    }

    boolean pricedByList() {
        return form.containsKey("plan_id") || form.containsKey("package_code");
    }

    /** What was typed as an amount, in kobo. */
    @Nullable
    Long kobo() {
        String naira = form.get("amount");
        return naira == null ? null : Long.valueOf(naira) * 100;
    }
}
