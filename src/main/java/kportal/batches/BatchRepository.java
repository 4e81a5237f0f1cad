package kportal.batches;

import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.USERS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kportal.db.Alive;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.transactions.Payer;
import kportal.transactions.Service;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Batches as records, and what may be done with one that does not run. */
public final class BatchRepository {
    private static final int LISTED = 100;

    /** Of one business, that wait to be agreed to: each may hold fifty thousand rows. */
    private static final int MOST_DRAFTS = 20;

    private final Database db;
    private final String environment;

    public BatchRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    public Optional<Batch> find(String businessId, String id) {
        return Ids.wellFormed(id)
                ? select(mine(businessId).and(BATCHES.ID.eq(id))).stream().findFirst()
                : Optional.empty();
    }

    /** The one that the same form made before. */
    public Optional<Batch> made(String businessId, String nonce) {
        return select(mine(businessId).and(BATCHES.FORM_NONCE.eq(nonce))).stream()
                .findFirst();
    }

    /** The one of a schedule's time. */
    public Optional<Batch> of(String businessId, Due due) {
        return select(mine(businessId)
                        .and(BATCHES.SCHEDULE_ID.eq(due.scheduleId()))
                        .and(BATCHES.DUE_AT.eq(due.at())))
                .stream()
                .findFirst();
    }

    /** Newest first. */
    public List<Batch> list(String businessId) {
        return select(mine(businessId));
    }

    private List<Batch> select(Condition which) {
        return db.read(sql -> sql.select(BATCHES.asterisk(), USERS.EMAIL)
                .from(BATCHES)
                .join(USERS)
                .on(USERS.ID.eq(BATCHES.MADE_BY))
                .where(which)
                .orderBy(BATCHES.ID.desc())
                .limit(LISTED)
                .fetch(BatchRepository::read));
    }

    private static Batch read(Record row) {
        return new Batch(
                row.get(BATCHES.ID),
                row.get(BATCHES.BUSINESS_ID),
                Service.of(row.get(BATCHES.SERVICE)).orElseThrow(),
                row.get(BATCHES.NAME),
                Packed.texts(row.get(BATCHES.HEADING)),
                BatchState.of(row.get(BATCHES.STATE)),
                row.get(BATCHES.REASON),
                row.get(BATCHES.AGAIN_OF),
                row.get(BATCHES.SCHEDULE_ID),
                row.get(USERS.EMAIL),
                row.get(BATCHES.CREATED_AT),
                row.get(BATCHES.STARTED_AT),
                row.get(BATCHES.FINISHED_AT));
    }

    public boolean tooMany(String businessId) {
        return db.read(sql -> sql.fetchCount(
                        BATCHES,
                        mine(businessId).and(BATCHES.STATE.in(BatchState.READING.code(), BatchState.DRAFT.code()))))
                >= MOST_DRAFTS;
    }

    /** One whose rows are still to come; its id. */
    public String insert(NewBatch batch, List<String> heading, Instant now) {
        return db.write(sql -> {
            Payer maker = batch.maker();
            Alive.requireBusiness(sql, maker.businessId());
            String id = Ids.next();
            sql.insertInto(BATCHES)
                    .set(BATCHES.ID, id)
                    .set(BATCHES.BUSINESS_ID, maker.businessId())
                    .set(BATCHES.ENVIRONMENT, environment)
                    .set(BATCHES.SERVICE, batch.service().code())
                    .set(BATCHES.NAME, batch.name())
                    .set(BATCHES.HEADING, Packed.of(heading))
                    .set(BATCHES.STATE, BatchState.READING.code())
                    .set(BATCHES.AGAIN_OF, batch.againOf())
                    .set(BATCHES.FORM_NONCE, batch.nonce())
                    .set(
                            BATCHES.SCHEDULE_ID,
                            batch.due() == null ? null : batch.due().scheduleId())
                    .set(
                            BATCHES.DUE_AT,
                            batch.due() == null ? null : batch.due().at())
                    .set(BATCHES.MADE_BY, maker.userId())
                    .set(BATCHES.CREATED_AT, now)
                    .set(BATCHES.DOUBLES_TOO, 0)
                    .execute();
            return id;
        });
    }

    /** All of its rows are there. */
    public void ready(String id) {
        db.run(sql -> sql.update(BATCHES)
                .set(BATCHES.STATE, BatchState.DRAFT.code())
                .where(BATCHES.ID.eq(id))
                .and(BATCHES.STATE.eq(BatchState.READING.code()))
                .execute());
    }

    /** What is still to be sent is looked at and agreed to anew. False: it is not paused. */
    public boolean reopen(String businessId, String id) {
        return db.write(sql -> sql.update(BATCHES)
                        .set(BATCHES.STATE, BatchState.DRAFT.code())
                        .setNull(BATCHES.REASON)
                        .where(mine(businessId).and(BATCHES.ID.eq(id)))
                        .and(BATCHES.STATE.eq(BatchState.PAUSED.code()))
                        .execute())
                == 1;
    }

    /** Of what was never begun. False: something was sent, or may have been. */
    public boolean remove(String businessId, String id) {
        return db.write(sql -> {
            Condition it = mine(businessId)
                    .and(BATCHES.ID.eq(id))
                    .and(BATCHES.STATE.in(BatchState.READING.code(), BatchState.DRAFT.code()))
                    .and(BATCHES.STARTED_AT.isNull());
            return remove(sql, it);
        });
    }

    /** Files that were being read when their portal stopped: whoever uploaded one saw it fail. */
    public void sweep(Instant before) {
        db.run(sql -> remove(sql, BATCHES.STATE.eq(BatchState.READING.code()).and(BATCHES.CREATED_AT.lt(before))));
    }

    /** Held first: what begins to run meanwhile is not removed. */
    private static boolean remove(DSLContext sql, Condition which) {
        sql.update(BATCHES).set(BATCHES.STATE, BATCHES.STATE).where(which).execute();
        List<String> ids = sql.select(BATCHES.ID)
                .from(BATCHES)
                .where(which)
                .orderBy(BATCHES.ID)
                .fetch(BATCHES.ID);
        sql.deleteFrom(BATCH_ROWS).where(BATCH_ROWS.BATCH_ID.in(ids)).execute();
        return sql.deleteFrom(BATCHES).where(BATCHES.ID.in(ids)).execute() > 0;
    }

    private Condition mine(String businessId) {
        return BATCHES.BUSINESS_ID.eq(businessId).and(BATCHES.ENVIRONMENT.eq(environment));
    }
}
