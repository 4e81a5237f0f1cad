package kportal.support;

import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** A line in the log for each incident; a flood of one kind is so many lines a minute, and then their count. */
public final class Incidents {
    static final int MOST_A_MINUTE = 20;

    private static final Logger log = LoggerFactory.getLogger(Incidents.class);

    private final Map<Incident, Integer> seen = new EnumMap<>(Incident.class);

    /** {@code facts}: names and what they are, in turn; an empty one is left out. Never what somebody typed. */
    public void note(Incident kind, String... facts) {
        int number;
        synchronized (seen) {
            number = seen.merge(kind, 1, Integer::sum);
        }
        if (number <= MOST_A_MINUTE) {
            write(kind, facts);
        }
    }

    /** Every minute: what was only counted is written, and counting begins anew. */
    public void flush() {
        Map<Incident, Integer> counted;
        synchronized (seen) {
            counted = new EnumMap<>(seen);
            seen.clear();
        }
        counted.forEach((kind, number) -> {
            if (number > MOST_A_MINUTE) {
                write(kind, "more", String.valueOf(number - MOST_A_MINUTE));
            }
        });
    }

    private static void write(Incident kind, String... facts) {
        LoggingEventBuilder line = log.atWarn().addKeyValue("kind", kind.code());
        for (int i = 0; i < facts.length; i += 2) {
            if (!facts[i + 1].isEmpty()) {
                line = line.addKeyValue(facts[i], facts[i + 1]);
            }
        }
        line.log(kind.words());
    }
}
