package kportal.jobs;

import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.CronStyle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import kportal.support.LagosTime;

/** Five fields as Unix has them, Lagos time: minute, hour, day of the month, month, day of the week. */
public final class Cron {
    /** One minute and no list of them: at most once an hour. */
    private static final Pattern HOURLY_AT_MOST = Pattern.compile("\\d{1,2}( +\\S+){4}");

    /** The 29th of February comes within eight years. */
    private static final Duration NEVER = Duration.ofDays(9 * 366);

    private final CronSchedule schedule;

    private Cron(CronSchedule schedule) {
        this.schedule = schedule;
    }

    /** Empty: it can't be read, or comes more often than once an hour. */
    public static Optional<Cron> read(String text) {
        if (!HOURLY_AT_MOST.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Cron(new CronSchedule(text, LagosTime.ZONE, CronStyle.UNIX)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Empty: it never comes, such as the 30th of February. */
    public Optional<Instant> next(Instant after) {
        Instant next = schedule.getInitialExecutionTime(after);
        return next.isAfter(after) && next.isBefore(after.plus(NEVER)) ? Optional.of(next) : Optional.empty();
    }
}
