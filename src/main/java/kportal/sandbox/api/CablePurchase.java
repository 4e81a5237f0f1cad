package kportal.sandbox.api;

import java.util.regex.Pattern;

record CablePurchase(SandboxLists lists) implements Purchase {
    private static final Pattern SMARTCARD = Pattern.compile("\\d{8,13}");

    @Override
    public Order order(Fields fields) {
        String provider = lists.cableProvider(fields);
        String smartcard =
                fields.text("smartcard_number", SMARTCARD, "The smartcard number must be between 8 and 13 digits.");
        String packageCode = fields.text("package_code");
        int amount = fields.accepted("provider") ? lists.packagePrice(fields, provider, packageCode) : 0;
        var details = Answers.object()
                .put("provider", provider)
                .put("smartcard_number", smartcard)
                .put("package_code", packageCode)
                .put("amount", amount);
        return new Order("Cable TV payment successful", "smartcard_number", smartcard, amount * 100L, 0, details);
    }
}
