package kportal.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import kportal.sandbox.api.MagicNumber;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        // Kpoint's own example
        "08012345678, 08012345678",
        "08031234567, 08031234567",
        "' 0803 123 4567 ', 08031234567",
        "0803-123-4567, 08031234567",
        "0803.123.4567, 08031234567",
        "(0803) 123 4567, 08031234567",
        "+2348031234567, 08031234567",
        "+234 803 123 4567, 08031234567",
        "2348031234567, 08031234567",
        "+234 (0) 803 123 4567, 08031234567",
        "23408031234567, 08031234567",
        "07012345678, 07012345678",
        "09161234567, 09161234567",
        "0803\u00a0123\u00a04567, 08031234567"
    })
    void isReadInEveryFormThatPeopleWrite(String typed, String local) {
        assertEquals(Optional.of(new PhoneNumber(local)), PhoneNumber.parse(typed));
    }

    @ParameterizedTest
    @EnumSource
    void thePracticeNumbersAreNumbers(MagicNumber magic) {
        String number = "0803000" + magic.ending();
        assertEquals(Optional.of(new PhoneNumber(number)), PhoneNumber.parse(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0803123456",
                "080312345678",
                "8031234567",
                "+8031234567",
                "+1 202 555 0123",
                "+44 7911 123456",
                "00000000000",
                "01234567890",
                "0803123456a",
                "O8031234567",
                "0803123456٧",
                "０８０３１２３４５６７",
                "08031234567;08031234568",
                "08031234567 08031234568",
                "0803+1234567",
                "++2348031234567",
                "=08031234567",
                "+234 1 803 123 4567",
                "11111111111111111111111111111111111"
            })
    void isNothingElse(String typed) {
        assertEquals(Optional.empty(), PhoneNumber.parse(typed));
    }

    @ParameterizedTest
    @CsvSource({"08031234567, 0803 123 4567", "+2349161234567, 0916 123 4567"})
    void isShownInGroups(String typed, String shown) {
        assertEquals(shown, PhoneNumber.parse(typed).orElseThrow().shown());
    }
}
