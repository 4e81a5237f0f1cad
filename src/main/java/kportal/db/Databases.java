package kportal.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import kportal.settings.Masked;
import kportal.settings.SettingError;
import org.flywaydb.core.api.FlywayException;

/** Opens whichever database a JDBC URL names, migrated; one that can't be is the operator's to mend, in one line. */
public final class Databases {
    private static final String SETTING = "DATABASE_URL";

    private Databases() {}

    public static Database open(String url, Clock clock) {
        try (Connection first = migrated(SETTING, url)) {
            Moves.requireHere(first, url);
        } catch (SQLException e) {
            throw wrong(SETTING, url, "it does not answer as it should: " + firstLine(e));
        }
        return isSqlite(url) ? new SqliteDatabase(url, clock) : new PostgresDatabase(url);
    }

    /**
     * Brings its tables up to date, though nobody may serve from it.
     *
     * @param setting which names it
     */
    public static void migrate(String setting, String url) {
        try {
            migrated(setting, url).close();
        } catch (SQLException e) {
            throw wrong(setting, url, "it does not answer as it should: " + firstLine(e));
        }
    }

    /** Changes nothing. */
    public static Standing look(String url) {
        if (isSqlite(url) && !Files.exists(file(url))) {
            return Standing.NONE;
        }
        try (Connection first = DriverManager.getConnection(url)) {
            return MigratedBy.these(first) ? Standing.CURRENT : Standing.OLDER;
        } catch (SQLException e) {
            throw wrong(SETTING, url, "it can't be opened: " + firstLine(e));
        }
    }

    private static Connection migrated(String setting, String url) {
        Connection first = connected(setting, url);
        try {
            Migrations.run(url, first);
            return first;
        } catch (SQLException | FlywayException e) {
            closeQuietly(first);
            throw wrong(setting, url, "its tables can't be brought up to date: " + firstLine(root(e)));
        }
    }

    private static Connection connected(String setting, String url) {
        try {
            if (!isSqlite(url)) {
                return DriverManager.getConnection(url);
            }
            EmptyDatabase.copyTo(file(url));
            DataDir.createFile(file(url));
            // WAL is a property of the file: set before the migrations open it with the driver's defaults.
            return SqliteDatabase.connect(url);
        } catch (IOException | SQLException e) {
            throw wrong(
                    setting,
                    url,
                    "it takes a "
                            + (isSqlite(url) ? "SQLite file that can be opened" : "PostgreSQL that can be reached")
                            + ": " + firstLine(e));
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // What went wrong before is what is told.
        }
    }

    private static boolean isSqlite(String url) {
        return url.startsWith("jdbc:sqlite:");
    }

    private static Path file(String url) {
        return Path.of(url.substring("jdbc:sqlite:".length()));
    }

    private static SettingError wrong(String setting, String url, String why) {
        return new SettingError(setting + " is \"" + Masked.url(url) + "\"; " + why);
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null ? e : root(e.getCause());
    }

    private static String firstLine(Throwable e) {
        return Masked.url(
                Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())
                        .lines()
                        .findFirst()
                        .orElse(""));
    }
}
