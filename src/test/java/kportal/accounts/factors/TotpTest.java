package kportal.accounts.factors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {
    /** "12345678901234567890", as in the RFC. */
    private static final Seed SEED = new Seed("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    /** RFC 6238's vectors for SHA-1; an app shows their last six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheRfc(long second, String code) {
        assertEquals(OptionalInt.of((int) (second / 30)), Totp.stepOf(SEED, code, Instant.ofEpochSecond(second)));
    }

    @ParameterizedTest
    @CsvSource({
        "1111111080, 37037036, true",
        "1111111110, 37037036, true",
        "1111111139, 37037036, true",
        "1111111140, 37037036, false",
        "1111111049, 37037036, false"
    })
    void aStepToEitherSideIsNearEnough(long now, int step, boolean near) {
        assertEquals(
                near ? OptionalInt.of(step) : OptionalInt.empty(),
                Totp.stepOf(SEED, "081804", Instant.ofEpochSecond(now)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "81804", "0081804", "081805", "٠٨١٨٠٤", "081804 "})
    void nothingElseIsACode(String code) {
        assertTrue(Totp.stepOf(SEED, code, Instant.ofEpochSecond(1111111109)).isEmpty());
    }

    @Test
    void theQrCodeSaysWhatAppsRead() {
        assertEquals(
                "otpauth://totp/Kportal:ada%2Bshop%40shop.ng?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Kportal",
                SEED.address("ada+shop@shop.ng"));
        QrImage image = QrImage.of(SEED.address("ada@shop.ng"));
        assertTrue(image.path().startsWith("M4 4h7v1h-7z"), image.path());
    }
}
