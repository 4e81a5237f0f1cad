package kportal.batches;

import static kportal.batches.BatchRowRepository.ITS_TRANSACTION;
import static kportal.batches.BatchRowRepository.REPEATS;
import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kportal.db.Database;
import kportal.transactions.Order;
import kportal.transactions.TransactionRepository;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Rows as they are checked, corrected and left out, while their batch is a draft. */
public final class CheckedRowRepository {
    private final Database db;

    public CheckedRowRepository(Database db) {
        this.db = db;
    }

    /** Of a batch whose file is being read. */
    public void insert(String businessId, String batchId, List<CheckedRow> rows) {
        db.run(sql -> sql.batch(rows.stream()
                        .map(row -> sql.insertInto(BATCH_ROWS)
                                .set(BATCH_ROWS.BATCH_ID, batchId)
                                .set(BATCH_ROWS.ROW_NUMBER, row.number())
                                .set(BATCH_ROWS.LINE, row.line())
                                .set(BATCH_ROWS.BUSINESS_ID, businessId)
                                .set(BATCH_ROWS.CELLS, Packed.of(row.cells()))
                                .set(BATCH_ROWS.LEFT_OUT, 0)
                                .set(BATCH_ROWS.AGAIN_OF, row.againOf())
                                .set(checked(row)))
                        .toList())
                .execute());
    }

    /** Corrected, or looked at again; what was sent stays as it is. False: the batch is no draft any more. */
    public boolean update(String batchId, List<CheckedRow> rows) {
        return whileDraft(batchId, sql -> sql.batch(rows.stream()
                        .map(row -> sql.update(BATCH_ROWS)
                                .set(checked(row))
                                .setNull(BATCH_ROWS.HELD)
                                .where(BATCH_ROWS.BATCH_ID.eq(batchId))
                                .and(BATCH_ROWS.ROW_NUMBER.eq(row.number()))
                                .and(notExists(selectOne().from(TRANSACTIONS).where(ITS_TRANSACTION))))
                        .toList())
                .execute());
    }

    private static Map<Field<?>, Object> checked(CheckedRow row) {
        Order order = row.order();
        Map<Field<?>, Object> values = new HashMap<>();
        values.put(BATCH_ROWS.FIELDS, Packed.of(row.fields()));
        values.put(BATCH_ROWS.ERRORS, row.errors().isEmpty() ? null : Packed.of(row.errors()));
        values.put(BATCH_ROWS.LIST_READ_AT, row.listReadAt());
        values.put(BATCH_ROWS.NETWORK, order == null ? null : order.network());
        values.put(BATCH_ROWS.NETWORK_NAME, order == null ? null : order.networkName());
        values.put(BATCH_ROWS.RECIPIENT, order == null ? null : order.recipient());
        values.put(BATCH_ROWS.PRODUCT, order == null ? null : order.product());
        values.put(BATCH_ROWS.PRODUCT_NAME, order == null ? null : order.productName());
        values.put(BATCH_ROWS.METER_TYPE, order == null ? null : order.meterType());
        values.put(BATCH_ROWS.MESSAGE, order == null ? null : order.message());
        values.put(BATCH_ROWS.AMOUNT_KOBO, order == null ? null : TransactionRepository.kobo(order.amount()));
        return values;
    }

    /** Those that can't be bought, or that repeat another. False: the batch is no draft any more. */
    public boolean leaveOut(String batchId, boolean doubles) {
        return whileDraft(batchId, sql -> sql.update(BATCH_ROWS)
                .set(BATCH_ROWS.LEFT_OUT, 1)
                .where(BATCH_ROWS.BATCH_ID.eq(batchId))
                .and(doubles ? BATCH_ROWS.ERRORS.isNull().and(REPEATS) : BATCH_ROWS.ERRORS.isNotNull())
                .execute());
    }

    /** One row, or back in again. False: the batch is no draft any more. */
    public boolean leaveOut(String batchId, int number, boolean out) {
        return whileDraft(batchId, sql -> sql.update(BATCH_ROWS)
                .set(BATCH_ROWS.LEFT_OUT, out ? 1 : 0)
                .where(BATCH_ROWS.BATCH_ID.eq(batchId))
                .and(BATCH_ROWS.ROW_NUMBER.eq(number))
                .execute());
    }

    /** A write to the batch's row keeps it a draft until this is over: it can't begin to run meanwhile. */
    private boolean whileDraft(String batchId, Consumer<DSLContext> work) {
        return db.write(sql -> {
            boolean draft = sql.update(BATCHES)
                            .set(BATCHES.STATE, BatchState.DRAFT.code())
                            .where(BATCHES.ID.eq(batchId))
                            .and(BATCHES.STATE.eq(BatchState.DRAFT.code()))
                            .execute()
                    == 1;
            if (draft) {
                work.accept(sql);
            }
            return draft;
        });
    }
}
