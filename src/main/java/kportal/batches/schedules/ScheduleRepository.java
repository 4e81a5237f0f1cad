package kportal.batches.schedules;

import static kportal.db.generated.Tables.SCHEDULES;
import static kportal.db.generated.Tables.SCHEDULE_TIMES;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.batches.Packed;
import kportal.batches.Planned;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.jobs.Jobs;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import org.jooq.Condition;
import org.jooq.Record;

/** Schedules as records. */
public final class ScheduleRepository {
    private static final int LISTED = 100;

    /** Of one business, that are not over. */
    private static final int MOST = 50;

    private final Database db;
    private final Jobs jobs;
    private final String environment;

    public ScheduleRepository(Database db, Jobs jobs, Environment environment) {
        this.db = db;
        this.jobs = jobs;
        this.environment = environment.code();
    }

    Optional<Schedule> find(String businessId, String id) {
        return Ids.wellFormed(id)
                ? select(mine(businessId).and(SCHEDULES.ID.eq(id))).stream().findFirst()
                : Optional.empty();
    }

    /** The one that the same form made before. */
    Optional<Schedule> made(String businessId, String nonce) {
        return select(mine(businessId).and(SCHEDULES.FORM_NONCE.eq(nonce))).stream()
                .findFirst();
    }

    /** Those that go on before those that don't, newest first. */
    List<Schedule> list(String businessId) {
        return select(mine(businessId));
    }

    private List<Schedule> select(Condition which) {
        return db.read(sql -> sql.selectFrom(SCHEDULES)
                .where(which)
                .orderBy(when(SCHEDULES.STATE.eq(ScheduleState.ENDED.code()), 1).otherwise(0), SCHEDULES.ID.desc())
                .limit(LISTED)
                .fetch(ScheduleRepository::read));
    }

    /** Whose time has come long ago, or was begun long ago, and nothing happened. */
    List<String> overdue(Instant before) {
        return db.read(sql -> sql.select(SCHEDULES.ID)
                .from(SCHEDULES)
                .where(SCHEDULES.ENVIRONMENT.eq(environment))
                .and(SCHEDULES
                        .NEXT_AT
                        .lt(before)
                        .and(SCHEDULES.STATE.eq(ScheduleState.ACTIVE.code()))
                        .or(exists(selectOne()
                                .from(SCHEDULE_TIMES)
                                .where(SCHEDULE_TIMES.SCHEDULE_ID.eq(SCHEDULES.ID))
                                .and(SCHEDULE_TIMES.LEASE_UNTIL.lt(before)))))
                .orderBy(SCHEDULES.ID)
                .fetch(SCHEDULES.ID));
    }

    boolean tooMany(String businessId) {
        return db.read(
                sql -> sql.fetchCount(SCHEDULES, mine(businessId).and(SCHEDULES.STATE.ne(ScheduleState.ENDED.code())))
                        >= MOST);
    }

    /** Its id. */
    String insert(Payer maker, Wanted wanted, List<Planned> plans, String nonce, Deed deed, Instant now) {
        String id = Ids.next();
        Timetable times = wanted.timetable();
        db.run(sql -> {
            Alive.requireBusiness(sql, maker.businessId());
            sql.insertInto(SCHEDULES)
                    .set(SCHEDULES.ID, id)
                    .set(SCHEDULES.BUSINESS_ID, maker.businessId())
                    .set(SCHEDULES.ENVIRONMENT, environment)
                    .set(SCHEDULES.SERVICE, wanted.service().code())
                    .set(SCHEDULES.NAME, wanted.name())
                    .set(SCHEDULES.PASTED, wanted.pasted())
                    .set(SCHEDULES.USUAL, Packed.of(wanted.usual()))
                    .set(SCHEDULES.PLANS, plans.isEmpty() ? null : Packed.of(plans))
                    .set(SCHEDULES.REPEATS, times.repeats().code())
                    .set(SCHEDULES.AT_TIME, times.at().toString())
                    .set(SCHEDULES.ON_DAY, times.day())
                    .set(SCHEDULES.CRON, times.cron())
                    .set(SCHEDULES.STARTS_ON, times.startsOn().toString())
                    .set(
                            SCHEDULES.UNTIL,
                            times.until() == null ? null : times.until().toString())
                    .set(SCHEDULES.MOST, wanted.most())
                    .set(SCHEDULES.LATE_HOURS, wanted.lateHours())
                    .set(SCHEDULES.MAIL_BEFORE, wanted.mailBefore() ? 1 : 0)
                    .set(SCHEDULES.MAIL_AFTER, wanted.mailAfter() ? 1 : 0)
                    .set(SCHEDULES.STATE, ScheduleState.ACTIVE.code())
                    .set(SCHEDULES.MADE_BY, maker.userId())
                    .set(SCHEDULES.FORM_NONCE, nonce)
                    .set(SCHEDULES.CREATED_AT, now)
                    .execute();
            Schedule made = sql.selectFrom(SCHEDULES).where(SCHEDULES.ID.eq(id)).fetchSingle(ScheduleRepository::read);
            CourseRepository.goOn(sql, jobs, made, made.goesOn(now), now);
            AuditRepository.append(sql, deed.about(id), now);
        });
        return id;
    }

    /** A person has seen these prices. */
    void see(Schedule schedule, List<Planned> plans) {
        db.run(sql -> sql.update(SCHEDULES)
                .set(SCHEDULES.PLANS, Packed.of(plans))
                .where(mine(schedule.businessId()).and(SCHEDULES.ID.eq(schedule.id())))
                .execute());
    }

    private Condition mine(String businessId) {
        return SCHEDULES.BUSINESS_ID.eq(businessId).and(SCHEDULES.ENVIRONMENT.eq(environment));
    }

    static Schedule read(Record row) {
        String until = row.get(SCHEDULES.UNTIL);
        Timetable timetable = new Timetable(
                Repeats.of(row.get(SCHEDULES.REPEATS)).orElseThrow(),
                LocalTime.parse(row.get(SCHEDULES.AT_TIME)),
                row.get(SCHEDULES.ON_DAY),
                row.get(SCHEDULES.CRON),
                LocalDate.parse(row.get(SCHEDULES.STARTS_ON)),
                until == null ? null : LocalDate.parse(until));
        Wanted wanted = new Wanted(
                Service.of(row.get(SCHEDULES.SERVICE)).orElseThrow(),
                row.get(SCHEDULES.NAME),
                row.get(SCHEDULES.PASTED),
                Packed.fields(row.get(SCHEDULES.USUAL)),
                timetable,
                row.get(SCHEDULES.MOST),
                row.get(SCHEDULES.LATE_HOURS),
                row.get(SCHEDULES.MAIL_BEFORE) == 1,
                row.get(SCHEDULES.MAIL_AFTER) == 1);
        return new Schedule(
                row.get(SCHEDULES.ID),
                row.get(SCHEDULES.BUSINESS_ID),
                wanted,
                Packed.plans(row.get(SCHEDULES.PLANS)),
                ScheduleState.of(row.get(SCHEDULES.STATE)),
                row.get(SCHEDULES.REASON),
                row.get(SCHEDULES.MADE_BY),
                row.get(SCHEDULES.NEXT_AT),
                row.get(SCHEDULES.LAST_AT));
    }
}
