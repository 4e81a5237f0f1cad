package kportal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import kportal.support.LagosTime;

/** Days and times with a bundle's own names of the months: what a JDK knows of these languages changes with it. */
final class Dates {
    private final DateTimeFormatter time;
    private final DateTimeFormatter day;
    private final DateTimeFormatter month;

    /** @param months the twelve of them, short, between commas */
    Dates(String months) {
        Map<Long, String> names = new HashMap<>();
        for (String name : months.split(",", -1)) {
            names.put(names.size() + 1L, name.strip());
        }
        this.month = new DateTimeFormatterBuilder()
                .appendText(ChronoField.MONTH_OF_YEAR, names)
                .appendPattern(" yyyy")
                .toFormatter(Locale.ROOT);
        this.day =
                new DateTimeFormatterBuilder().appendPattern("d ").append(month).toFormatter(Locale.ROOT);
        this.time = new DateTimeFormatterBuilder()
                .append(day)
                .appendPattern(", HH:mm")
                .toFormatter(Locale.ROOT);
    }

    String time(Instant instant) {
        return time.format(instant.atZone(LagosTime.ZONE));
    }

    String day(LocalDate date) {
        return day.format(date);
    }

    String month(TemporalAccessor of) {
        return month.format(of);
    }
}
