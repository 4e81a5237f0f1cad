package kportal.sandbox.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The secrets the practice Kpoint hands out: API keys and the cookie an account is known by. Only their hashes are kept. */
final class ApiKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "kp_sandbox_";
    private static final Pattern KEY = Pattern.compile(PREFIX + "[0-9a-f]{40}");

    private ApiKeys() {}

    static String newKey() {
        return PREFIX + randomHex(20);
    }

    static String redact(String text) {
        return KEY.matcher(text).replaceAll("[API key]");
    }

    static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Plain SHA-256 will do: what is hashed is random and long, so there is nothing to guess. */
    static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
