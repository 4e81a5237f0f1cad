package kportal.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "45.2, 45.2",
        "45.2 kWh, 45.2",
        "45.2KWH, 45.2",
        "'1,045.20', 1045.20",
        "'1,045', 1045",
        "'45,2', 45.2",
        "33 units, 33"
    })
    void aNumberIsReadHoweverItIsWritten(String written, BigDecimal kwh) {
        assertEquals(Optional.of(kwh), Units.read(written));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0", "-5", "N/A", "45.2.1", "1e9", "45 naira", "99999999999"})
    void whatIsNoneIsLeftOut(String written) {
        assertEquals(Optional.empty(), Units.read(written));
    }
}
