package kportal.seed;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What is bought, of which network, and for whom: a few customers come again and again, many come once. */
final class Wares {
    private static final List<String> NETWORKS = List.of("MTN", "AIRTEL", "GLO", "9MOBILE");
    private static final List<String> NAMES = List.of("MTN", "Airtel", "Glo", "9mobile");
    private static final List<String> PREFIXES = List.of("0803", "0802", "0805", "0809");
    private static final List<String> DISCOS =
            List.of("ikeja-electric", "eko-electric", "abuja-electric", "kano-electric", "portharcourt-electric");
    private static final List<String> PACKAGES = List.of("Compact", "Confam", "Yanga", "Jolli", "Max");
    private static final List<String> MESSAGES = List.of(
            "Your order is ready, please come before 6pm",
            "Thank you for shopping with us! Ref",
            "Good morning. Fuel is available now. Call",
            "Dear customer, your balance is due on Friday");

    /**
     * One purchase, before anything came of it.
     *
     * @param kobo none for SMS
     */
    record Ware(
            String service,
            @Nullable String network,
            @Nullable String networkName,
            String recipient,
            @Nullable String product,
            @Nullable String productName,
            @Nullable String meterType,
            @Nullable String message,
            @Nullable Long kobo) {
        boolean prepaid() {
            return "prepaid".equals(meterType);
        }

        void into(MadeRow row) {
            row.with("service", service)
                    .with("network", network)
                    .with("network_name", networkName)
                    .with("recipient", recipient)
                    .with("product", product)
                    .with("product_name", productName)
                    .with("meter_type", meterType)
                    .with("message", message)
                    .with("amount_kobo", kobo);
        }
    }

    private final Random random;
    private final int customers;

    Wares(Random random, int rows) {
        this.random = random;
        this.customers = Math.clamp(rows / 20, 50, 20_000);
    }

    Ware next() {
        int draw = random.nextInt(100);
        int customer = customer();
        int network = customer % NETWORKS.size();
        String phone = PREFIXES.get(network) + "%07d".formatted(customer * 7_919L % 10_000_000);
        if (draw < 45) {
            return ware("airtime", network, phone, null, null, 100L * (50 + 50L * random.nextInt(40)));
        }
        if (draw < 70) {
            int gigabytes = 1 + random.nextInt(20);
            String plan = NETWORKS.get(network) + "_" + gigabytes + "GB";
            return ware("data", network, phone, plan, gigabytes + "GB Monthly", 100L * (250 + 280L * gigabytes));
        }
        if (draw < 88) {
            return electricity(customer);
        }
        if (draw < 94) {
            String name = PACKAGES.get(random.nextInt(PACKAGES.size()));
            String card = "70%08d".formatted(customer * 104_729L % 100_000_000);
            String code = "dstv-" + name.toLowerCase(java.util.Locale.ROOT);
            return new Ware(
                    "cable-tv",
                    "dstv",
                    "DStv",
                    card,
                    code,
                    "DStv " + name,
                    null,
                    null,
                    100L * (2_000 + 700L * name.length()));
        }
        String message = MESSAGES.get(random.nextInt(MESSAGES.size())) + " " + (1_000 + random.nextInt(9_000));
        return new Ware("sms", null, null, phone, null, null, null, message, null);
    }

    /** Zipf-like: the first hundred have as many purchases as the next thousand. */
    private int customer() {
        return (int) Math.exp(random.nextDouble() * Math.log(customers)) - 1;
    }

    private static Ware ware(
            String service, int network, String phone, @Nullable String product, @Nullable String name, long kobo) {
        return new Ware(service, NETWORKS.get(network), NAMES.get(network), phone, product, name, null, null, kobo);
    }

    private Ware electricity(int customer) {
        String disco = DISCOS.get(customer % DISCOS.size());
        String name =
                Character.toUpperCase(disco.charAt(0)) + disco.substring(1).replace("-electric", " Electric");
        String meter = "0%010d".formatted(customer * 611_953L % 10_000_000_000L);
        String type = customer % 5 == 4 ? "postpaid" : "prepaid";
        return new Ware("electricity", disco, name, meter, null, null, type, null, 100_000L * (1 + random.nextInt(20)));
    }
}
