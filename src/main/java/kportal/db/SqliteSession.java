package kportal.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;

/** A connection that belongs to one thread, autocommit on, with jOOQ around it. */
record SqliteSession(Connection connection, DSLContext sql, Runnable forget) {
    void execute(String statement) throws SQLException {
        try (var jdbc = connection.createStatement()) {
            jdbc.execute(statement);
        }
    }

    /**
     * Copies the log (WAL) into the file and empties it: old pages stand in it word for word. A reader in the way is waited
     * for no longer than a purchase can wait beside it; false: it was in the way to the end.
     */
    boolean emptyLog() throws SQLException {
        execute("pragma busy_timeout = 250");
        try (var jdbc = connection.createStatement();
                var said = jdbc.executeQuery("pragma wal_checkpoint(truncate)")) {
            return said.next() && said.getInt("busy") == 0;
        } finally {
            execute("pragma busy_timeout = " + SqliteConnections.BUSY_MILLIS);
        }
    }

    void close() {
        forget.run();
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing more can be done with it, and the next block opens another.
        }
    }
}
