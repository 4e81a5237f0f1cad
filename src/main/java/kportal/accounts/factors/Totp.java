package kportal.accounts.factors;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import kportal.support.Tokens;

/** The codes of an authenticator app (RFC 6238). */
final class Totp {
    private static final TimeBasedOneTimePasswordGenerator CODES = new TimeBasedOneTimePasswordGenerator();

    /** Clocks go wrong, and typing takes a while: one step to either side, as the RFC has it. */
    private static final int OFF = 1;

    private Totp() {}

    /** The time step whose code it is; empty for none that is near enough. */
    static OptionalInt stepOf(Seed seed, String code, Instant now) {
        int current = Math.toIntExact(now.getEpochSecond() / CODES.getTimeStep().toSeconds());
        return IntStream.rangeClosed(current - OFF, current + OFF)
                .filter(step -> Tokens.same(code(seed, step), code))
                .max();
    }

    private static String code(Seed seed, int step) {
        try {
            Instant at = Instant.EPOCH.plus(CODES.getTimeStep().multipliedBy(step));
            return CODES.generateOneTimePasswordString(
                    new SecretKeySpec(seed.bytes(), CODES.getAlgorithm()), at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a seed is a key of any HMAC", e);
        }
    }
}
