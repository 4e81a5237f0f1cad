package kportal.batches.running;

import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kportal.batches.Batch;
import kportal.batches.BatchRowRepository;
import kportal.db.Database;
import kportal.support.Ids;
import kportal.transactions.Drafts;
import kportal.transactions.NewDraft;
import kportal.transactions.Payer;
import kportal.transactions.Status;
import kportal.transactions.TransactionRepository;
import org.jooq.DSLContext;
import org.jooq.Record;

/** The rows of a batch that runs: drafted a few at a time, and what became of each. */
public final class ClaimRepository {
    private final Database db;
    private final TransactionRepository transactions;

    public ClaimRepository(Database db, TransactionRepository transactions) {
        this.db = db;
        this.transactions = transactions;
    }

    /** The next rows, drafted; none when nothing is left or the batch no longer runs for this runner. */
    List<Claim> claim(Batch batch, Payer payer, String runner, int after, int most, Instant now) {
        return db.write(sql -> {
            var lease = sql.update(BATCHES)
                    .set(BATCHES.LEASE_UNTIL, db.now(sql).plus(RunRepository.LEASE))
                    .where(RunRepository.held(batch.id(), runner));
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
        return db.read(sql -> sql.fetchExists(BATCHES, RunRepository.held(batchId, runner)));
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
}
