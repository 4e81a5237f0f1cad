package kportal.testing;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app, from the RFCs alone: it shares no code with the portal, so that a wrong one can't agree with it. */
public record Phone(String seed, Clock clock) {
    /** Sets the app up for whoever is signed in there; also what it was given as recovery codes. */
    public static SetUp setUp(TestPortal portal, Browser browser, Clock clock) {
        Phone phone = propose(portal, browser, clock);
        Page codes = browser.post("/account/factors/app/confirm", Map.of("code", phone.code()));
        if (codes.status() != 200) {
            throw new IllegalStateException("the app is not on: " + codes.text());
        }
        return new SetUp(phone, codes);
    }

    /** Shown the new app's seed, and gives no code yet. */
    public static Phone propose(TestPortal portal, Browser browser, Clock clock) {
        Page proposal = browser.follow(browser.post("/account/factors/app", Map.of()));
        Phone phone = new Phone(proposal.select("[data-seed]").text().replace(" ", ""), clock);
        portal.secrets().learn(phone.seed());
        return phone;
    }

    public record SetUp(Phone phone, Page codes) {}

    public String code() {
        return code(Duration.ZERO);
    }

    /** As a clock would show it that goes wrong by so much. */
    public String code(Duration off) {
        try {
            long step = clock.instant().plus(off).getEpochSecond() / 30;
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(bytes(), "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[19] & 15) & 0x7fffffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bytes() {
        StringBuilder bits = new StringBuilder();
        seed.chars().forEach(c -> {
            int five = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits.append("%5s".formatted(Integer.toBinaryString(five)).replace(' ', '0'));
        });
        byte[] bytes = new byte[bits.length() / 8];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        return bytes;
    }
}
