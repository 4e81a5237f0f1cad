package kportal.support;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Days, months and years by the names that sums are kept under: {@code 2026-11-24}, {@code 2026-11}, {@code 2026}. */
public final class Periods {
    private Periods() {}

    /** As few as cover these days, the last not included. */
    public static List<String> covering(LocalDate first, LocalDate end) {
        return covering(first, end, true);
    }

    /** The same, no longer than a month. */
    public static List<String> months(LocalDate first, LocalDate end) {
        return covering(first, end, false);
    }

    public static List<String> days(LocalDate first, LocalDate end) {
        return first.datesUntil(end).map(LocalDate::toString).toList();
    }

    private static List<String> covering(LocalDate first, LocalDate end, boolean years) {
        List<String> periods = new ArrayList<>();
        LocalDate day = first;
        while (day.isBefore(end)) {
            if (years && day.getDayOfYear() == 1 && !day.plusYears(1).isAfter(end)) {
                periods.add(day.toString().substring(0, 4));
                day = day.plusYears(1);
            } else if (day.getDayOfMonth() == 1 && !day.plusMonths(1).isAfter(end)) {
                periods.add(day.toString().substring(0, 7));
                day = day.plusMonths(1);
            } else {
                periods.add(day.toString());
                day = day.plusDays(1);
            }
        }
        return periods;
    }
}
