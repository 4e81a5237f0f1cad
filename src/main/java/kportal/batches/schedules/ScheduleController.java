package kportal.batches.schedules;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.batches.prices.Marks;
import kportal.batches.prices.Touched;
import kportal.catalog.Catalog;
import kportal.web.Form;
import kportal.web.Sessions;
import kportal.web.View;

/** What is bought again and again: as a list, and one with its times. */
public final class ScheduleController {
    private static final int DATES_LISTED = 3;
    private static final int DATES_SHOWN = 5;

    private final ScheduleRepository schedules;
    private final TimeRepository times;
    private final ScheduleJob job;
    private final Catalog catalog;

    public ScheduleController(ScheduleRepository schedules, TimeRepository times, ScheduleJob job, Catalog catalog) {
        this.schedules = schedules;
        this.times = times;
        this.job = job;
        this.catalog = catalog;
    }

    /** One of the list, when it comes next, and what has become of its plans. */
    public record Line(Schedule schedule, List<Instant> dates, Touched touched) {}

    public void index(Context ctx) {
        String businessId = Sessions.of(ctx).businessId();
        Marks marks = new Marks(catalog, businessId);
        List<Line> lines = schedules.list(businessId).stream()
                .map(schedule -> new Line(schedule, schedule.dates(DATES_LISTED), touched(marks, schedule)))
                .toList();
        ctx.render("schedules/index", Map.of("lines", lines));
    }

    /** What is over buys nothing more. */
    private static Touched touched(Marks marks, Schedule schedule) {
        return marks.touched(schedule.wanted().service(), schedule.ended() ? List.of() : schedule.plans());
    }

    private Touched touched(Schedule schedule) {
        return touched(new Marks(catalog, schedule.businessId()), schedule);
    }

    public void show(Context ctx) {
        Schedule schedule = find(schedules, ctx);
        ctx.render(
                "schedules/show",
                Map.of(
                        "schedule",
                        schedule,
                        "touched",
                        touched(schedule),
                        "dates",
                        schedule.dates(DATES_SHOWN),
                        "times",
                        times.list(schedule.id())));
    }

    /** Today's prices are known now: the mark goes. */
    public void see(Context ctx) {
        Schedule schedule = find(schedules, ctx);
        schedules.see(schedule, touched(schedule).now());
        View.seeOther(ctx, path(schedule.id()));
    }

    /** {@code at}: the time that was missed, in milliseconds; its batch is one to look at. */
    public void prepare(Context ctx) throws IOException {
        Schedule schedule = find(schedules, ctx);
        String at = Form.of(ctx).value("at");
        if (!at.matches("\\d{1,15}")) {
            throw new NotFoundResponse();
        }
        Optional<String> batch = job.prepare(schedule, Instant.ofEpochMilli(Long.parseLong(at)));
        View.seeOther(ctx, batch.map(id -> "/batches/" + id).orElse(path(schedule.id())));
    }

    static Schedule find(ScheduleRepository schedules, Context ctx) {
        return schedules
                .find(Sessions.of(ctx).businessId(), ctx.pathParam("id"))
                .orElseThrow(NotFoundResponse::new);
    }

    static String path(String id) {
        return "/schedules/" + id;
    }
}
