package kportal.db.moving;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of the two databases of a move. */
abstract class End implements AutoCloseable {
    private static final int AT_ONCE = 1000;

    private final Connection connection;
    private final boolean flags;

    /** {@code flags}: it knows true and false. */
    End(String url, boolean flags) throws SQLException {
        this.connection = DriverManager.getConnection(url);
        this.flags = flags;
        connection.setAutoCommit(false);
    }

    static End of(String url) throws SQLException {
        return url.startsWith("jdbc:sqlite:") ? new SqliteEnd(url) : new PostgresEnd(url);
    }

    /** What guards and follows each write doesn't, while rows come that went through it already. */
    abstract void silence(List<MovedTable> tables) throws SQLException;

    /** The opposite; and what only this kind of database has is made from the rows. */
    abstract void wake(List<MovedTable> tables) throws SQLException;

    Connection connection() {
        return connection;
    }

    void run(String... statements) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
        connection.commit();
    }

    boolean exists(String query) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            return row.next();
        }
    }

    /** The key of the last row that is there. */
    @Nullable
    Object @Nullable [] greatestKey(MovedTable table) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(table.selectGreatestKey())) {
            return row.next() ? values(row, table.keyColumns()) : null;
        }
    }

    @FunctionalInterface
    interface Rows {
        void each(@Nullable Object[] values) throws SQLException;
    }

    /** All, or those after a key. */
    void read(MovedTable table, @Nullable Object @Nullable [] after, Rows rows) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement(after == null ? table.selectAll() : table.selectAfter())) {
            sql.setFetchSize(AT_ONCE);
            if (after != null) {
                bind(sql, table.keyColumns(), after);
            }
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    rows.each(values(row, table.columns()));
                }
            }
        }
    }

    /** Each thousand of them is committed: whoever comes after a crash goes on there. */
    long insert(MovedTable table, Source source) throws SQLException {
        try (PreparedStatement sql = connection.prepareStatement(table.insert())) {
            long[] count = {0};
            source.into(values -> {
                bind(sql, table.columns(), values);
                sql.addBatch();
                if (++count[0] % AT_ONCE == 0) {
                    sql.executeBatch();
                    connection.commit();
                }
            });
            sql.executeBatch();
            connection.commit();
            return count[0];
        }
    }

    @FunctionalInterface
    interface Source {
        void into(Rows rows) throws SQLException;
    }

    Print print(MovedTable table) throws SQLException {
        Print.Taking taking = new Print.Taking(table.columns());
        read(table, null, taking::add);
        return taking.taken();
    }

    private void bind(PreparedStatement sql, List<Column> columns, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            columns.get(i).kind().write(sql, i + 1, values[i], flags);
        }
    }

    private static @Nullable Object[] values(ResultSet row, List<Column> columns) throws SQLException {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).kind().read(row, i + 1);
        }
        return values;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
