package kportal.reports;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kportal.support.Periods;

/** How long the stretches are that a report goes by. */
public enum Step {
    DAY,
    /** From Monday on. */
    WEEK,
    MONTH;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> of(String code) {
        return Arrays.stream(values()).filter(step -> step.code().equals(code)).findFirst();
    }

    /** The first day of the stretch that a day is in. */
    LocalDate startOf(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    LocalDate after(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    /** By which sums it can be worked out for these days, the last not included. */
    List<String> periods(LocalDate first, LocalDate end) {
        return this == MONTH ? Periods.months(first, end) : Periods.days(first, end);
    }

    /** The stretch that a day or a month is in. */
    LocalDate startOf(String period) {
        return startOf(LocalDate.parse(period.length() == 7 ? period + "-01" : period));
    }
}
