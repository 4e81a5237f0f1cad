package kportal.history.sought;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A day or a month as somebody wrote it; what isn't said is left to the other end of a span, or to today. */
record Written(
        @Nullable Integer year,
        @Nullable Integer month,
        @Nullable Integer day) {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /** {@code 2026-11-24}, {@code 24/11/26}, {@code 24 nov 2026}, {@code nov}, or only the {@code 1} of {@code 1-5 nov}. */
    static Written of(String text) {
        String[] parts = text.split("[ /.-]");
        if (parts[0].matches("\\d{4}")) {
            return new Written(number(parts, 0), number(parts, 1), number(parts, 2));
        }
        return Character.isLetter(parts[0].charAt(0))
                ? new Written(year(parts, 1), number(parts, 0), null)
                : new Written(year(parts, 2), number(parts, 1), number(parts, 0));
    }

    private static @Nullable Integer number(String[] parts, int at) {
        if (at >= parts.length) {
            return null;
        }
        return Character.isLetter(parts[at].charAt(0))
                ? MONTHS.indexOf(parts[at].substring(0, 3)) + 1
                : Integer.valueOf(parts[at].replaceAll("\\D", ""));
    }

    private static @Nullable Integer year(String[] parts, int at) {
        Integer year = number(parts, at);
        return year != null && year < 100 ? Integer.valueOf(2000 + year) : year;
    }

    /** Without a year, of the last such month that has begun. */
    Days days(LocalDate today) {
        return to(this, today);
    }

    /** Without a year at either end, the first is of the last such month that has begun. */
    Days to(Written last, LocalDate today) {
        int end = said(last.month);
        if (month == null && last.day == null) {
            throw new DateTimeException("the 5th to November");
        }
        int start = month == null ? end : month;
        int turns = start > end ? 1 : 0;
        int begun = YearMonth.of(today.getYear(), start).isAfter(YearMonth.from(today)) ? 1 : 0;
        int first = year != null ? year : last.year != null ? last.year - turns : today.getYear() - begun;
        int second = last.year != null ? last.year : first + turns;
        YearMonth from = YearMonth.of(first, start);
        YearMonth to = YearMonth.of(second, end);
        return new Days(
                day == null ? from.atDay(1) : from.atDay(day),
                last.day == null ? to.atEndOfMonth() : to.atDay(last.day));
    }

    private static int said(@Nullable Integer month) {
        if (month == null) {
            throw new DateTimeException("a day of no month");
        }
        return month;
    }
}
