package kportal.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as they are in Lagos: UTC+1, no daylight saving. */
public final class LagosTime {
    public static final ZoneId ZONE = ZoneId.of("Africa/Lagos");
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(1);
    private static final int WITHOUT_SECONDS = "2026-11-24T18:05".length();

    private LagosTime() {}

    /** ISO 8601 with offset, to the second: {@code 2026-11-24T18:05:00+01:00}. */
    public static String iso(Instant time) {
        // An export writes millions of these, and a formatter takes several times as long.
        String text =
                LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, OFFSET).toString();
        return (text.length() == WITHOUT_SECONDS ? text + ":00" : text) + OFFSET;
    }

    /** The same, with all that is kept of it: {@code 2026-11-24T18:05:00.123+01:00}. */
    public static String exact(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(ZONE).toOffsetDateTime());
    }

    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    public static LocalDate dayOf(Instant time) {
        return time.atZone(ZONE).toLocalDate();
    }
}
