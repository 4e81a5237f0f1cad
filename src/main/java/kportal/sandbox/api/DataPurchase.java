package kportal.sandbox.api;

record DataPurchase(SandboxLists lists) implements Purchase {
    @Override
    public Order order(Fields fields) {
        String network = lists.activeNetwork(fields);
        String planId = fields.text("plan_id");
        String phoneNumber = Purchase.phoneNumber(fields, "phone_number");
        int amount = fields.accepted("network") ? lists.planPrice(fields, network, planId) : 0;
        var details = Answers.object()
                .put("network", network)
                .put("plan_id", planId)
                .put("phone_number", phoneNumber)
                .put("amount", amount);
        return new Order("Data purchase successful", "phone_number", phoneNumber, amount * 100L, 0, details);
    }
}
