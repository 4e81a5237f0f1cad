package kportal.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** A database that a newer portal brought up to date, under this one. */
final class Newer {
    private Newer() {}

    /** One that says that this portal is too old for it. */
    static void refuse(MigrationInfo[] migrations, Connection connection) throws SQLException {
        boolean newer = Arrays.stream(migrations)
                .anyMatch(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved());
        if (!newer) {
            return;
        }
        int known = Arrays.stream(migrations)
                .filter(migration -> migration.getState().isResolved())
                .mapToInt(migration -> Integer.parseInt(migration.getVersion().getVersion()))
                .max()
                .orElseThrow();
        int needed = needed(connection);
        if (known < needed) {
            throw new FlywayException("a newer portal brought it up to date, and this one is too old to serve from it"
                    + " (it knows " + known + " migrations, " + needed + " are needed); start the newer one");
        }
    }

    private static int needed(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select max(migration) from served_from")) {
            row.next();
            return row.getInt(1);
        }
    }
}
