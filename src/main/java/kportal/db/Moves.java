package kportal.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import kportal.settings.Masked;
import kportal.settings.SettingError;

/** Whether a database is the one to serve from: not half of one, and not one that went elsewhere. */
final class Moves {
    private Moves() {}

    static void requireHere(Connection connection, String url) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select state from moves")) {
            if (row.next()) {
                throw new SettingError("DATABASE_URL is \"" + Masked.url(url) + "\"; "
                        + (row.getString(1).equals("left")
                                ? "what it held was moved to another database, name that one"
                                : "not everything was moved into it yet, let the command move end first"));
            }
        }
    }
}
