package kportal.backups;

import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.MAIL_LINKS;
import static kportal.db.generated.Tables.PASSKEY_CHALLENGES;
import static kportal.db.generated.Tables.RESTORES;
import static kportal.db.generated.Tables.SCHEDULES;
import static kportal.db.generated.Tables.SCHEDULE_TIMES;
import static kportal.db.generated.Tables.SESSIONS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.List;
import kportal.db.Database;
import org.jooq.DSLContext;

/**
 * What waits in a backup may have been done after it was made: a draft paid, a batch sent, a schedule's time begun. Nothing
 * of it may be done once more, so all of it ends here; people begin it anew, knowing that.
 */
final class QuietRepository {
    private static final String RESTORED = "restored";
    private static final List<String> NOT_BEGUN = List.of("reading", "draft");
    private static final List<String> BEGUN = List.of("running", "paused");

    private final Database db;

    QuietRepository(Database db) {
        this.db = db;
    }

    /** {@code moment}: what the backup holds is as it was then. */
    void quiet(Instant moment, Instant now) {
        db.run(sql -> {
            endDrafts(sql, now);
            endBatches(sql, now);
            pauseSchedules(sql);
            endSignIns(sql, now);
            sql.insertInto(RESTORES)
                    .set(RESTORES.RESTORED_AT, now)
                    .set(RESTORES.MOMENT_AT, moment)
                    .execute();
        });
    }

    private static void endDrafts(DSLContext sql, Instant now) {
        sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.EXPIRES_AT, now)
                .where(TRANSACTIONS.STATUS.eq("draft"))
                .and(TRANSACTIONS.EXPIRES_AT.gt(now))
                .execute();
    }

    private static void endBatches(DSLContext sql, Instant now) {
        sql.deleteFrom(BATCH_ROWS)
                .where(BATCH_ROWS.BATCH_ID.in(select(BATCHES.ID).from(BATCHES).where(BATCHES.STATE.in(NOT_BEGUN))))
                .execute();
        sql.deleteFrom(BATCHES).where(BATCHES.STATE.in(NOT_BEGUN)).execute();
        // Rows about to be paid: they would count as waiting.
        sql.deleteFrom(TRANSACTIONS)
                .where(TRANSACTIONS.BATCH_ID.isNotNull())
                .and(TRANSACTIONS.STATUS.eq("draft"))
                .execute();
        // What was not sent then may be sent now: no page may take it for something to run again.
        sql.update(BATCH_ROWS)
                .set(BATCH_ROWS.LEFT_OUT, 1)
                .where(BATCH_ROWS.BATCH_ID.in(select(BATCHES.ID).from(BATCHES).where(BATCHES.STATE.in(BEGUN))))
                .and(notExists(selectOne()
                        .from(TRANSACTIONS)
                        .where(TRANSACTIONS.BATCH_ID.eq(BATCH_ROWS.BATCH_ID))
                        .and(TRANSACTIONS.BATCH_ROW.eq(BATCH_ROWS.ROW_NUMBER))))
                .execute();
        sql.update(BATCHES)
                .set(BATCHES.STATE, "stopped")
                .set(BATCHES.REASON, RESTORED)
                .set(BATCHES.FINISHED_AT, now)
                .setNull(BATCHES.RUNNER)
                .setNull(BATCHES.BOOT_ID)
                .setNull(BATCHES.LEASE_UNTIL)
                .where(BATCHES.STATE.in(BEGUN))
                .execute();
    }

    private static void pauseSchedules(DSLContext sql) {
        sql.update(SCHEDULES)
                .set(SCHEDULES.STATE, "paused")
                .set(SCHEDULES.REASON, RESTORED)
                .setNull(SCHEDULES.NEXT_AT)
                .where(SCHEDULES.STATE.eq("active"))
                .execute();
        sql.update(SCHEDULE_TIMES)
                .setNull(SCHEDULE_TIMES.ATTEMPT)
                .setNull(SCHEDULE_TIMES.LEASE_UNTIL)
                .set(SCHEDULE_TIMES.REASON, RESTORED)
                .where(SCHEDULE_TIMES.ATTEMPT.isNotNull())
                .execute();
    }

    /** Of what was ended or used up since, some would be good again. What puts a stolen address back still does. */
    private static void endSignIns(DSLContext sql, Instant now) {
        sql.deleteFrom(SESSIONS).execute();
        sql.deleteFrom(PASSKEY_CHALLENGES).execute();
        sql.update(MAIL_LINKS)
                .set(MAIL_LINKS.EXPIRES_AT, now)
                .where(MAIL_LINKS.EXPIRES_AT.gt(now))
                .and(MAIL_LINKS.PURPOSE.ne("undo"))
                .execute();
    }
}
