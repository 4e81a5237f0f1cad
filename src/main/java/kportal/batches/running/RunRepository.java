package kportal.batches.running;

import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.inline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import kportal.batches.Batch;
import kportal.batches.BatchState;
import kportal.batches.CountRepository;
import kportal.batches.Counts;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** A batch that runs: who runs it, and how it came to a stop. */
public final class RunRepository {
    static final String PORTAL_STOPPED = "portal_stopped";

    /** Of one business: each takes a share of what it may have in flight. */
    private static final int MOST_RUNNING = 3;

    static final Duration LEASE = Duration.ofMinutes(1);

    private final Database db;
    private final String environment;

    public RunRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    /** All is looked at under the batch's row lock: what was agreed to is what is there. */
    Start start(Batch batch, Agreed agreed, String runner, String bootId, Instant now) {
        return db.write(sql -> {
            Alive.requireBusiness(sql, batch.businessId());
            if (lock(sql, batch, BatchState.DRAFT) != 1) {
                return Start.NOT_OPEN;
            }
            Start refusal = refusal(sql, batch, agreed);
            if (refusal == null) {
                sql.update(BATCHES)
                        .set(BATCHES.STARTED_AT, now)
                        .set(BATCHES.ACCEPTED_KOBO, agreed.total())
                        .set(BATCHES.DOUBLES_TOO, agreed.doublesToo() ? 1 : 0)
                        .where(BATCHES.ID.eq(batch.id()))
                        .execute();
                run(sql, batch, agreed.payer(), runner, bootId);
            }
            return refusal == null ? Start.STARTED : refusal;
        });
    }

    private @Nullable Start refusal(DSLContext sql, Batch batch, Agreed agreed) {
        Counts counts = CountRepository.of(sql, batch.id());
        long total = batch.service() == Service.SMS
                ? counts.waiting()
                : counts.total().kobo();
        if (counts.wrong() > 0) {
            return Start.WRONG_ROWS;
        }
        if (counts.waiting() == 0) {
            return Start.NOTHING_TO_SEND;
        }
        if (total != agreed.total()) {
            return Start.OTHER_TOTAL;
        }
        if (counts.doubles() > 0 && !agreed.doublesToo()) {
            return Start.DOUBLES;
        }
        return tooMany(sql, batch.businessId()) ? Start.TOO_MANY : null;
    }

    boolean tooMany(String businessId) {
        return db.read(sql -> tooMany(sql, businessId));
    }

    private boolean tooMany(DSLContext sql, String businessId) {
        return sql.fetchCount(
                        BATCHES,
                        BATCHES.BUSINESS_ID
                                .eq(businessId)
                                .and(BATCHES.ENVIRONMENT.eq(environment))
                                .and(BATCHES.STATE.eq(inline(BatchState.RUNNING.code()))))
                >= MOST_RUNNING;
    }

    /** The rest of what was agreed to before. */
    Start resume(Batch batch, Payer payer, String runner, String bootId) {
        return db.write(sql -> {
            Alive.requireBusiness(sql, batch.businessId());
            if (lock(sql, batch, BatchState.PAUSED) != 1) {
                return Start.NOT_OPEN;
            }
            if (tooMany(sql, batch.businessId())) {
                return Start.TOO_MANY;
            }
            run(sql, batch, payer, runner, bootId);
            return Start.STARTED;
        });
    }

    private int lock(DSLContext sql, Batch batch, BatchState state) {
        return sql.update(BATCHES)
                .set(BATCHES.STATE, state.code())
                .where(BATCHES.ID.eq(batch.id()))
                .and(BATCHES.BUSINESS_ID.eq(batch.businessId()))
                .and(BATCHES.ENVIRONMENT.eq(environment))
                .and(BATCHES.STATE.eq(state.code()))
                .execute();
    }

    private void run(DSLContext sql, Batch batch, Payer payer, String runner, String bootId) {
        removeDrafts(sql, batch.id());
        sql.update(BATCHES)
                .set(BATCHES.STATE, BatchState.RUNNING.code())
                .setNull(BATCHES.REASON)
                .set(BATCHES.STARTED_BY, payer.userId())
                .set(BATCHES.RUNNER, runner)
                .set(BATCHES.BOOT_ID, bootId)
                .set(BATCHES.LEASE_UNTIL, db.now(sql).plus(LEASE))
                .where(BATCHES.ID.eq(batch.id()))
                .execute();
    }

    /** Of whoever ran it before: what they still hold in their hands is no draft any more when they come to pay it. */
    private static void removeDrafts(DSLContext sql, String batchId) {
        sql.deleteFrom(TRANSACTIONS)
                .where(TRANSACTIONS.BATCH_ID.eq(batchId))
                .and(TRANSACTIONS.STATUS.eq(inline(Status.DRAFT.code())))
                .execute();
    }

    /** By itself, or at a stop of the portal. */
    void pause(String batchId, String runner, String why) {
        db.run(sql -> pause(sql, held(batchId, runner), why));
    }

    /** By a person. False: it does not run. */
    boolean pause(Batch batch, String why) {
        return db.write(sql -> pause(sql, mine(batch).and(BATCHES.STATE.eq(BatchState.RUNNING.code())), why)) == 1;
    }

    private static int pause(DSLContext sql, Condition which, String why) {
        return halt(sql, which, BatchState.PAUSED, why, null);
    }

    /** For good. False: it is over already, or was never begun. */
    boolean stop(Batch batch, Instant now) {
        Condition open = mine(batch)
                .and(BATCHES.STATE.in(BatchState.RUNNING.code(), BatchState.PAUSED.code(), BatchState.DRAFT.code()))
                .and(BATCHES.STARTED_AT.isNotNull());
        return db.write(sql -> halt(sql, open, BatchState.STOPPED, null, now)) == 1;
    }

    void finish(String batchId, String runner, Instant now) {
        db.run(sql -> halt(sql, held(batchId, runner), BatchState.FINISHED, null, now));
    }

    private static int halt(
            DSLContext sql, Condition which, BatchState state, @Nullable String why, @Nullable Instant finished) {
        List<String> ids = sql.select(BATCHES.ID)
                .from(BATCHES)
                .where(which)
                .orderBy(BATCHES.ID)
                .fetch(BATCHES.ID);
        int halted = sql.update(BATCHES)
                .set(BATCHES.STATE, state.code())
                .set(BATCHES.REASON, why)
                .set(BATCHES.FINISHED_AT, finished)
                .setNull(BATCHES.RUNNER)
                .setNull(BATCHES.BOOT_ID)
                .setNull(BATCHES.LEASE_UNTIL)
                .where(which)
                .execute();
        ids.forEach(id -> removeDrafts(sql, id));
        return halted;
    }

    /** Those that run here tell so. */
    void renew(Collection<String> runners) {
        db.run(sql -> sql.update(BATCHES)
                .set(BATCHES.LEASE_UNTIL, db.now(sql).plus(LEASE))
                .where(BATCHES.RUNNER.in(runners))
                .execute());
    }

    /**
     * Those whose portal died: a person lets them go on.
     *
     * @param runners who still works here
     */
    int recover(String bootId, Collection<String> runners) {
        return db.write(sql -> {
            Condition dead = db.shared() ? BATCHES.LEASE_UNTIL.lt(db.now(sql)) : BATCHES.BOOT_ID.ne(bootId);
            Condition lost = BATCHES.BOOT_ID.eq(bootId).and(BATCHES.RUNNER.notIn(runners));
            return pause(
                    sql, BATCHES.STATE.eq(inline(BatchState.RUNNING.code())).and(dead.or(lost)), PORTAL_STOPPED);
        });
    }

    private Condition mine(Batch batch) {
        return BATCHES.ID
                .eq(batch.id())
                .and(BATCHES.BUSINESS_ID.eq(batch.businessId()))
                .and(BATCHES.ENVIRONMENT.eq(environment));
    }

    static Condition held(String batchId, String runner) {
        return BATCHES.ID
                .eq(batchId)
                .and(BATCHES.STATE.eq(BatchState.RUNNING.code()))
                .and(BATCHES.RUNNER.eq(runner));
    }
}
