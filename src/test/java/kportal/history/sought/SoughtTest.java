package kportal.history.sought;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kportal.transactions.Service;
import kportal.transactions.Status;
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
        "1.2.2026, 2026-02-01, 2026-02-01",
        "24-11-2026, 2026-11-24, 2026-11-24",
        "24/11/26, 2026-11-24, 2026-11-24",
        "2026/11/24, 2026-11-24, 2026-11-24",
        "24th Nov, 2026-11-24, 2026-11-24",
        "24-nov-2026, 2026-11-24, 2026-11-24",
        "29 nov - 30 nov, 2026-11-29, 2026-11-30",
        "29 nov–30 nov 2025, 2025-11-29, 2025-11-30",
        "1-5 nov 2026, 2026-11-01, 2026-11-05",
        "1 - 5 nov, 2026-11-01, 2026-11-05",
        "29 nov to 2 dec, 2026-11-29, 2026-12-02",
        "28 dec to 2 jan, 2025-12-28, 2026-01-02",
        "from 1 nov to 5 nov 2026, 2026-11-01, 2026-11-05",
        "28 dec 2025 - 3 jan 2026, 2025-12-28, 2026-01-03",
        "28 dec – 3 jan 2026, 2025-12-28, 2026-01-03",
        "28 dec 2024 till 3 jan, 2024-12-28, 2025-01-03",
        "28/11/2026-3/12/26, 2026-11-28, 2026-12-03",
        "2026-11-01 - 2026-11-05, 2026-11-01, 2026-11-05",
        "oct - nov 2025, 2025-10-01, 2025-11-30",
        "1 nov - yesterday, 2026-11-01, 2026-11-23",
        "last week - today, 2026-11-16, 2026-11-24"
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
        "'>1000 <2000', 100001, 199999",
        "'> 5000', 500001, 9223372036854775807",
        "'>= 5000', 500000, 9223372036854775807",
        "'> ₦ 5000', 500001, 9223372036854775807",
        "₦ 5000, 500000, 500000",
        "NGN 5000, 500000, 500000",
        "N5000, 500000, 500000",
        "5k, 500000, 500000",
        "2.5K, 250000, 250000",
        "'<5k', 1, 499999",
        "5000 - 10000, 500000, 1000000",
        "5000 to 10000, 500000, 1000000",
        "'₦5,000-₦10,000', 500000, 1000000",
        "5k–10k, 500000, 1000000",
        "5-10k, 500000, 1000000",
        "500 - 1k, 50000, 100000"
    })
    void amountsAreReadAsPeopleWriteThem(String typed, long least, long most) {
        Sought sought = read(typed);
        assertEquals(new Amounts(least, most), sought.amounts());
        assertEquals(List.of(), sought.terms());
    }

    /** Half of it would be another day, with a sum of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "31 nov",
                "31 nov 2026",
                "45 nov",
                "29 nov - 31 nov",
                "1-45 nov 2026",
                "29 nov - ",
                "29 nov to 30",
                "29 nov - 30",
                "29 nov 2026 - 5000",
                "from 1 nov",
                "5 - nov 2026",
                "31/02/2026 - 3/3/2026",
                "24/13/26"
            })
    void whatIsNoSpanIsNoOtherDay(String typed) {
        Sought sought = read(typed);
        assertEquals(Days.ALL, sought.days());
        assertTrue(sought.amounts().all());
        assertFalse(sought.terms().isEmpty());
    }

    @Test
    void aSpanTheWrongWayRoundIsNone() {
        assertTrue(read("30 nov - 1 nov").days().none());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0803-123",
                "5000-10000",
                "1234 - 5678 - 9012",
                "10000 - 5000",
                "0803 - 1234567",
                "0263-11-05",
                "12-34-2026",
                "2026-11-12-34",
                "0803.123.4567",
                "5000"
            })
    void whatMayBeAPartOfANumberStaysOne(String typed) {
        Sought sought = read(typed);
        assertTrue(sought.onlyTerms(), sought.toString());
        assertEquals(1, sought.terms().size());
        assertTrue(sought.terms().getFirst().texts().contains(typed.replaceAll("\\D", "")), sought.toString());
    }

    @Test
    void aDayEndsANumber() {
        Sought sought = read("0803 5 nov");
        assertEquals(Days.of(LocalDate.of(2026, 11, 5)), sought.days());
        assertEquals(Set.of("0803"), sought.terms().getFirst().texts());
        assertTrue(read("> 5 nov").amounts().all());
    }

    @ParameterizedTest
    @CsvSource({
        "electricity, ELECTRICITY",
        "Airtime, AIRTIME",
        "cable, CABLE_TV",
        "cable tv, CABLE_TV",
        "cable-tv, CABLE_TV",
        "sms, SMS",
        "wutar lantarki, ELECTRICITY",
        "ina manamana, ELECTRICITY",
        "ọkụ eletrik, ELECTRICITY"
    })
    void aServiceIsNamedInEachLanguage(String typed, Service service) {
        assertEquals(Set.of(service), read(typed).services());
        assertEquals(List.of(), read(typed).terms());
        assertEquals(Set.of(), read('"' + typed + '"').services());
    }

    @ParameterizedTest
    @CsvSource({
        "failed, FAILED",
        "UNKNOWN, UNKNOWN",
        "successful, SUCCEEDED",
        "pending, PENDING",
        "reversed, REVERSED",
        "sending, SENDING",
        "e no work, FAILED",
        "ba a sani ba, UNKNOWN"
    })
    void aStatusIsNamedInEachLanguage(String typed, Status status) {
        assertEquals(Set.of(status), read(typed).statuses());
        assertEquals(List.of(), read(typed).terms());
    }

    @Test
    void factsStandBesideOtherWords() {
        assertEquals(Set.of("mtn"), read("mtn data").terms().getFirst().texts());
        assertEquals(Set.of(Service.DATA), read("mtn data").services());
        Sought month = read("last month electricity failed");
        assertEquals(new Days(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 31)), month.days());
        assertEquals(Set.of(Service.ELECTRICITY), month.services());
        assertEquals(Set.of(Status.FAILED), month.statuses());
        assertEquals(Set.of("draft"), read("draft").terms().getFirst().texts());
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
