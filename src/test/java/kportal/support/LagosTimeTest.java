package kportal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LagosTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T17:05:09Z, 2026-11-24T18:05:09+01:00",
        "2026-11-24T17:05:00Z, 2026-11-24T18:05:00+01:00",
        "2026-11-24T17:05:00.999Z, 2026-11-24T18:05:00+01:00",
        "2026-12-31T23:00:00Z, 2027-01-01T00:00:00+01:00"
    })
    void isoIsToTheSecondWithItsOffset(Instant time, String text) {
        assertEquals(text, LagosTime.iso(time));
    }
}
