package kportal.history.sought;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Days that move with today; a week begins on Monday. */
public enum Span {
    TODAY,
    YESTERDAY,
    THIS_WEEK,
    LAST_WEEK,
    THIS_MONTH,
    LAST_MONTH,
    THIS_YEAR,
    LAST_YEAR;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Span> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }

    public Days days(LocalDate today) {
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate first = today.withDayOfMonth(1);
        LocalDate newYear = today.withDayOfYear(1);
        return switch (this) {
            case TODAY -> Days.of(today);
            case YESTERDAY -> Days.of(today.minusDays(1));
            case THIS_WEEK -> new Days(monday, monday.plusDays(6));
            case LAST_WEEK -> new Days(monday.minusDays(7), monday.minusDays(1));
            case THIS_MONTH -> new Days(first, first.plusMonths(1).minusDays(1));
            case LAST_MONTH -> new Days(first.minusMonths(1), first.minusDays(1));
            case THIS_YEAR -> new Days(newYear, newYear.plusYears(1).minusDays(1));
            case LAST_YEAR -> new Days(newYear.minusYears(1), newYear.minusDays(1));
        };
    }
}
