package kportal.transactions;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import java.util.List;
import kportal.db.generated.tables.Users;
import kportal.support.Money;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/** Which columns a transaction is read from, and how. */
public final class RowRepository {
    private static final Users SETTLER = USERS.as("settler");
    private static final Field<String> SETTLER_EMAIL = SETTLER.EMAIL.as("settler_email");

    /** What {@link #order} needs. */
    private static final List<Field<?>> ORDER = List.of(
            TRANSACTIONS.SERVICE,
            TRANSACTIONS.NETWORK,
            TRANSACTIONS.NETWORK_NAME,
            TRANSACTIONS.RECIPIENT,
            TRANSACTIONS.PRODUCT,
            TRANSACTIONS.PRODUCT_NAME,
            TRANSACTIONS.METER_TYPE,
            TRANSACTIONS.MESSAGE,
            TRANSACTIONS.AMOUNT_KOBO);

    private static final List<Field<?>> OTHERS = List.of(
            TRANSACTIONS.ID,
            TRANSACTIONS.STATUS,
            TRANSACTIONS.AGAIN_OF,
            TRANSACTIONS.BATCH_ID,
            USERS.EMAIL,
            TRANSACTIONS.CREATED_AT,
            TRANSACTIONS.EXPIRES_AT,
            TRANSACTIONS.LIST_READ_AT,
            TRANSACTIONS.SENT_AT,
            TRANSACTIONS.FINISHED_AT,
            TRANSACTIONS.REACHED,
            TRANSACTIONS.REASON,
            TRANSACTIONS.REFERENCE,
            TRANSACTIONS.TOKEN,
            TRANSACTIONS.UNITS,
            TRANSACTIONS.CHARGED_KOBO,
            TRANSACTIONS.KPOINT_MESSAGE,
            TRANSACTIONS.TYPED,
            SETTLER_EMAIL,
            TRANSACTIONS.SETTLED_AT,
            TRANSACTIONS.NOTE);

    /** What a purchase took: what Kpoint said that it charged, and the amount where it didn't say. */
    public static final Field<Long> COST = coalesce(TRANSACTIONS.CHARGED_KOBO, TRANSACTIONS.AMOUNT_KOBO, inline(0L));

    private RowRepository() {}

    /** What {@link #read} needs; also for the history. */
    public static SelectJoinStep<Record> select(DSLContext sql) {
        return sql.select(ORDER)
                .select(OTHERS)
                .from(TRANSACTIONS)
                .join(USERS)
                .on(USERS.ID.eq(TRANSACTIONS.CREATED_BY))
                .leftJoin(SETTLER)
                .on(SETTLER.ID.eq(TRANSACTIONS.SETTLED_BY));
    }

    public static Transaction read(Record row) {
        return new Transaction(
                row.get(TRANSACTIONS.ID),
                Status.of(row.get(TRANSACTIONS.STATUS)).orElseThrow(),
                order(row),
                row.get(TRANSACTIONS.AGAIN_OF),
                row.get(TRANSACTIONS.BATCH_ID),
                row.get(USERS.EMAIL),
                row.get(TRANSACTIONS.CREATED_AT),
                row.get(TRANSACTIONS.EXPIRES_AT),
                row.get(TRANSACTIONS.LIST_READ_AT),
                row.get(TRANSACTIONS.SENT_AT),
                row.get(TRANSACTIONS.FINISHED_AT),
                row.get(TRANSACTIONS.REACHED),
                row.get(TRANSACTIONS.REASON),
                row.get(TRANSACTIONS.REFERENCE),
                row.get(TRANSACTIONS.TOKEN),
                row.get(TRANSACTIONS.UNITS),
                money(row.get(TRANSACTIONS.CHARGED_KOBO)),
                row.get(TRANSACTIONS.KPOINT_MESSAGE),
                row.get(TRANSACTIONS.TYPED),
                row.get(SETTLER_EMAIL),
                row.get(TRANSACTIONS.SETTLED_AT),
                row.get(TRANSACTIONS.NOTE));
    }

    private static Order order(Record row) {
        return new Order(
                Service.of(row.get(TRANSACTIONS.SERVICE)).orElseThrow(),
                row.get(TRANSACTIONS.NETWORK),
                row.get(TRANSACTIONS.NETWORK_NAME),
                row.get(TRANSACTIONS.RECIPIENT),
                row.get(TRANSACTIONS.PRODUCT),
                row.get(TRANSACTIONS.PRODUCT_NAME),
                row.get(TRANSACTIONS.METER_TYPE),
                row.get(TRANSACTIONS.MESSAGE),
                money(row.get(TRANSACTIONS.AMOUNT_KOBO)));
    }

    private static @Nullable Money money(@Nullable Long kobo) {
        return kobo == null ? null : new Money(kobo);
    }
}
