package kportal.db;

import java.sql.SQLException;
import org.jooq.DSLContext;

/** A connection that belongs to one thread, autocommit on, with jOOQ around it. */
record SqliteSession(PreparedOnce connection, DSLContext sql, Runnable forget) {
    /** Begins, ends or divides a transaction, by a statement that answers no rows. */
    void transaction(String statement) throws SQLException {
        try (var jdbc = connection.prepareStatement(statement)) {
            jdbc.execute();
        }
    }

    /**
     * Copies the log (WAL) into the file and empties it: old pages stand in it word for word. A reader in the way is waited
     * for no longer than a purchase can wait beside it; false: it was in the way to the end.
     */
    boolean emptyLog() throws SQLException {
        try (var jdbc = connection.createStatement()) {
            jdbc.execute("pragma busy_timeout = 250");
            try (var said = jdbc.executeQuery("pragma wal_checkpoint(truncate)")) {
                return said.next() && said.getInt("busy") == 0;
            } finally {
                jdbc.execute("pragma busy_timeout = " + SqliteConnections.BUSY_MILLIS);
            }
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
