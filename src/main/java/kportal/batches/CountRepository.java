package kportal.batches;

import static kportal.batches.BatchRowRepository.ITS_TRANSACTION;
import static kportal.batches.BatchRowRepository.REPEATS;
import static kportal.batches.BatchRowRepository.STANDING;
import static kportal.batches.BatchRowRepository.STATE;
import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.db.Database;
import kportal.support.Money;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** What a batch comes to: its rows by how they stand, their plans, their texts. */
public final class CountRepository {
    private final Database db;

    public CountRepository(Database db) {
        this.db = db;
    }

    public Counts of(String batchId) {
        return db.read(sql -> of(sql, batchId));
    }

    /** Also asked inside the transaction that lets a batch run. */
    public static Counts of(DSLContext sql, String batchId) {
        Field<Integer> rows = count();
        Field<BigDecimal> kobo = sum(BATCH_ROWS.AMOUNT_KOBO);
        List<Counts.Share> shares = sql.select(STATE, rows, kobo)
                .from(BATCH_ROWS)
                .leftJoin(TRANSACTIONS)
                .on(ITS_TRANSACTION)
                .where(BATCH_ROWS.BATCH_ID.eq(batchId))
                .groupBy(STATE)
                .fetch(row ->
                        new Counts.Share(RowState.of(row.get(STATE)), row.get(rows), new Money(kobo(row.get(kobo)))));
        int doubles = sql.fetchCount(sql.selectOne()
                .from(BATCH_ROWS)
                .leftJoin(TRANSACTIONS)
                .on(ITS_TRANSACTION)
                .where(BATCH_ROWS.BATCH_ID.eq(batchId))
                .and(STANDING.eq(RowState.WAITING.code()))
                .and(REPEATS));
        return Counts.of(shares, doubles);
    }

    private static long kobo(@Nullable BigDecimal sum) {
        return sum == null ? 0 : sum.longValueExact();
    }

    /** What the rows that wait are to buy, at the prices that they were checked at, of each batch. */
    public Map<String, List<Planned>> plans(List<String> batchIds) {
        Field<String> name = max(BATCH_ROWS.PRODUCT_NAME);
        Field<Integer> rows = count();
        return db.read(sql -> sql.select(
                        BATCH_ROWS.BATCH_ID, BATCH_ROWS.NETWORK, BATCH_ROWS.PRODUCT, name, BATCH_ROWS.AMOUNT_KOBO, rows)
                .from(BATCH_ROWS)
                .leftJoin(TRANSACTIONS)
                .on(ITS_TRANSACTION)
                .where(BATCH_ROWS.BATCH_ID.in(batchIds))
                .and(BATCH_ROWS.PRODUCT.isNotNull())
                .and(STANDING.eq(RowState.WAITING.code()))
                .groupBy(BATCH_ROWS.BATCH_ID, BATCH_ROWS.NETWORK, BATCH_ROWS.PRODUCT, BATCH_ROWS.AMOUNT_KOBO)
                .orderBy(BATCH_ROWS.NETWORK, BATCH_ROWS.PRODUCT, BATCH_ROWS.AMOUNT_KOBO)
                .fetchGroups(
                        row -> row.value1(),
                        row -> new Planned(row.value2(), row.value3(), row.value4(), row.value5(), row.value6())));
    }

    /** Each text that is to be sent, and to how many. */
    public Map<String, Integer> texts(String batchId) {
        return db.read(sql -> sql.select(BATCH_ROWS.MESSAGE, count())
                .from(BATCH_ROWS)
                .leftJoin(TRANSACTIONS)
                .on(ITS_TRANSACTION)
                .where(BATCH_ROWS.BATCH_ID.eq(batchId))
                .and(BATCH_ROWS.MESSAGE.isNotNull())
                .and(STANDING.eq(RowState.WAITING.code()))
                .groupBy(BATCH_ROWS.MESSAGE)
                .fetchMap(row -> row.value1(), row -> row.value2()));
    }

    /** For how fast it goes. */
    public int endedSince(String batchId, Instant since) {
        return db.read(sql -> sql.fetchCount(
                TRANSACTIONS, TRANSACTIONS.BATCH_ID.eq(batchId).and(TRANSACTIONS.FINISHED_AT.ge(since))));
    }
}
