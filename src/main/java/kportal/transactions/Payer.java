package kportal.transactions;

/** Who pays, and for which business. */
public record Payer(String businessId, String userId) {}
