package kportal.batches.schedules;

import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.SCHEDULES;
import static kportal.db.generated.Tables.SCHEDULE_TIMES;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kportal.accounts.letters.Letter;
import kportal.batches.BatchState;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.jobs.Jobs;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The times of schedules as they come: each is taken up once, and begun by one of those who look at it. */
public final class TimeRepository {
    /** What a time is looked at for; then whoever did is taken for dead. */
    private static final Duration LOOK = Duration.ofMinutes(2);

    /** Missed in a row, that a page still tells of. */
    private static final int MISSED_TOLD = 50;

    private static final int LISTED = 100;

    private final Database db;
    private final Jobs jobs;
    private final NoticeRepository notices;
    private final String environment;

    public TimeRepository(Database db, Jobs jobs, NoticeRepository notices, Environment environment) {
        this.db = db;
        this.jobs = jobs;
        this.notices = notices;
        this.environment = environment.code();
    }

    /** What was broken off, else what has come. Empty: nothing is to be done now. */
    Optional<Attempt> begin(String scheduleId, Instant now) {
        return db.write(sql -> {
            Schedule schedule = alive(sql, scheduleId).orElse(null);
            if (schedule == null) {
                return Optional.empty();
            }
            Record open = sql.selectFrom(SCHEDULE_TIMES)
                    .where(SCHEDULE_TIMES.SCHEDULE_ID.eq(scheduleId))
                    .and(SCHEDULE_TIMES.ATTEMPT.isNotNull())
                    .orderBy(SCHEDULE_TIMES.DUE_AT)
                    .limit(1)
                    .fetchOne();
            if (open == null) {
                Instant next = schedule.nextAt();
                return schedule.active() && next != null && !next.isAfter(now)
                        ? Optional.of(claim(sql, schedule, next, now))
                        : Optional.empty();
            }
            Instant until = open.get(SCHEDULE_TIMES.LEASE_UNTIL);
            if (until.isAfter(now)) {
                jobs.add(sql, ScheduleJob.KIND, scheduleId, until);
                return Optional.empty();
            }
            return Optional.of(hold(sql, schedule, open.get(SCHEDULE_TIMES.DUE_AT), now));
        });
    }

    /** Of several that were missed the last is looked at; the others wait until a person asks for them. */
    private Attempt claim(DSLContext sql, Schedule schedule, Instant first, Instant now) {
        Instant at = first;
        Optional<Instant> next = schedule.wanted().timetable().next(at);
        while (next.isPresent() && !next.get().isAfter(now)) {
            insert(sql, schedule, at, Waits.MISSED.code(), now);
            at = next.get();
            next = schedule.wanted().timetable().next(at);
        }
        forget(sql, schedule);
        insert(sql, schedule, at, null, null);
        sql.update(SCHEDULES)
                .set(SCHEDULES.LAST_AT, at)
                .where(SCHEDULES.ID.eq(schedule.id()))
                .execute();
        CourseRepository.goOn(sql, jobs, schedule, next.orElse(null), now);
        return hold(sql, schedule, at, now);
    }

    private static void insert(
            DSLContext sql, Schedule schedule, Instant at, @Nullable String why, @Nullable Instant told) {
        sql.insertInto(SCHEDULE_TIMES)
                .set(SCHEDULE_TIMES.SCHEDULE_ID, schedule.id())
                .set(SCHEDULE_TIMES.DUE_AT, at)
                .set(SCHEDULE_TIMES.BUSINESS_ID, schedule.businessId())
                .set(SCHEDULE_TIMES.REASON, why)
                .set(SCHEDULE_TIMES.TOLD_AT, told)
                .execute();
    }

    private static Attempt hold(DSLContext sql, Schedule schedule, Instant at, Instant now) {
        Attempt attempt = new Attempt(Ids.next(), schedule, at);
        sql.update(SCHEDULE_TIMES)
                .set(SCHEDULE_TIMES.ATTEMPT, attempt.id())
                .set(SCHEDULE_TIMES.LEASE_UNTIL, now.plus(LOOK))
                .where(of(attempt))
                .execute();
        return attempt;
    }

    /** One without a batch, that a person asks for. Empty: there is no such time, or somebody is at it. */
    Optional<Attempt> take(Schedule seen, Instant at, Instant now) {
        return db.write(sql -> alive(sql, seen.id())
                .filter(schedule -> sql.fetchExists(
                        SCHEDULE_TIMES,
                        SCHEDULE_TIMES
                                .SCHEDULE_ID
                                .eq(schedule.id())
                                .and(SCHEDULE_TIMES.DUE_AT.eq(at))
                                .and(SCHEDULE_TIMES.ATTEMPT.isNull())
                                .and(notExists(selectOne()
                                        .from(BATCHES)
                                        .where(BATCHES.SCHEDULE_ID.eq(SCHEDULE_TIMES.SCHEDULE_ID))
                                        .and(BATCHES.DUE_AT.eq(SCHEDULE_TIMES.DUE_AT))))))
                .map(schedule -> hold(sql, schedule, at, now)));
    }

    /** It is looked at once more then. */
    void later(Attempt attempt, Instant when) {
        db.run(sql -> sql.update(SCHEDULE_TIMES)
                .set(SCHEDULE_TIMES.LEASE_UNTIL, when)
                .where(of(attempt))
                .and(SCHEDULE_TIMES.ATTEMPT.eq(attempt.id()))
                .execute());
    }

    /** A person may begin it from now on; nobody else does. */
    void release(Attempt attempt) {
        db.run(sql -> settle(sql, attempt));
    }

    /** From here on nobody but a person begins it. */
    void waits(Attempt attempt, Waits why) {
        db.run(sql -> alive(sql, attempt.schedule().id())
                .filter(schedule -> settle(sql, attempt))
                .ifPresent(schedule -> waits(sql, schedule, attempt, why)));
    }

    /** From here on nobody begins it a second time. False: somebody else has taken it up, or it is not to begin now. */
    boolean begins(Attempt attempt) {
        return db.write(sql -> {
            Schedule schedule = alive(sql, attempt.schedule().id()).orElse(null);
            if (schedule == null || !settle(sql, attempt)) {
                return false;
            }
            boolean stopped = schedule.state() != ScheduleState.ACTIVE;
            if (stopped) {
                waits(sql, schedule, attempt, Waits.PAUSED);
            }
            return !stopped;
        });
    }

    private static boolean settle(DSLContext sql, Attempt attempt) {
        return sql.update(SCHEDULE_TIMES)
                        .setNull(SCHEDULE_TIMES.ATTEMPT)
                        .setNull(SCHEDULE_TIMES.LEASE_UNTIL)
                        .where(of(attempt))
                        .and(SCHEDULE_TIMES.ATTEMPT.eq(attempt.id()))
                        .execute()
                == 1;
    }

    /** It was to begin, and did not. */
    void refused(Attempt attempt) {
        db.run(sql -> alive(sql, attempt.schedule().id())
                .ifPresent(schedule -> waits(sql, schedule, attempt, Waits.CHANGED)));
    }

    private void waits(DSLContext sql, Schedule schedule, Attempt attempt, Waits why) {
        sql.update(SCHEDULE_TIMES)
                .set(SCHEDULE_TIMES.REASON, why.code())
                .where(of(attempt))
                .execute();
        boolean pauses = why.pauses() && schedule.state() == ScheduleState.ACTIVE;
        if (pauses) {
            CourseRepository.pause(sql, schedule.id(), why.code());
        }
        if (why != Waits.BEGUN) {
            Letter letter = pauses ? Letter.SCHEDULE_PAUSED : Letter.SCHEDULE_WAITS;
            notices.post(sql, letter, schedule, attempt.at().toString());
        }
    }

    /** Whether a row is for somebody of whom nobody knows whether an earlier purchase went through. */
    boolean doubtful(String batchId) {
        return db.read(sql -> sql.fetchExists(sql.selectOne()
                .from(BATCH_ROWS)
                .join(TRANSACTIONS)
                .on(TRANSACTIONS.ID.eq(BATCH_ROWS.DOUBLE_OF))
                .where(BATCH_ROWS.BATCH_ID.eq(batchId))
                .and(BATCH_ROWS.LEFT_OUT.eq(0))
                .and(TRANSACTIONS.STATUS.eq(Status.UNKNOWN.code()))));
    }

    /** Newest first. */
    List<Time> list(String scheduleId) {
        return db.read(sql -> sql.select(
                        SCHEDULE_TIMES.DUE_AT, SCHEDULE_TIMES.REASON, SCHEDULE_TIMES.ATTEMPT, BATCHES.ID, BATCHES.STATE)
                .from(SCHEDULE_TIMES)
                .leftJoin(BATCHES)
                .on(BATCHES.SCHEDULE_ID.eq(SCHEDULE_TIMES.SCHEDULE_ID))
                .and(BATCHES.DUE_AT.eq(SCHEDULE_TIMES.DUE_AT))
                .where(SCHEDULE_TIMES.SCHEDULE_ID.eq(scheduleId))
                .orderBy(SCHEDULE_TIMES.DUE_AT.desc())
                .limit(LISTED)
                .fetch(row -> new Time(
                        row.value1(),
                        row.value2(),
                        row.value3() != null,
                        row.value4(),
                        row.value5() == null ? null : BatchState.of(row.value5()))));
    }

    private Optional<Schedule> alive(DSLContext sql, String scheduleId) {
        Optional<String> business = sql.select(SCHEDULES.BUSINESS_ID)
                .from(SCHEDULES)
                .where(SCHEDULES.ID.eq(scheduleId))
                .fetchOptional(SCHEDULES.BUSINESS_ID);
        return business.filter(id -> Alive.business(sql, id))
                .flatMap(id -> CourseRepository.lock(sql, scheduleId, environment));
    }

    /** Of a portal that was down for a very long time. */
    private static void forget(DSLContext sql, Schedule schedule) {
        List<Instant> missed = sql.select(SCHEDULE_TIMES.DUE_AT)
                .from(SCHEDULE_TIMES)
                .where(SCHEDULE_TIMES.SCHEDULE_ID.eq(schedule.id()))
                .and(SCHEDULE_TIMES.REASON.eq(Waits.MISSED.code()))
                .orderBy(SCHEDULE_TIMES.DUE_AT.desc())
                .offset(MISSED_TOLD)
                .fetch(SCHEDULE_TIMES.DUE_AT);
        sql.deleteFrom(SCHEDULE_TIMES)
                .where(SCHEDULE_TIMES.SCHEDULE_ID.eq(schedule.id()))
                .and(SCHEDULE_TIMES.DUE_AT.in(missed))
                .execute();
    }

    private static Condition of(Attempt attempt) {
        return SCHEDULE_TIMES.SCHEDULE_ID.eq(attempt.schedule().id()).and(SCHEDULE_TIMES.DUE_AT.eq(attempt.at()));
    }
}
