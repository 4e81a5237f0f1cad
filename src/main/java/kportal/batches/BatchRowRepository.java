package kportal.batches;

import static kportal.db.generated.Tables.BATCHES;
import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import kportal.db.Database;
import kportal.db.generated.tables.BatchRows;
import kportal.db.generated.tables.Transactions;
import kportal.support.Money;
import kportal.transactions.Order;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.transactions.TransactionRepository;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of a batch, each beside its transaction. */
public final class BatchRowRepository {
    /** What a row's transaction is found by; a draft was not sent. */
    private static final Condition ITS_TRANSACTION = TRANSACTIONS
            .BATCH_ID
            .eq(BATCH_ROWS.BATCH_ID)
            .and(TRANSACTIONS.BATCH_ROW.eq(BATCH_ROWS.ROW_NUMBER))
            .and(TRANSACTIONS.STATUS.ne(inline(Status.DRAFT.code())));

    private static final Field<String> STANDING = coalesce(
            TRANSACTIONS.STATUS,
            when(BATCH_ROWS.LEFT_OUT.eq(inline(1)), inline(RowState.LEFT_OUT.code()))
                    .when(BATCH_ROWS.ERRORS.isNotNull(), inline(RowState.WRONG.code()))
                    .when(BATCH_ROWS.HELD.isNotNull(), inline(RowState.HELD.code()))
                    .otherwise(inline(RowState.WAITING.code())));

    private static final Field<String> STATE = STANDING.as("state");

    private static final BatchRows EARLIER = BATCH_ROWS.as("earlier");

    /** The first of several is marked as one of its own. */
    private static final Field<Integer> EARLIER_LINE = select(EARLIER.LINE)
            .from(EARLIER)
            .where(EARLIER.BATCH_ID.eq(BATCH_ROWS.BATCH_ID))
            .and(EARLIER.ROW_NUMBER.eq(BATCH_ROWS.DOUBLE_OF_ROW))
            .and(EARLIER.ROW_NUMBER.lt(BATCH_ROWS.ROW_NUMBER))
            .asField("earlier_line");

    private static final Condition REPEATS =
            BATCH_ROWS.DOUBLE_OF_ROW.lt(BATCH_ROWS.ROW_NUMBER).or(BATCH_ROWS.DOUBLE_OF.isNotNull());

    private final Database db;

    public BatchRowRepository(Database db) {
        this.db = db;
    }

    public Counts counts(String batchId) {
        return db.read(sql -> counts(sql, batchId));
    }

    /** Also asked inside the transaction that lets a batch run. */
    public static Counts counts(DSLContext sql, String batchId) {
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

    /** Those in some states, or that repeat another, from a number on. */
    public List<Row> list(String batchId, Service service, Set<RowState> states, boolean doubles, int after, int most) {
        Condition wanted = STANDING.in(states.stream().map(RowState::code).toList());
        return fetch(
                service,
                BATCH_ROWS
                        .BATCH_ID
                        .eq(batchId)
                        .and(BATCH_ROWS.ROW_NUMBER.gt(after))
                        .and(doubles ? wanted.and(REPEATS) : wanted),
                most);
    }

    /** What certainly did not happen, and was not bought again since. */
    public List<Row> repeatable(Batch batch, int after, int most) {
        Set<RowState> surely = batch.ended()
                ? Set.of(RowState.FAILED, RowState.HELD, RowState.WAITING)
                : Set.of(RowState.FAILED, RowState.HELD);
        Transactions later = TRANSACTIONS.as("later");
        return fetch(
                batch.service(),
                BATCH_ROWS
                        .BATCH_ID
                        .eq(batch.id())
                        .and(BATCH_ROWS.ROW_NUMBER.gt(after))
                        .and(STANDING.in(surely.stream().map(RowState::code).toList()))
                        .and(notExists(selectOne()
                                .from(later)
                                .where(later.AGAIN_OF.eq(TRANSACTIONS.ID))
                                .and(later.STATUS.ne(inline(Status.DRAFT.code()))))),
                most);
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

    public Optional<Row> find(String batchId, Service service, int number) {
        return fetch(service, BATCH_ROWS.BATCH_ID.eq(batchId).and(BATCH_ROWS.ROW_NUMBER.eq(number)), 1).stream()
                .findFirst();
    }

    private List<Row> fetch(Service service, Condition which, int most) {
        return db.read(sql -> sql.select(BATCH_ROWS.asterisk())
                .select(
                        STATE,
                        EARLIER_LINE,
                        TRANSACTIONS.ID,
                        TRANSACTIONS.SENT_AT,
                        TRANSACTIONS.REASON,
                        TRANSACTIONS.REFERENCE,
                        TRANSACTIONS.TOKEN,
                        TRANSACTIONS.UNITS,
                        TRANSACTIONS.KPOINT_MESSAGE)
                .from(BATCH_ROWS)
                .leftJoin(TRANSACTIONS)
                .on(ITS_TRANSACTION)
                .where(which)
                .orderBy(BATCH_ROWS.BATCH_ID, BATCH_ROWS.ROW_NUMBER)
                .limit(most)
                .fetch(row -> read(service, row)));
    }

    private static Row read(Service service, Record row) {
        return new Row(
                row.get(BATCH_ROWS.ROW_NUMBER),
                row.get(BATCH_ROWS.LINE),
                Packed.texts(row.get(BATCH_ROWS.CELLS)),
                Packed.fields(row.get(BATCH_ROWS.FIELDS)),
                Packed.errors(row.get(BATCH_ROWS.ERRORS)),
                order(service, row),
                row.get(EARLIER_LINE),
                row.get(BATCH_ROWS.DOUBLE_OF),
                RowState.of(row.get(STATE)),
                row.get(BATCH_ROWS.HELD),
                sent(row));
    }

    public static @Nullable Order order(Service service, Record row) {
        if (row.get(BATCH_ROWS.RECIPIENT) == null) {
            return null;
        }
        Long kobo = row.get(BATCH_ROWS.AMOUNT_KOBO);
        return new Order(
                service,
                row.get(BATCH_ROWS.NETWORK),
                row.get(BATCH_ROWS.NETWORK_NAME),
                row.get(BATCH_ROWS.RECIPIENT),
                row.get(BATCH_ROWS.PRODUCT),
                row.get(BATCH_ROWS.PRODUCT_NAME),
                row.get(BATCH_ROWS.METER_TYPE),
                row.get(BATCH_ROWS.MESSAGE),
                kobo == null ? null : new Money(kobo));
    }

    private static Row.@Nullable Sent sent(Record row) {
        return row.get(TRANSACTIONS.ID) == null
                ? null
                : new Row.Sent(
                        row.get(TRANSACTIONS.ID),
                        row.get(TRANSACTIONS.SENT_AT),
                        row.get(TRANSACTIONS.REASON),
                        row.get(TRANSACTIONS.REFERENCE),
                        row.get(TRANSACTIONS.TOKEN),
                        row.get(TRANSACTIONS.UNITS),
                        row.get(TRANSACTIONS.KPOINT_MESSAGE));
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
