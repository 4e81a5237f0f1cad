package kportal.batches;

import static kportal.db.generated.Tables.BATCH_ROWS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kportal.db.Database;
import kportal.db.generated.tables.BatchRows;
import kportal.db.generated.tables.Transactions;
import kportal.support.Money;
import kportal.transactions.Order;
import kportal.transactions.Service;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The rows of a batch, each beside its transaction. */
public final class BatchRowRepository {
    /** What a row's transaction is found by; a draft was not sent. */
    static final Condition ITS_TRANSACTION = TRANSACTIONS
            .BATCH_ID
            .eq(BATCH_ROWS.BATCH_ID)
            .and(TRANSACTIONS.BATCH_ROW.eq(BATCH_ROWS.ROW_NUMBER))
            .and(TRANSACTIONS.STATUS.ne(inline(Status.DRAFT.code())));

    static final Field<String> STANDING = coalesce(
            TRANSACTIONS.STATUS,
            when(BATCH_ROWS.LEFT_OUT.eq(inline(1)), inline(RowState.LEFT_OUT.code()))
                    .when(BATCH_ROWS.ERRORS.isNotNull(), inline(RowState.WRONG.code()))
                    .when(BATCH_ROWS.HELD.isNotNull(), inline(RowState.HELD.code()))
                    .otherwise(inline(RowState.WAITING.code())));

    static final Field<String> STATE = STANDING.as("state");

    static final Condition REPEATS =
            BATCH_ROWS.DOUBLE_OF_ROW.lt(BATCH_ROWS.ROW_NUMBER).or(BATCH_ROWS.DOUBLE_OF.isNotNull());

    private static final BatchRows EARLIER = BATCH_ROWS.as("earlier");

    /** The first of several is marked as one of its own. */
    private static final Field<Integer> EARLIER_LINE = select(EARLIER.LINE)
            .from(EARLIER)
            .where(EARLIER.BATCH_ID.eq(BATCH_ROWS.BATCH_ID))
            .and(EARLIER.ROW_NUMBER.eq(BATCH_ROWS.DOUBLE_OF_ROW))
            .and(EARLIER.ROW_NUMBER.lt(BATCH_ROWS.ROW_NUMBER))
            .asField("earlier_line");

    private final Database db;

    public BatchRowRepository(Database db) {
        this.db = db;
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
}
