package kportal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | ₦0.00 | 0.00",
                "1 | ₦0.01 | 0.01",
                "10 | ₦0.10 | 0.10",
                "100 | ₦1.00 | 1.00",
                "99999 | ₦999.99 | 999.99",
                "1250000 | ₦12,500.00 | 12500.00",
                "-1250050 | -₦12,500.50 | -12500.50",
                "-5 | -₦0.05 | -0.05",
                "100000000000000007 | ₦1,000,000,000,000,000.07 | 1000000000000000.07",
                "9223372036854775807 | ₦92,233,720,368,547,758.07 | 92233720368547758.07",
                "-9223372036854775808 | -₦92,233,720,368,547,758.08 | -92233720368547758.08"
            })
    void isWrittenForPeopleAndForSpreadsheets(long kobo, String shown, String plain) {
        assertEquals(shown, new Money(kobo).shown());
        assertEquals(plain, new Money(kobo).plain());
    }

    @Test
    void isWrittenTheSameWhereverTheMachineStands() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("₦12,500.00", Money.ofNaira(12500).shown());
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void neverWrapsAround() {
        assertEquals(new Money(300), Money.ofNaira(1).plus(Money.ofNaira(2)));
        assertEquals(12500, Money.ofNaira(12500).naira());
        assertThrows(ArithmeticException.class, () -> Money.ofNaira(Long.MAX_VALUE / 100 + 1));
        assertThrows(ArithmeticException.class, () -> new Money(Long.MAX_VALUE).plus(new Money(1)));
    }
}
