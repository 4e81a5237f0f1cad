package kportal.batches.schedules;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.support.Environment;
import kportal.web.Origin;
import kportal.web.Sessions;
import kportal.web.View;

/** Pauses a schedule, lets it go on, ends it. */
public final class CourseController {
    private final ScheduleRepository schedules;
    private final CourseRepository courses;
    private final Environment environment;
    private final Clock clock;

    public CourseController(
            ScheduleRepository schedules, CourseRepository courses, Environment environment, Clock clock) {
        this.schedules = schedules;
        this.courses = courses;
        this.environment = environment;
        this.clock = clock;
    }

    public void pause(Context ctx) {
        change(ctx, courses::pause);
    }

    public void resume(Context ctx) {
        change(ctx, courses::resume);
    }

    public void end(Context ctx) {
        change(ctx, courses::end);
    }

    /** One that can't be changed so is shown as it is. */
    private void change(Context ctx, Change change) {
        Schedule schedule = ScheduleController.find(schedules, ctx);
        Deed deed =
                Deed.of(Kind.SCHEDULE_CHANGED, Sessions.of(ctx), Origin.of(ctx)).in(environment);
        change.to(schedule, deed.about(schedule.id()), clock.instant());
        View.seeOther(ctx, ScheduleController.path(schedule.id()));
    }

    private interface Change {
        boolean to(Schedule schedule, Deed deed, Instant now);
    }
}
