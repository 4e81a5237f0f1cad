package kportal;

import java.time.Clock;
import java.time.Duration;
import kportal.batches.BatchRepository;
import kportal.batches.BatchRowRepository;
import kportal.batches.CountRepository;
import kportal.batches.checking.Intake;
import kportal.batches.running.Runner;
import kportal.batches.schedules.CourseController;
import kportal.batches.schedules.CourseRepository;
import kportal.batches.schedules.NewScheduleController;
import kportal.batches.schedules.NoticeJob;
import kportal.batches.schedules.NoticeRepository;
import kportal.batches.schedules.ScheduleController;
import kportal.batches.schedules.ScheduleJob;
import kportal.batches.schedules.ScheduleRepository;
import kportal.batches.schedules.Schedules;
import kportal.batches.schedules.TimeRepository;
import kportal.db.Database;
import kportal.jobs.Jobs;
import kportal.jobs.Rounds;
import kportal.settings.Settings;
import kportal.support.Environment;
import kportal.web.View;

/** The part of {@link Batching} that joins what makes batches come round by themselves. */
final class Scheduling {
    private final ScheduleController pages;
    private final NewScheduleController forms;
    private final CourseController courses;
    private final Schedules rounds;

    Scheduling(
            Database db,
            Settings settings,
            Mailing mailing,
            BatchRepository batches,
            BatchRowRepository rows,
            CountRepository counts,
            Intake intake,
            Runner runner,
            Supply supply,
            View view,
            Clock clock) {
        Environment environment = settings.environment();
        Jobs jobs = mailing.jobs();
        NoticeRepository notices = new NoticeRepository(db, mailing.letters(), environment);
        ScheduleRepository schedules = new ScheduleRepository(db, jobs, environment);
        TimeRepository times = new TimeRepository(db, jobs, notices, environment);
        ScheduleJob job = new ScheduleJob(times, batches, counts, intake, runner, clock);
        jobs.handle(ScheduleJob.KIND, job);
        jobs.handle(NoticeJob.KIND, new NoticeJob(notices, clock));
        this.rounds = new Schedules(notices, schedules, job, clock);
        this.pages = new ScheduleController(schedules, times, job, supply.catalog());
        this.forms = new NewScheduleController(
                schedules, batches, rows, intake, supply.catalog(), supply.keys(), view, environment, clock);
        this.courses = new CourseController(schedules, new CourseRepository(db, jobs, environment), environment, clock);
    }

    ScheduleController pages() {
        return pages;
    }

    NewScheduleController forms() {
        return forms;
    }

    CourseController courses() {
        return courses;
    }

    Schedules rounds() {
        return rounds;
    }

    void sweep(Rounds every) {
        every.every(Duration.ofSeconds(10), "schedules", rounds::tell);
        every.every(Duration.ofMinutes(1), "schedules left", rounds::catchUp);
    }
}
