package kportal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpansTest {
    private static final Instant TODAY = Instant.parse("2026-11-29T22:30:00Z");

    @Test
    void aMomentIsOneHour() {
        assertEquals(List.of("1h" + TODAY.getEpochSecond() / 3_600), Spans.covering(TODAY, TODAY.plusMillis(1)));
    }

    /** One after another, without a gap or an hour too many. */
    @Test
    void theyCoverWhatIsAskedAndNoMore() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            Instant from = TODAY.minus(
                    Duration.ofMillis(random.nextLong(Duration.ofDays(4_000).toMillis())));
            Instant before = from.plusMillis(1 + random.nextLong(1L << (1 + random.nextInt(38))));
            String what = from + " " + before + ", seed " + seed;
            long hour = Math.floorDiv(from.toEpochMilli(), 3_600_000L);
            List<String> names = Spans.covering(from, before);
            for (String name : names) {
                String[] length = name.split("h");
                assertEquals(hour, Long.parseLong(length[0]) * Long.parseLong(length[1]), what);
                hour += Long.parseLong(length[0]);
            }
            assertEquals(Math.ceilDiv(before.toEpochMilli(), 3_600_000L), hour, what);
            long hours = Duration.between(from, before).toHours();
            assertTrue(names.size() <= hours / 1_024 + 2 * 62 + 2, what + ": " + names.size());
        }
    }
}
