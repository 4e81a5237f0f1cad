package kportal.sandbox.api;

import java.math.BigDecimal;

record AirtimePurchase(SandboxLists lists) implements Purchase {
    @Override
    public Order order(Fields fields) {
        String network = lists.activeNetwork(fields);
        String phoneNumber = Purchase.phoneNumber(fields, "phone_number");
        BigDecimal amount = fields.amount("amount", 50, 50_000);
        var details = Answers.object()
                .put("network", network)
                .put("phone_number", phoneNumber)
                .put("amount", amount.intValue());
        return new Order(
                "Airtime purchase successful", "phone_number", phoneNumber, amount.intValue() * 100L, 0, details);
    }
}
