package kportal.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a day a line in the log on how the chains stood: kept elsewhere, it tells of whoever writes a whole chain anew. */
public final class Standings {
    private static final Logger log = LoggerFactory.getLogger(Standings.class);

    /** A month of lines is compared at a time. */
    private static final int DAYS = 31;

    /** An entry takes its time before it waits for its place: whoever was late is there by then. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final ChainRepository chains;
    private final Clock clock;
    private @Nullable LocalDate told;

    public Standings(ChainRepository chains, Clock clock) {
        this.chains = chains;
        this.clock = clock;
    }

    /** To be called more often than it tells. */
    public void tell() {
        LocalDate day = latest(clock);
        if (!day.equals(told)) {
            Standing standing = new Standing(day);
            for (String chain : chains.list()) {
                standing.add(chain, chains.headBefore(chain, standing.before()));
            }
            log.info("audit log {}", standing.words());
            told = day;
        }
    }

    private static LocalDate latest(Clock clock) {
        return LocalDate.ofInstant(clock.instant().minus(LATE), ZoneOffset.UTC);
    }

    /** Of the last days, oldest first, for {@link Verifier} to fill. */
    public static List<Standing> latestDays(Clock clock) {
        LocalDate last = latest(clock);
        return IntStream.range(0, DAYS)
                .mapToObj(i -> new Standing(last.minusDays(DAYS - 1L - i)))
                .toList();
    }
}
