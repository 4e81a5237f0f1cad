package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;

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
    private static final List<Field<?>> READ = List.of(
            TRANSACTIONS.ID,
            TRANSACTIONS.STATUS,
            TRANSACTIONS.SERVICE,
            TRANSACTIONS.NETWORK,
            TRANSACTIONS.NETWORK_NAME,
            TRANSACTIONS.RECIPIENT,
            TRANSACTIONS.PRODUCT,
            TRANSACTIONS.PRODUCT_NAME,
            TRANSACTIONS.METER_TYPE,
            TRANSACTIONS.MESSAGE,
            TRANSACTIONS.AMOUNT_KOBO,
            USERS.EMAIL,
            TRANSACTIONS.SENT_AT,
            TRANSACTIONS.REFERENCE,
            TRANSACTIONS.TOKEN,
            TRANSACTIONS.NOTE);

    private LineRepository() {}

    static SelectJoinStep<Record> select(DSLContext sql) {
        return sql.select(READ).from(TRANSACTIONS).join(USERS).on(USERS.ID.eq(TRANSACTIONS.CREATED_BY));
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
        return new Line(
                row.getString(1),
                Status.of(row.getString(2)).orElseThrow(),
                order(row),
                row.getString(12),
                Instant.ofEpochMilli(row.getLong(13)),
                row.getString(14),
                row.getString(15),
                row.getString(16));
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                Service.of(row.getString(3)).orElseThrow(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                amount(row));
    }

    private static @Nullable Money amount(ResultSet row) throws SQLException {
        long kobo = row.getLong(11);
        return row.wasNull() ? null : new Money(kobo);
    }
}
