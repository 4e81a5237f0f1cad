package kportal.batches.schedules;

import java.time.Clock;
import kportal.jobs.Job;

/** Tells of a time before it comes, once. */
public final class NoticeJob implements Job {
    public static final String KIND = "schedule-notice";

    private final NoticeRepository notices;
    private final Clock clock;

    public NoticeJob(NoticeRepository notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public void run(String jobId, String scheduleId) {
        notices.before(scheduleId, clock.instant());
    }
}
