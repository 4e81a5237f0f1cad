package kportal.history;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** A span of days as the fewest periods that sums are kept for: whole years, whole months, and single days at the ends. */
public final class Periods {
    private Periods() {}

    /** {@code 2025, 2026-01 … 2026-10, 2026-11-01 …}: all of the days from the first to the last, each once. */
    public static List<String> of(LocalDate first, LocalDate last) {
        List<String> periods = new ArrayList<>();
        LocalDate day = first;
        while (!day.isAfter(last)) {
            LocalDate newYear = day.plusYears(1);
            YearMonth month = YearMonth.from(day);
            if (day.getDayOfYear() == 1 && !newYear.minusDays(1).isAfter(last)) {
                periods.add(day.toString().substring(0, 4));
                day = newYear;
            } else if (day.getDayOfMonth() == 1 && !month.atEndOfMonth().isAfter(last)) {
                periods.add(month.toString());
                day = month.plusMonths(1).atDay(1);
            } else {
                periods.add(day.toString());
                day = day.plusDays(1);
            }
        }
        return periods;
    }
}
