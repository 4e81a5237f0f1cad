package kportal.batches.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import kportal.jobs.Cron;
import kportal.support.LagosTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {
    private static final LocalDate START = LocalDate.parse("2027-01-01");

    /** Two years, one of them a leap year, from the first of January 2027 on. */
    private static List<Instant> times(Repeats repeats, int day, String cron) {
        Timetable timetable =
                new Timetable(repeats, LocalTime.parse("07:30"), day, cron, START, LocalDate.parse("2028-12-31"));
        return timetable.next(Instant.EPOCH, 1_000);
    }

    private static String days(List<Instant> times) {
        return times.stream()
                .map(LagosTime::iso)
                .map(time -> time.substring(0, 16))
                .collect(Collectors.joining(" "));
    }

    @Test
    void everyDayOfTwoYears() {
        List<Instant> times = times(Repeats.DAILY, 1, "");
        assertEquals(365 + 366, times.size());
        assertTrue(times.stream().allMatch(time -> LagosTime.iso(time).endsWith("T07:30:00+01:00")), "no summer time");
        assertTrue(days(times).contains("2028-02-29T07:30 2028-03-01T07:30"));
    }

    @Test
    void everyWeek() {
        List<Instant> times = times(Repeats.WEEKLY, 1, "");
        assertEquals(104, times.size());
        assertTrue(days(times).startsWith("2027-01-04T07:30 2027-01-11T07:30 "), days(times));
        assertTrue(times.stream()
                .allMatch(time -> LagosTime.dayOf(time).getDayOfWeek().getValue() == 1));
    }

    @Test
    void the31stIsTheLastDayOfAMonth() {
        String times = days(times(Repeats.MONTHLY, 31, ""));
        String expected = Arrays.stream(("2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31 2027-06-30 2027-07-31 "
                                + "2027-08-31 2027-09-30 2027-10-31 2027-11-30 2027-12-31 2028-01-31 2028-02-29 "
                                + "2028-03-31 2028-04-30 2028-05-31 2028-06-30 2028-07-31 2028-08-31 2028-09-30 "
                                + "2028-10-31 2028-11-30 2028-12-31")
                        .split(" "))
                .map(day -> day + "T07:30")
                .collect(Collectors.joining(" "));
        assertEquals(expected, times);
    }

    @Test
    void the30thAndTheFirst() {
        assertTrue(days(times(Repeats.MONTHLY, 30, "")).contains("2028-01-30T07:30 2028-02-29T07:30 2028-03-30T07:30"));
        assertEquals(24, times(Repeats.MONTHLY, 1, "").size());
    }

    @ParameterizedTest
    @CsvSource({
        "0 7 29 2 *,1,2028-02-29T07:00",
        "15 6 31 * *,14,2027-01-31T06:15",
        "30 22 * * 1-5,521,2027-01-01T22:30",
        "0 */12 1 1 *,4,2027-01-01T00:00",
        "0 9 1 * 1,124,2027-01-01T09:00",
    })
    void cron(String text, int times, String first) {
        List<Instant> found = times(Repeats.CRON, 1, text);
        assertTrue(days(found).startsWith(first), days(found));
        assertEquals(times, found.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "* * * * *",
                "*/30 * * * *",
                "0,30 7 * * *",
                "0-1 7 * * *",
                "99 7 * * *",
                "0 7 * *",
                "0 7 * * * *",
                "0 7 L * *",
                "@hourly",
                "0 7 32 * *"
            })
    void noCron(String text) {
        assertTrue(Cron.read(text).isEmpty(), text);
    }

    @Test
    void oneThatNeverComes() {
        assertFalse(Cron.read("0 7 30 2 *")
                .orElseThrow()
                .next(Instant.parse("2027-01-01T00:00:00Z"))
                .isPresent());
    }

    /** Midnight in Lagos is the evening before in UTC. */
    @Test
    void fromAndUntilAreDaysInLagos() {
        Timetable timetable =
                new Timetable(Repeats.DAILY, LocalTime.MIDNIGHT, 1, "", START, LocalDate.parse("2027-01-02"));
        assertEquals("2027-01-01T00:00 2027-01-02T00:00", days(timetable.next(Instant.EPOCH, 9)));
        Instant first = Instant.parse("2026-12-31T23:00:00Z");
        assertEquals("2027-01-02T00:00", days(timetable.next(first, 9)), "strictly after");
        assertEquals(List.of(), timetable.next(first.plusSeconds(86_400), 9));
    }
}
