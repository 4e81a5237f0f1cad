package kportal.seed;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What is bought, of which network, and for whom: a few customers come again and again, many come once. */
final class Wares {
    private static final List<String> NETWORKS = List.of("MTN", "AIRTEL", "GLO", "9MOBILE");
    private static final List<String> NAMES = List.of("MTN", "Airtel", "Glo", "T2 (9mobile)");
    private static final List<String> PREFIXES = List.of("0803", "0802", "0805", "0809");
    /** What the practice Kpoint sells, so that any of it can be bought again. */
    private static final List<List<Item>> PLANS = List.of(
            List.of(
                    new Item("MTN_1GB_DAILY", "1GB Daily", 350),
                    new Item("MTN_2GB_MONTHLY", "2GB Monthly", 1_500),
                    new Item("MTN_7GB_MONTHLY", "7GB Monthly", 3_500),
                    new Item("MTN_20GB_MONTHLY", "20GB Monthly", 7_500)),
            List.of(
                    new Item("AIRTEL_1GB_WEEKLY", "1GB Weekly", 800),
                    new Item("AIRTEL_2GB_MONTHLY", "2GB Monthly", 1_500),
                    new Item("AIRTEL_4GB_MONTHLY", "4GB Monthly", 2_500),
                    new Item("AIRTEL_10GB_MONTHLY", "10GB Monthly", 4_000)),
            List.of(
                    new Item("GLO_1GB_DAILY", "1GB Daily", 350),
                    new Item("GLO_5GB_MONTHLY", "5GB Monthly", 1_500),
                    new Item("GLO_12_5GB_MONTHLY", "12.5GB Monthly", 4_000),
                    new Item("GLO_20GB_MONTHLY", "20GB Monthly", 6_000)),
            List.of(
                    new Item("9MOBILE_1GB_DAILY", "1GB Daily", 400),
                    new Item("9MOBILE_2GB_MONTHLY", "2GB Monthly", 1_200),
                    new Item("9MOBILE_4_5GB_MONTHLY", "4.5GB Monthly", 2_000),
                    new Item("9MOBILE_11_5GB_MONTHLY", "11.5GB Monthly", 4_500)));

    private static final List<Item> DISCOS = List.of(
            new Item("ikeja", "Ikeja Electric", 0),
            new Item("eko", "Eko Electric", 0),
            new Item("abuja", "Abuja Electric", 0),
            new Item("kano", "Kano Electric", 0),
            new Item("port harcourt", "Port Harcourt Electric", 0));
    private static final List<Item> PACKAGES = List.of(
            new Item("DSTV_PADI", "Padi", 3_600),
            new Item("DSTV_YANGA", "Yanga", 5_100),
            new Item("DSTV_CONFAM", "Confam", 9_300),
            new Item("DSTV_COMPACT", "Compact", 12_500),
            new Item("DSTV_COMPACT_PLUS", "Compact Plus", 25_000));
    private static final List<String> MESSAGES = List.of(
            "Your order is ready, please come before 6pm",
            "Thank you for shopping with us! Ref",
            "Good morning. Fuel is available now. Call",
            "Dear customer, your balance is due on Friday");

    /** @param naira 0 where the buyer says how much */
    private record Item(String code, String name, long naira) {
        long kobo() {
            return 100 * naira;
        }
    }

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
            Item plan = one(PLANS.get(network));
            return ware("data", network, phone, plan.code(), plan.name(), plan.kobo());
        }
        if (draw < 88) {
            return electricity(customer);
        }
        if (draw < 94) {
            Item sold = one(PACKAGES);
            String card = "70%08d".formatted(customer * 104_729L % 100_000_000);
            return new Ware("cable-tv", "dstv", "DSTV", card, sold.code(), sold.name(), null, null, sold.kobo());
        }
        String message = MESSAGES.get(random.nextInt(MESSAGES.size())) + " " + (1_000 + random.nextInt(9_000));
        return new Ware("sms", null, null, phone, null, null, null, message, null);
    }

    private Item one(List<Item> items) {
        return items.get(random.nextInt(items.size()));
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
        Item disco = DISCOS.get(customer % DISCOS.size());
        String meter = "0%010d".formatted(customer * 611_953L % 10_000_000_000L);
        String type = customer % 5 == 4 ? "postpaid" : "prepaid";
        long kobo = 100_000L * (1 + random.nextInt(20));
        return new Ware("electricity", disco.code(), disco.name(), meter, null, null, type, null, kobo);
    }
}
