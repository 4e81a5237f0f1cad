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
    private Databases() {}

    public static Database open(String url, Clock clock) {
        try {
            return url.startsWith("jdbc:sqlite:") ? sqlite(url, clock) : postgres(url);
        } catch (FlywayException e) {
            throw wrong(url, "its tables can't be brought up to date: " + firstLine(root(e)));
        }
    }

    /** Changes nothing. */
    public static Standing look(String url) {
        if (url.startsWith("jdbc:sqlite:") && !Files.exists(Path.of(url.substring("jdbc:sqlite:".length())))) {
            return Standing.NONE;
        }
        try (Connection first = DriverManager.getConnection(url)) {
            return MigratedBy.these(first) ? Standing.CURRENT : Standing.OLDER;
        } catch (SQLException e) {
            throw wrong(url, "it can't be opened: " + firstLine(e));
        }
    }

    private static Database sqlite(String url, Clock clock) {
        try {
            DataDir.createFile(Path.of(url.substring("jdbc:sqlite:".length())));
            // WAL is a property of the file: set before the migrations open it with the driver's defaults.
            try (Connection first = SqliteDatabase.connect(url)) {
                Migrations.run(url, first);
            }
        } catch (IOException | SQLException e) {
            throw wrong(url, "it takes a SQLite file that can be opened: " + firstLine(e));
        }
        return new SqliteDatabase(url, clock);
    }

    private static Database postgres(String url) {
        try (Connection first = DriverManager.getConnection(url)) {
            Migrations.run(url, first);
        } catch (SQLException e) {
            throw wrong(url, "it takes a PostgreSQL that can be reached: " + firstLine(e));
        }
        return new PostgresDatabase(url);
    }

    private static SettingError wrong(String url, String why) {
        return new SettingError("DATABASE_URL is \"" + Masked.url(url) + "\"; " + why);
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
