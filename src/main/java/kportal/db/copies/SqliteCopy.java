package kportal.db.copies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kportal.support.Durable;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * Page by page, by SQLite's own backup: not VACUUM INTO, which may number rows anew that the search index knows by their
 * numbers. All in one step, so that it sees one moment; those who write go on meanwhile into the log beside the file.
 */
final class SqliteCopy implements DatabaseCopy {
    /** Without what SQLite keeps for itself and for virtual tables, whose own rows are counted as the index's. */
    private static final String TABLES =
            "select name from sqlite_schema where type = 'table' and name not like 'sqlite\\_%' escape '\\'"
                    + " and name not like 'search\\_%' escape '\\' and name <> 'search' order by name";

    private static final int ALL_PAGES = -1;

    private final Path database;

    SqliteCopy(String databaseUrl) {
        this.database = Path.of(databaseUrl.substring("jdbc:sqlite:".length()));
    }

    @Override
    public String fileName() {
        return "kportal.db";
    }

    @Override
    public long size() throws IOException {
        Path log = beside("-wal");
        return Files.size(database) + (Files.exists(log) ? Files.size(log) : 0);
    }

    @Override
    public Map<String, Long> take(Path file) throws IOException {
        try {
            long stepsBefore;
            try (Connection source = open(database)) {
                stepsBefore = steps(source);
                int code = ((SQLiteConnection) source)
                        .getDatabase()
                        .backup("main", file.toString(), (left, all) -> {}, 100, 50, ALL_PAGES);
                if (code != 0) {
                    throw new IOException("SQLite's backup ended with code " + code);
                }
            }
            Map<String, Long> counts = checked(file, stepsBefore);
            Durable.force(file);
            return counts;
        } catch (SQLException e) {
            throw new IOException("the database could not be copied: " + e.getMessage(), e);
        }
    }

    /** Whole, and no older than what was there before it was begun. */
    private static Map<String, Long> checked(Path file, long stepsBefore) throws SQLException, IOException {
        try (Connection copy = open(file);
                Statement sql = copy.createStatement()) {
            // One file, without a log beside it.
            sql.execute("pragma journal_mode = delete");
            try (ResultSet row = sql.executeQuery("pragma integrity_check(1)")) {
                if (!row.next() || !row.getString(1).equals("ok")) {
                    throw new IOException("SQLite's integrity check found it damaged");
                }
            }
            if (steps(copy) < stepsBefore) {
                throw new IOException("it lacks steps of purchases that were there before it was begun");
            }
            return RowCounts.of(copy, TABLES);
        }
    }

    private static long steps(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery("select coalesce(max(rowid), 0) from transaction_events")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public @Nullable String inTheWay() {
        return Files.exists(database) ? database + " is there already" : null;
    }

    @Override
    public Optional<Path> putBack(Path file, Map<String, Long> rows, Consumer<String> finish) throws IOException {
        try {
            RowCounts.requireSame(rows, checked(file, 0));
            finish.accept("jdbc:sqlite:" + file);
            try (Connection copy = open(file);
                    Statement sql = copy.createStatement()) {
                sql.execute("pragma journal_mode = delete");
            }
        } catch (SQLException e) {
            throw new IOException("it is no SQLite database: " + e.getMessage(), e);
        }
        Optional<Path> aside = Files.exists(database) ? Optional.of(moveAside()) : Optional.empty();
        Durable.publish(file, database);
        return aside;
    }

    /** With its log, whose latest writes are nowhere else, and which would be played into the other database. */
    private Path moveAside() throws IOException {
        Path aside = Path.of(database + ".before-" + System.currentTimeMillis());
        for (String suffix : List.of("-wal", "-shm", "")) {
            if (Files.exists(beside(suffix))) {
                Files.move(beside(suffix), Path.of(aside + suffix));
            }
        }
        return aside;
    }

    private Path beside(String suffix) {
        return Path.of(database + suffix);
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
