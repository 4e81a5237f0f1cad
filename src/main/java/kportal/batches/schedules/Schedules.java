package kportal.batches.schedules;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes round for schedules: telling of what is over, and what no job came for. */
public final class Schedules {
    private static final Logger log = LoggerFactory.getLogger(Schedules.class);

    /** A job that failed again and again is given up after hours: the time that it was for still comes. */
    private static final Duration NO_JOB = Duration.ofMinutes(5);

    private final NoticeRepository notices;
    private final ScheduleRepository schedules;
    private final ScheduleJob job;
    private final Clock clock;

    public Schedules(NoticeRepository notices, ScheduleRepository schedules, ScheduleJob job, Clock clock) {
        this.notices = notices;
        this.schedules = schedules;
        this.job = job;
        this.clock = clock;
    }

    public void tell() {
        notices.over(clock.instant()).forEach(over -> notices.after(over, clock.instant()));
    }

    public void catchUp() {
        Instant now = clock.instant();
        List<String> overdue = schedules.overdue(now.minus(NO_JOB));
        for (String id : overdue) {
            try {
                job.run("", id);
            } catch (IOException | RuntimeException e) {
                log.error("the schedule {} is overdue and can't be carried out", id, e);
            }
        }
    }
}
