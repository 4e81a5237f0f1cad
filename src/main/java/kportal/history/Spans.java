package kportal.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Spans of time as PostgreSQL's index for searches has them, see its migration: of 1, 32 and 1,024 hours, from 1970 on. */
final class Spans {
    /** Each row is in it. */
    static final String ALL = "";

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long[] LENGTHS = {1024, 32, 1};

    private Spans() {}

    /** The names of as few as cover this time; the first and the last may reach beyond it by less than an hour. */
    static List<String> covering(Instant from, Instant before) {
        List<String> names = new ArrayList<>();
        long hour = Math.floorDiv(from.toEpochMilli(), HOUR);
        long end = Math.ceilDiv(before.toEpochMilli(), HOUR);
        while (hour < end) {
            long length = longest(hour, end);
            names.add(length + "h" + hour / length);
            hour += length;
        }
        return names;
    }

    private static long longest(long hour, long end) {
        for (long length : LENGTHS) {
            if (hour % length == 0 && hour + length <= end) {
                return length;
            }
        }
        throw new IllegalStateException("an hour divides every hour");
    }
}
