package kportal.accounts;

/** What sign-up made. */
public record NewAccount(String userId, String businessId) {}
