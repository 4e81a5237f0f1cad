package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.inline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kportal.support.Money;
import kportal.transactions.Order;
import kportal.transactions.Service;
import kportal.transactions.Status;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectJoinStep;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** The columns of a {@link Line}. */
final class LineRepository {
    /** In the order in which {@link #read} takes them. */
    private static final Field<String> TEXTS = packed(List.of(
            TRANSACTIONS.ID,
            TRANSACTIONS.STATUS,
            USERS.EMAIL,
            TRANSACTIONS.REFERENCE,
            TRANSACTIONS.TOKEN,
            TRANSACTIONS.NOTE,
            TRANSACTIONS.UNITS,
            TRANSACTIONS.SERVICE,
            TRANSACTIONS.NETWORK,
            TRANSACTIONS.NETWORK_NAME,
            TRANSACTIONS.RECIPIENT,
            TRANSACTIONS.PRODUCT,
            TRANSACTIONS.PRODUCT_NAME,
            TRANSACTIONS.METER_TYPE,
            TRANSACTIONS.MESSAGE));

    private LineRepository() {}

    /** As {@link Packed} reads it. */
    static Field<String> packed(List<Field<String>> texts) {
        return concat(texts.stream().map(LineRepository::packed).toArray(Field<?>[]::new));
    }

    /** No length at all: there is none. */
    private static Field<String> packed(Field<String> text) {
        Field<String> end = inline(String.valueOf(Packed.END_OF_LENGTH));
        // jOOQ's own counts letters on SQLite.
        Field<Integer> bytes = function("octet_length", Integer.class, text);
        return coalesce(concat(bytes, end, text), end);
    }

    static SelectJoinStep<Record> select(DSLContext sql) {
        return sql.select(List.<Field<?>>of(
                        TEXTS, TRANSACTIONS.SENT_AT, TRANSACTIONS.AMOUNT_KOBO, TRANSACTIONS.CHARGED_KOBO))
                .from(TRANSACTIONS)
                .join(USERS)
                .on(USERS.ID.eq(TRANSACTIONS.CREATED_BY));
    }

    /** From the driver's own rows: a record of jOOQ's for each would take half of the time of an export. */
    static List<Line> fetch(ResultQuery<Record> query) {
        try (ResultSet rows = query.fetchResultSet()) {
            List<Line> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(read(rows));
            }
            return lines;
        } catch (SQLException e) {
            throw new DataAccessException("the rows of an export could not be read", e);
        }
    }

    private static Line read(ResultSet row) throws SQLException {
        Packed texts = new Packed(row.getBytes(1));
        String id = texts.some();
        Status status = Status.of(texts.some()).orElseThrow();
        String madeBy = texts.some();
        String reference = texts.next();
        String token = texts.next();
        String note = texts.next();
        String units = texts.next();
        return new Line(
                id,
                status,
                order(texts, row),
                madeBy,
                Instant.ofEpochMilli(row.getLong(2)),
                reference,
                token,
                note,
                units,
                naira(row, 4));
    }

    private static Order order(Packed texts, ResultSet row) throws SQLException {
        return new Order(
                Service.of(texts.some()).orElseThrow(),
                texts.next(),
                texts.next(),
                texts.some(),
                texts.next(),
                texts.next(),
                texts.next(),
                texts.next(),
                naira(row, 3));
    }

    private static @Nullable Money naira(ResultSet row, int column) throws SQLException {
        long kobo = row.getLong(column);
        return row.wasNull() ? null : new Money(kobo);
    }
}
