package kportal.seed;

import java.util.List;

/** Whose transactions they are: a business, those who buy for it, and the key that they paid with. */
record Owner(String businessId, List<String> userIds, String keyId) {}
