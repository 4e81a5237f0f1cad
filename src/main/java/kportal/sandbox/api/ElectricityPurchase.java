package kportal.sandbox.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

record ElectricityPurchase(SandboxLists lists) implements Purchase {
    private static final Pattern METER = Pattern.compile("\\d{6,13}");
    private static final Pattern METER_TYPE = Pattern.compile("prepaid|postpaid");
    private static final BigDecimal NAIRA_A_UNIT = new BigDecimal("137.25");
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    public Order order(Fields fields) {
        String disco = lists.disco(fields);
        String meter = fields.text("meter_number", METER, "The meter number must be between 6 and 13 digits.");
        String type = fields.text("meter_type", METER_TYPE, "The selected meter type is invalid.");
        BigDecimal amount = fields.amount("amount", 100, 500_000);
        var details = Answers.object()
                .put("disco", disco)
                .put("meter_number", meter)
                .put("meter_type", type)
                .put("amount", amount.intValue());
        if (type.equals("prepaid")) {
            details.put("token", token(meter));
            details.put(
                    "units",
                    amount.divide(NAIRA_A_UNIT, 1, RoundingMode.HALF_UP).toPlainString());
        }
        return new Order("Electricity payment successful", "meter_number", meter, amount.intValue() * 100L, 0, details);
    }

    /** Real tokens begin with 0 now and then, which a portal that takes them for numbers loses; some come in groups. */
    private static String token(String meter) {
        if (MagicNumber.GROUPED_TOKEN.endsIn(meter)) {
            return "Token : " + digits(20).replaceAll("(.{4})(?=.)", "$1 ");
        }
        boolean zeroFirst = MagicNumber.ZERO_TOKEN.endsIn(meter) || RANDOM.nextInt(4) == 0;
        return zeroFirst ? "0" + digits(19) : digits(20);
    }

    static String digits(int count) {
        return RANDOM.ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }
}
