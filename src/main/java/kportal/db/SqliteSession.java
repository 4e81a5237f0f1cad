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

    void close() {
        forget.run();
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing more can be done with it, and the next block opens another.
        }
    }
}
