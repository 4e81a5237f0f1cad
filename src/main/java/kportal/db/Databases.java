package kportal.db;

import java.sql.SQLException;
import java.time.Clock;

/** Opens whichever database a JDBC URL names, migrated. */
public final class Databases {
    private Databases() {}

    public static Database open(String url, Clock clock) {
        if (!url.startsWith("jdbc:sqlite:")) {
            Migrations.run(url);
            return new PostgresDatabase(url);
        }
        try (var first = SqliteDatabase.connect(url)) {
            // WAL is a property of the file: set before the migrations open it with the driver's defaults.
            Migrations.run(url);
        } catch (SQLException e) {
            throw new IllegalStateException("the SQLite file can't be opened", e);
        }
        return new SqliteDatabase(url, clock);
    }
}
