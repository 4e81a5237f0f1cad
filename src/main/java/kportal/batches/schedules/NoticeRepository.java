package kportal.batches.schedules;

import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.SCHEDULES;
import static kportal.db.generated.Tables.SCHEDULE_TIMES;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import kportal.accounts.letters.Letter;
import kportal.accounts.letters.LetterRepository;
import kportal.batches.BatchState;
import kportal.batches.CountRepository;
import kportal.batches.Counts;
import kportal.batches.RowState;
import kportal.db.Database;
import kportal.support.Environment;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Letters of a schedule to who made it: before a time, and after; and a schedule stops after what should not go on. */
public final class NoticeRepository {
    /** How a batch may pause without a reason to stop the next one. */
    private static final List<String> HARMLESS = List.of("asked", "portal_stopped");

    private static final Duration A_WHILE = Duration.ofMinutes(5);

    /** A time whose batch has come to a stop. */
    record Over(
            String scheduleId,
            Instant at,
            String batchId,
            BatchState state,
            @Nullable String paused) {}

    private final Database db;
    private final LetterRepository letters;
    private final String environment;

    public NoticeRepository(Database db, LetterRepository letters, Environment environment) {
        this.db = db;
        this.letters = letters;
        this.environment = environment.code();
    }

    /** That it was told and its letter are one transaction. */
    void before(String scheduleId, Instant now) {
        db.run(sql -> CourseRepository.lock(sql, scheduleId, environment)
                .filter(schedule -> schedule.active() && soon(schedule, now))
                .filter(schedule -> first(sql, schedule))
                .ifPresent(schedule -> post(sql, Letter.SCHEDULE_BEFORE, schedule, String.valueOf(schedule.nextAt()))));
    }

    private static boolean soon(Schedule schedule, Instant now) {
        Instant next = Objects.requireNonNull(schedule.nextAt());
        return next.isAfter(now)
                && !next.isAfter(
                        now.plus(schedule.wanted().timetable().repeats().notice()));
    }

    private static boolean first(DSLContext sql, Schedule schedule) {
        return sql.update(SCHEDULES)
                        .set(SCHEDULES.NOTICED_AT, SCHEDULES.NEXT_AT)
                        .where(SCHEDULES.ID.eq(schedule.id()))
                        .and(SCHEDULES.NOTICED_AT.isDistinctFrom(SCHEDULES.NEXT_AT))
                        .execute()
                == 1;
    }

    /** Those that nobody was told of yet; what a person paused is still their own business. */
    List<Over> over(Instant now) {
        return db.read(sql -> sql.select(
                        SCHEDULE_TIMES.SCHEDULE_ID, SCHEDULE_TIMES.DUE_AT, BATCHES.ID, BATCHES.STATE, BATCHES.REASON)
                .from(SCHEDULE_TIMES)
                .join(BATCHES)
                .on(BATCHES.SCHEDULE_ID.eq(SCHEDULE_TIMES.SCHEDULE_ID))
                .and(BATCHES.DUE_AT.eq(SCHEDULE_TIMES.DUE_AT))
                .where(SCHEDULE_TIMES.TOLD_AT.isNull())
                .and(BATCHES.ENVIRONMENT.eq(environment))
                .and(BATCHES.STATE
                        .in(BatchState.PAUSED.code(), BatchState.STOPPED.code(), BatchState.FINISHED.code())
                        .and(coalesce(BATCHES.REASON, "").ne("asked"))
                        .or(neverBegan(now)))
                .fetch(row ->
                        new Over(row.value1(), row.value2(), row.value3(), BatchState.of(row.value4()), row.value5())));
    }

    /** It was settled that it begins, and the portal died before it did. */
    private static Condition neverBegan(Instant now) {
        return BATCHES.STATE
                .eq(BatchState.DRAFT.code())
                .and(BATCHES.STARTED_AT.isNull())
                .and(BATCHES.CREATED_AT.lt(now.minus(A_WHILE)))
                .and(SCHEDULE_TIMES.REASON.isNull())
                .and(SCHEDULE_TIMES.ATTEMPT.isNull());
    }

    /** Once, whoever tries. */
    void after(Over over, Instant now) {
        db.run(sql -> CourseRepository.lock(sql, over.scheduleId(), environment)
                .filter(schedule -> told(sql, over, now))
                .ifPresent(schedule -> after(sql, schedule, over)));
    }

    private void after(DSLContext sql, Schedule schedule, Over over) {
        Counts counts = CountRepository.of(sql, over.batchId());
        String why = counts.rows(RowState.UNKNOWN) > 0 ? "doubt" : braked(over) ? "batch" : null;
        String time = over.at().toString();
        if (why != null && schedule.state() == ScheduleState.ACTIVE) {
            CourseRepository.pause(sql, schedule.id(), why);
            post(sql, Letter.SCHEDULE_PAUSED, schedule, time);
        } else if (over.state() == BatchState.PAUSED || over.state() == BatchState.DRAFT) {
            post(sql, Letter.SCHEDULE_WAITS, schedule, time);
        } else if (schedule.wanted().mailAfter()) {
            String done = String.valueOf(counts.rows(RowState.SUCCEEDED));
            post(sql, Letter.SCHEDULE_DONE, schedule, time, done, String.valueOf(counts.all() - counts.leftOut()));
        }
    }

    private static boolean braked(Over over) {
        return over.state() == BatchState.PAUSED && !HARMLESS.contains(String.valueOf(over.paused()));
    }

    private static boolean told(DSLContext sql, Over over, Instant now) {
        return sql.update(SCHEDULE_TIMES)
                        .set(SCHEDULE_TIMES.TOLD_AT, now)
                        .where(SCHEDULE_TIMES.SCHEDULE_ID.eq(over.scheduleId()))
                        .and(SCHEDULE_TIMES.DUE_AT.eq(over.at()))
                        .and(SCHEDULE_TIMES.TOLD_AT.isNull())
                        .execute()
                == 1;
    }

    /** To no address that nobody has confirmed. */
    void post(DSLContext sql, Letter letter, Schedule schedule, String... values) {
        sql.select(USERS.EMAIL)
                .from(USERS)
                .where(USERS.ID.eq(schedule.madeBy()))
                .and(USERS.EMAIL_VERIFIED_AT.isNotNull())
                .and(USERS.DISABLED_AT.isNull())
                .fetchOptional(USERS.EMAIL)
                .ifPresent(email -> letters.postPage(sql, letter, email, "/schedules/" + schedule.id(), values));
    }
}
