package kportal.batches.checking;

import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Duration;
import java.time.Instant;
import kportal.batches.BatchState;
import kportal.db.Database;
import kportal.db.generated.tables.BatchRows;
import kportal.db.generated.tables.Batches;
import kportal.support.Environment;
import kportal.transactions.Service;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Marks what a batch may buy twice: a row like an earlier one of it, like a purchase of the last days, or to somebody of whom
 * nobody knows whether an earlier purchase went through.
 */
public final class DoublesRepository {
    /** Longer than the fence looks back: what is bought weekly or monthly is meant, what was bought yesterday may not be. */
    private static final Duration LAST_DAYS = Duration.ofDays(3);

    /** Rows that are looked up at a time: other purchases wait for the same writer. */
    private static final int SOME = 1_000;

    private static final Condition CHECKED = BATCH_ROWS.BATCH_ID.in(select(BATCHES.ID)
            .from(BATCHES)
            .where(BATCHES.STATE.in(BatchState.READING.code(), BatchState.DRAFT.code())));

    private final Database db;
    private final String environment;

    public DoublesRepository(Database db, Environment environment) {
        this.db = db;
        this.environment = environment.code();
    }

    void mark(String businessId, String batchId, Service service, int rows, Instant now) {
        db.run(sql -> markRepeated(sql, batchId));
        Field<String> bought = bought(businessId, service, now);
        for (int from = 1; from <= rows; from += SOME) {
            Condition some = BATCH_ROWS.ROW_NUMBER.between(from, from + SOME - 1);
            db.run(sql -> sql.update(BATCH_ROWS)
                    .set(BATCH_ROWS.DOUBLE_OF, bought)
                    .where(BATCH_ROWS.BATCH_ID.eq(batchId))
                    .and(some)
                    .and(CHECKED)
                    .execute());
        }
    }

    /** The first of them too, as one of its own: whichever is sent first, the other looks like a second time. */
    private static void markRepeated(DSLContext sql, String batchId) {
        BatchRows row = BATCH_ROWS.as("r");
        Field<Integer> first = min(row.ROW_NUMBER)
                .over()
                .partitionBy(row.RECIPIENT, row.PRODUCT, row.MESSAGE, row.AMOUNT_KOBO)
                .as("first");
        Field<Integer> times = count().over()
                .partitionBy(row.RECIPIENT, row.PRODUCT, row.MESSAGE, row.AMOUNT_KOBO)
                .as("times");
        Table<?> firsts = select(row.ROW_NUMBER, first, times)
                .from(row)
                .where(row.BATCH_ID.eq(batchId))
                .and(row.RECIPIENT.isNotNull())
                .and(row.LEFT_OUT.eq(0))
                .asTable("firsts");
        Field<Integer> number = firsts.field(row.ROW_NUMBER);
        Field<Integer> at = firsts.field(name("first"), Integer.class);
        Condition ofBatch = BATCH_ROWS.BATCH_ID.eq(batchId).and(CHECKED);
        sql.update(BATCH_ROWS)
                .setNull(BATCH_ROWS.DOUBLE_OF_ROW)
                .where(ofBatch)
                .and(BATCH_ROWS.DOUBLE_OF_ROW.isNotNull())
                .execute();
        sql.update(BATCH_ROWS)
                .set(BATCH_ROWS.DOUBLE_OF_ROW, at)
                .from(firsts)
                .where(ofBatch)
                .and(BATCH_ROWS.ROW_NUMBER.eq(number))
                .and(firsts.field(times).gt(1))
                .execute();
    }

    /** What an earlier time of the same schedule surely bought: it is to come again. */
    private static Condition meantAgain() {
        Batches own = BATCHES.as("own");
        Batches earlier = BATCHES.as("earlier");
        return TRANSACTIONS
                .STATUS
                .eq(inline(Status.SUCCEEDED.code()))
                .and(exists(selectOne()
                        .from(own)
                        .join(earlier)
                        .on(earlier.SCHEDULE_ID.eq(own.SCHEDULE_ID))
                        .where(own.ID.eq(BATCH_ROWS.BATCH_ID))
                        .and(earlier.ID.eq(TRANSACTIONS.BATCH_ID))));
    }

    /** Doubt about the recipient before a likeness. */
    private Field<String> bought(String businessId, Service service, Instant now) {
        Condition toThem = TRANSACTIONS
                .BUSINESS_ID
                .eq(businessId)
                .and(TRANSACTIONS.ENVIRONMENT.eq(environment))
                .and(TRANSACTIONS.RECIPIENT.eq(BATCH_ROWS.RECIPIENT))
                .and(TRANSACTIONS.BATCH_ID.isDistinctFrom(BATCH_ROWS.BATCH_ID));
        Condition same = TRANSACTIONS
                .STATUS
                .in(inline(Status.SENDING.code()), inline(Status.SUCCEEDED.code()), inline(Status.PENDING.code()))
                .and(TRANSACTIONS.SENT_AT.ge(now.minus(LAST_DAYS)))
                .and(TRANSACTIONS.SERVICE.eq(service.code()))
                .and(TRANSACTIONS.PRODUCT.isNotDistinctFrom(BATCH_ROWS.PRODUCT))
                .and(TRANSACTIONS.MESSAGE.isNotDistinctFrom(BATCH_ROWS.MESSAGE))
                .and(TRANSACTIONS.AMOUNT_KOBO.isNotDistinctFrom(BATCH_ROWS.AMOUNT_KOBO))
                .and(not(meantAgain()));
        Field<String> inDoubt = select(TRANSACTIONS.ID)
                .from(TRANSACTIONS)
                .where(toThem)
                // Both words, as the partial index has them.
                .and(TRANSACTIONS.STATUS.in(inline(Status.PENDING.code()), inline(Status.UNKNOWN.code())))
                .and(TRANSACTIONS.STATUS.eq(inline(Status.UNKNOWN.code())))
                .orderBy(TRANSACTIONS.ID)
                .limit(inline(1))
                .asField();
        Field<String> alike = select(TRANSACTIONS.ID)
                .from(TRANSACTIONS)
                .where(toThem)
                .and(same)
                .orderBy(TRANSACTIONS.SENT_AT)
                .limit(inline(1))
                .asField();
        return coalesce(inDoubt, alike);
    }
}
