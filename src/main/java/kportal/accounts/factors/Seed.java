package kportal.accounts.factors;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import kportal.support.Base32;

/** What an authenticator app and the portal share: 160 random bits, as RFC 4226 asks. */
record Seed(String text) {
    private static final int BYTES = 20;
    private static final String ISSUER = "Kportal";

    static Seed next() {
        return new Seed(Base32.random(BYTES));
    }

    byte[] bytes() {
        return Base32.decode(text);
    }

    String grouped() {
        return Base32.grouped(text, " ");
    }

    /** What the QR code says; the rest is what every app takes for granted: SHA-1, six digits, 30 seconds. */
    String address(String email) {
        String account = URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20");
        return "otpauth://totp/" + ISSUER + ":" + account + "?secret=" + text + "&issuer=" + ISSUER;
    }

    @Override
    public String toString() {
        return "Seed";
    }
}
