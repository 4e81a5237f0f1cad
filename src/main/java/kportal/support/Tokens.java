package kportal.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Unguessable texts, and what may be kept or shown of them. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** 256 random bits as 43 characters that need no escaping. */
    public static String next() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 in hex: enough for a random token, never for a password. */
    public static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Another token that only the holder of the first can name, for one purpose. */
    public static String derive(String token, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] derived = mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** The same token, but another text each time: pages are compressed, and their length tells what repeats in them. */
    public static String masked(String token) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        byte[] mask = new byte[bytes.length];
        RANDOM.nextBytes(mask);
        byte[] both = Arrays.copyOf(mask, 2 * mask.length);
        for (int i = 0; i < bytes.length; i++) {
            both[bytes.length + i] = (byte) (bytes[i] ^ mask[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    public static Optional<String> unmasked(String masked) {
        try {
            byte[] both = Base64.getUrlDecoder().decode(masked);
            byte[] bytes = Arrays.copyOfRange(both, both.length / 2, both.length);
            for (int i = 0; i < both.length / 2; i++) {
                bytes[i] ^= both[i];
            }
            return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Compares without telling by its time how much was right. */
    public static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /** Any text as characters that a cookie may hold. */
    public static String text(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Optional<String> untext(String encoded) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
