package kportal.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** Opens the file as this product needs it, and closes what is still open at the end. */
final class SqliteConnections {
    static final int BUSY_MILLIS = 10_000;
    /** A purchase takes twenty. */
    private static final int MOST_PREPARED = 64;

    private final String url;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    SqliteConnections(String url) {
        this.url = url;
    }

    SqliteSession open(boolean readOnly) throws SQLException {
        Connection connection = connect(url, readOnly);
        open.add(connection);
        PreparedOnce kept = new PreparedOnce(connection, MOST_PREPARED);
        // A page's statements are quickly compiled, and to keep them for each reader takes memory.
        return new SqliteSession(kept, sql(readOnly ? connection : kept), () -> open.remove(connection));
    }

    static Connection connect(String url, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-8000");
        Connection connection = config.createConnection(url);
        try (var statement = connection.createStatement()) {
            // What is deleted is overwritten at once, not when its place is needed again.
            statement.execute(readOnly ? "pragma query_only = on" : "pragma secure_delete = on");
        }
        return connection;
    }

    private static DSLContext sql(Connection connection) {
        return DSL.using(connection, SQLDialect.SQLITE, Dialects.settings());
    }

    void close() {
        for (Connection connection : open) {
            try {
                connection.close();
            } catch (SQLException e) {
                // The file is consistent without a clean close; the next open recovers the WAL.
            }
        }
    }
}
