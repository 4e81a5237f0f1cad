package kportal.batches.running;

import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kportal.batches.Batch;
import kportal.batches.BatchRowRepository;
import kportal.batches.BatchState;
import kportal.batches.Counts;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.transactions.Drafts;
import kportal.transactions.NewDraft;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.transactions.TransactionRepository;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** A batch that runs: who runs it, which rows are next, and how it came to a stop. */
public final class RunRepository {
    static final String PORTAL_STOPPED = "portal_stopped";

    /** Of one business: each takes a share of what it may have in flight. */
    private static final int MOST_RUNNING = 3;

    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Database db;
    private final String environment;
    private final TransactionRepository transactions;

    public RunRepository(Database db, Environment environment, TransactionRepository transactions) {
        this.db = db;
        this.environment = environment.code();
        this.transactions = transactions;
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
        Counts counts = BatchRowRepository.counts(sql, batch.id());
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

    /** The next rows, drafted; none when nothing is left or the batch no longer runs for this runner. */
    List<Claim> claim(Batch batch, Payer payer, String runner, int after, int most, Instant now) {
        return db.write(sql -> {
            var lease = sql.update(BATCHES)
                    .set(BATCHES.LEASE_UNTIL, db.now(sql).plus(LEASE))
                    .where(held(batch.id(), runner));
            if (lease.execute() != 1) {
                return List.of();
            }
            boolean doublesToo = sql.select(BATCHES.DOUBLES_TOO)
                            .from(BATCHES)
                            .where(BATCHES.ID.eq(batch.id()))
                            .fetchSingle()
                            .value1()
                    == 1;
            List<Claim> claims = new ArrayList<>();
            for (Record row : next(sql, batch.id(), after, most)) {
                claims.add(draft(sql, batch, payer, row, doublesToo, now));
            }
            return claims;
        });
    }

    private static Iterable<? extends Record> next(DSLContext sql, String batchId, int after, int most) {
        return sql.selectFrom(BATCH_ROWS)
                .where(BATCH_ROWS.BATCH_ID.eq(batchId))
                .and(BATCH_ROWS.ROW_NUMBER.gt(after))
                .and(BATCH_ROWS.ERRORS.isNull())
                .and(BATCH_ROWS.LEFT_OUT.eq(0))
                .and(BATCH_ROWS.HELD.isNull())
                .and(notExists(selectOne()
                        .from(TRANSACTIONS)
                        .where(TRANSACTIONS.BATCH_ID.eq(BATCH_ROWS.BATCH_ID))
                        .and(TRANSACTIONS.BATCH_ROW.eq(BATCH_ROWS.ROW_NUMBER))))
                .orderBy(BATCH_ROWS.ROW_NUMBER)
                .limit(most)
                .fetch();
    }

    private Claim draft(DSLContext sql, Batch batch, Payer payer, Record row, boolean doublesToo, Instant now) {
        int number = row.get(BATCH_ROWS.ROW_NUMBER);
        NewDraft draft = new NewDraft(
                Objects.requireNonNull(BatchRowRepository.order(batch.service(), row)),
                row.get(BATCH_ROWS.AGAIN_OF),
                row.get(BATCH_ROWS.LIST_READ_AT),
                Ids.next(),
                now.plus(Drafts.LIFE),
                new NewDraft.Place(batch.id(), number));
        String id = transactions.insertDraft(sql, payer.businessId(), payer.userId(), draft, now);
        boolean repeats = row.get(BATCH_ROWS.DOUBLE_OF_ROW) != null || row.get(BATCH_ROWS.DOUBLE_OF) != null;
        return new Claim(number, id, row.get(BATCH_ROWS.AMOUNT_KOBO), doublesToo && repeats);
    }

    /** Asked before each row: somebody may have paused it, on this portal or another. */
    boolean runs(String batchId, String runner) {
        return db.read(sql -> sql.fetchExists(BATCHES, held(batchId, runner)));
    }

    /** Empty: nothing was sent. */
    Optional<Ended> ended(String businessId, String transactionId) {
        return db.read(sql -> sql.select(
                        TRANSACTIONS.STATUS,
                        TRANSACTIONS.REASON,
                        TRANSACTIONS.KPOINT_MESSAGE,
                        TRANSACTIONS.SENT_AT,
                        TRANSACTIONS.FINISHED_AT)
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.ID.eq(transactionId))
                .and(TRANSACTIONS.BUSINESS_ID.eq(businessId))
                .and(TRANSACTIONS.FINISHED_AT.isNotNull())
                .fetchOptional(row -> new Ended(
                        Status.of(row.value1()).orElseThrow(),
                        row.value2(),
                        row.value3(),
                        Duration.between(row.value4(), row.value5()))));
    }

    /** A row that was certainly not sent, and why. */
    void hold(String batchId, int row, String why) {
        db.run(sql -> sql.update(BATCH_ROWS)
                .set(BATCH_ROWS.HELD, why)
                .where(BATCH_ROWS.BATCH_ID.eq(batchId))
                .and(BATCH_ROWS.ROW_NUMBER.eq(row))
                .execute());
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

    private static Condition held(String batchId, String runner) {
        return BATCHES.ID
                .eq(batchId)
                .and(BATCHES.STATE.eq(BatchState.RUNNING.code()))
                .and(BATCHES.RUNNER.eq(runner));
    }
}
