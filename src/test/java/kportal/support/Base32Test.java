package kportal.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base32Test {
    /** RFC 4648's own vector, and bytes that begin with zeros or a sign. */
    @ParameterizedTest
    @CsvSource({
        "666f6f6261, MZXW6YTB",
        "0000000000, AAAAAAAA",
        "00000000ff, AAAAAAH7",
        "ffffffffff, 77777777",
        "8000000000, QAAAAAAA",
        "3132333435363738393031323334353637383930, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    })
    void wholeGroupsThereAndBack(String hex, String text) {
        byte[] bytes = java.util.HexFormat.of().parseHex(hex);
        assertEquals(text, Base32.encode(bytes));
        assertArrayEquals(bytes, Base32.decode(text));
    }

    @Test
    void randomOnesAreLongEnoughAndDiffer() {
        assertTrue(Base32.random(20).matches("[A-Z2-7]{32}"));
        assertTrue(!Base32.random(20).equals(Base32.random(20)));
        assertEquals("1234567890", new String(Base32.decode("GEZDGNBVGY3TQOJQ"), StandardCharsets.UTF_8));
    }

    @Test
    void typedAsPeopleType() {
        assertEquals("ABIOBB22", Base32.typed(" abio-8b 22"));
        assertEquals("OIB", Base32.typed("018"));
        assertEquals("ABCD-EFGH-IJ", Base32.grouped("ABCDEFGHIJ", "-"));
    }
}
