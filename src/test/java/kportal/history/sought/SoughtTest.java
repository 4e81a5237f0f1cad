package kportal.history.sought;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtTest {
    /** A Tuesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @ParameterizedTest
    @CsvSource({
        "0803 123, 0803123",
        "+234 803 123, 234803123|0803123",
        "2340803, 2340803|0803",
        "234, 234",
        "0263-7394, 02637394",
        "'0263 7394, 1111', '02637394,1111'",
        "(0803) 12, 080312"
    })
    void numbersAreSoughtAsTheyAreStored(String typed, String digits) {
        Sought sought = read(typed);
        assertEquals(1, sought.terms().size());
        assertTrue(sought.terms().getFirst().texts().containsAll(Set.of(digits.split("\\|"))), sought.toString());
        assertEquals(Days.ALL, sought.days());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EK-99", "0803x", "+", "%", "2026-13", "31/02/2026", "maybe", "1.5.0"})
    void whatIsNoNumberDayOrAmountIsText(String typed) {
        Sought sought = read(typed);
        assertEquals(1, sought.terms().size(), sought.toString());
        assertEquals(Days.ALL, sought.days());
        assertTrue(sought.amounts().all());
    }

    @Test
    void onlyAsciiLettersAreLowered() {
        assertEquals(Set.of("aÉş"), read("AÉş").terms().getFirst().texts());
        assertFalse(read("İ").terms().getFirst().texts().contains("i̇"));
    }

    @ParameterizedTest
    @CsvSource({
        "today, 2026-11-24, 2026-11-24",
        "Yesterday, 2026-11-23, 2026-11-23",
        "this week, 2026-11-23, 2026-11-29",
        "last week, 2026-11-16, 2026-11-22",
        "last-month, 2026-10-01, 2026-10-31",
        "this year, 2026-01-01, 2026-12-31",
        "nov 2026, 2026-11-01, 2026-11-30",
        "FEBRUARY 2024, 2024-02-01, 2024-02-29",
        "dec, 2025-12-01, 2025-12-31",
        "nov, 2026-11-01, 2026-11-30",
        "24 nov 2026, 2026-11-24, 2026-11-24",
        "3 sept, 2026-09-03, 2026-09-03",
        "25 dec, 2025-12-25, 2025-12-25",
        "2026-11-05, 2026-11-05, 2026-11-05",
        "2026-02, 2026-02-01, 2026-02-28",
        "24/11/2026, 2026-11-24, 2026-11-24",
        "1.2.2026, 2026-02-01, 2026-02-01"
    })
    void daysAreReadAsPeopleWriteThem(String typed, LocalDate from, LocalDate to) {
        Sought sought = read(typed);
        assertEquals(new Days(from, to), sought.days());
        assertEquals(List.of(), sought.terms());
    }

    @ParameterizedTest
    @CsvSource({
        "'>5000', 500001, 9223372036854775807",
        "'>=5000', 500000, 9223372036854775807",
        "'<1,500', 1, 149999",
        "'<=200.50', 1, 20050",
        "'=200', 20000, 20000",
        "₦5000, 500000, 500000",
        "NGN12000, 1200000, 1200000",
        "'12,500.00', 1250000, 1250000",
        "'>1000 <2000', 100001, 199999"
    })
    void amountsAreReadAsPeopleWriteThem(String typed, long least, long most) {
        Sought sought = read(typed);
        assertEquals(new Amounts(least, most), sought.amounts());
        assertEquals(List.of(), sought.terms());
    }

    @Test
    void aBareNumberIsAnAmountOrAPartOfAnother() {
        Term term = read("5000").terms().getFirst();
        assertEquals(500_000L, term.kobo());
        assertEquals(Set.of("5000"), term.texts());
        assertEquals(null, read("05000").terms().getFirst().kobo());
        assertEquals(null, read("\"5000\"").terms().getFirst().kobo());
    }

    @Test
    void severalThingsMayBeSaidAtOnce() {
        Sought sought = read("mtn yesterday >500 0803 123 4567 \"last week\"");
        assertEquals(Days.of(LocalDate.of(2026, 11, 23)), sought.days());
        assertEquals(50_001, sought.amounts().least());
        assertEquals(
                List.of(Set.of("last week"), Set.of("mtn"), Set.of("08031234567", "0803 123 4567")),
                sought.terms().stream().map(Term::texts).toList());
    }

    @Test
    void daysThatExcludeEachOtherAreNone() {
        assertTrue(read("yesterday today").days().none());
    }

    private static Sought read(String typed) {
        return Sought.read(typed, TODAY);
    }
}
