package kportal.batches.schedules;

import static kportal.db.generated.Tables.SCHEDULES;

import java.time.Instant;
import java.util.Optional;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.jobs.Jobs;
import kportal.support.Environment;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The course of a schedule: when it comes next, how it pauses, goes on and ends. */
public final class CourseRepository {
    private final Database db;
    private final Jobs jobs;
    private final String environment;

    public CourseRepository(Database db, Jobs jobs, Environment environment) {
        this.db = db;
        this.jobs = jobs;
        this.environment = environment.code();
    }

    /** When it comes next, with the jobs for it. */
    static void goOn(DSLContext sql, Jobs jobs, Schedule schedule, @Nullable Instant next, Instant now) {
        sql.update(SCHEDULES)
                .set(SCHEDULES.NEXT_AT, next)
                .where(SCHEDULES.ID.eq(schedule.id()))
                .execute();
        if (next == null) {
            return;
        }
        jobs.add(sql, ScheduleJob.KIND, schedule.id(), next);
        Instant notice = next.minus(schedule.wanted().timetable().repeats().notice());
        if (schedule.wanted().mailBefore() && notice.isAfter(now)) {
            jobs.add(sql, NoticeJob.KIND, schedule.id(), notice);
        }
    }

    /** False: it does not go on as it is. */
    boolean pause(Schedule schedule, Deed deed, Instant now) {
        return change(schedule, ScheduleState.ACTIVE, ScheduleState.PAUSED, deed, now);
    }

    /** From now on; what came meanwhile is not made up for. False: it is not paused. */
    boolean resume(Schedule schedule, Deed deed, Instant now) {
        return change(schedule, ScheduleState.PAUSED, ScheduleState.ACTIVE, deed, now);
    }

    /** For good. False: it is over already. */
    boolean end(Schedule schedule, Deed deed, Instant now) {
        return change(schedule, schedule.state(), ScheduleState.ENDED, deed, now);
    }

    private boolean change(Schedule seen, ScheduleState from, ScheduleState to, Deed deed, Instant now) {
        return db.write(sql -> {
            Alive.requireBusiness(sql, seen.businessId());
            Optional<Schedule> schedule =
                    lock(sql, seen.id(), environment).filter(it -> it.state() == from && from != to);
            if (schedule.isEmpty()) {
                return false;
            }
            sql.update(SCHEDULES)
                    .set(SCHEDULES.STATE, to.code())
                    .set(SCHEDULES.REASON, to == ScheduleState.PAUSED ? "asked" : null)
                    .setNull(SCHEDULES.NEXT_AT)
                    .where(SCHEDULES.ID.eq(seen.id()))
                    .execute();
            if (to == ScheduleState.ACTIVE) {
                goOn(sql, jobs, schedule.get(), schedule.get().goesOn(now), now);
            }
            AuditRepository.append(sql, deed.as(Kind.SCHEDULE_CHANGED).saying(to.code()), now);
            return true;
        });
    }

    /** By itself. */
    static void pause(DSLContext sql, String id, String why) {
        sql.update(SCHEDULES)
                .set(SCHEDULES.STATE, ScheduleState.PAUSED.code())
                .set(SCHEDULES.REASON, why)
                .setNull(SCHEDULES.NEXT_AT)
                .where(SCHEDULES.ID.eq(id))
                .execute();
    }

    /** As it is while nobody else changes it. */
    static Optional<Schedule> lock(DSLContext sql, String id, String environment) {
        int there = sql.update(SCHEDULES)
                .set(SCHEDULES.STATE, SCHEDULES.STATE)
                .where(SCHEDULES.ID.eq(id))
                .and(SCHEDULES.ENVIRONMENT.eq(environment))
                .execute();
        return there == 0
                ? Optional.empty()
                : sql.selectFrom(SCHEDULES).where(SCHEDULES.ID.eq(id)).fetchOptional(ScheduleRepository::read);
    }
}
