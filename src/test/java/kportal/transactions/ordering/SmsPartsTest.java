package kportal.transactions.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsPartsTest {
    @ParameterizedTest
    @CsvSource({
        "a, 1, 1, 1",
        "a, 160, 1, 160",
        "a, 161, 2, 161",
        "a, 306, 2, 306",
        "a, 307, 3, 307",
        "a, 918, 6, 918",
        // Counted double
        "€, 80, 1, 160",
        "€, 81, 2, 162",
        "[, 80, 1, 160",
        "~, 81, 2, 162",
        "é, 160, 1, 160",
        "@, 160, 1, 160"
    })
    void theShortAlphabetHolds160OrParts(String letter, int times, int parts, int length) {
        assertEquals(new SmsParts(parts, length, Optional.empty()), SmsParts.of(letter.repeat(times)));
    }

    @ParameterizedTest
    @CsvSource({
        "₦, 1, 1, 1",
        "₦, 70, 1, 70",
        "₦, 71, 2, 71",
        "₦, 134, 2, 134",
        "₦, 135, 3, 135",
        "ọ, 70, 1, 70",
        "ṣ, 71, 2, 71",
        "’, 70, 1, 70",
        "`, 70, 1, 70",
        "ç, 70, 1, 70",
        // Two units each
        "😀, 35, 1, 70",
        "😀, 36, 2, 72"
    })
    void oneOtherLetterMakesItSeventy(String letter, int times, int parts, int length) {
        assertEquals(new SmsParts(parts, length, Optional.of(letter)), SmsParts.of(letter.repeat(times)));
    }

    @ParameterizedTest
    @CsvSource({"Pay ₦100 or ₦200, ₦", "Ẹ káàbọ̀, Ẹ", "good 😀, 😀"})
    void saysWhichLetterMadeItLonger(String message, String letter) {
        assertEquals(Optional.of(letter), SmsParts.of(message).longer());
    }

    @ParameterizedTest
    @CsvSource({"'', 1, 0", "'Hello from Kpoint API', 1, 21", "'a\nb', 1, 3"})
    void countsWhatIsThere(String message, int parts, int length) {
        assertEquals(new SmsParts(parts, length, Optional.empty()), SmsParts.of(message));
    }
}
