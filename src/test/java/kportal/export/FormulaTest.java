package kportal.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\",\"y\")",
                "+cmd|' /C calc'!A0",
                "-1+1",
                "-2+3+cmd|' /C calc'!A0",
                "@SUM(1,2)",
                "\tanything",
                "\ranything",
                "\nanything",
                "  =1+1",
                "\u00a0=1+1",
                "=",
                "-",
                "- a list item",
                "+234 803 x",
                "＝1+1",
                "=1\n+1"
            })
    void whatWouldRunGetsAnApostrophe(String text) {
        assertEquals("'" + text, Formula.defused(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "08031234567",
                "+2348031234567",
                "+234 803 123 4567",
                "-5",
                "-1,234.50",
                "12500.00",
                "02637394857261940385",
                "MTN_1GB_DAILY",
                "KP-99/A=1",
                "ada@shop.ng",
                "a=b",
                "'=1",
                "₦500",
                "two\nlines"
            })
    void anythingElseStaysAsItIs(String text) {
        assertEquals(text, Formula.defused(text));
    }
}
