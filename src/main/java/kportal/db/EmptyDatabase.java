package kportal.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import kportal.support.Durable;

/** SQLite's file with every table and nothing in them, as the build made it: to migrate one takes a third of a first start. */
final class EmptyDatabase {
    /** Of these very migrations, by its name: what an older build left is not found. */
    private static final String MADE = "/db/empty-" + MigratedBy.DIGEST + ".db";

    private EmptyDatabase() {}

    /** Whole or not at all, and never over a file that is there. Where it can't be, the migrations make one. */
    static void copyTo(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try (InputStream made = EmptyDatabase.class.getResourceAsStream(MADE)) {
            if (made == null) {
                return;
            }
            Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + "-", ".new");
            try {
                Files.write(whole, made.readAllBytes());
                Durable.force(whole);
                link(file, whole);
            } finally {
                Files.delete(whole);
            }
            Durable.forceFolderOf(file);
        }
    }

    /** A second name, and not a move: it fails where another process was first. */
    private static void link(Path file, Path whole) throws IOException {
        try {
            Files.createLink(file, whole);
        } catch (FileSystemException | UnsupportedOperationException e) {
            // That process's file is as good, and so is a migrated one where the folder knows no second names.
        }
    }

    /** By the build: {@code args} are the file, and the time that it tells of, the same in every build. */
    public static void main(String[] args) throws IOException, SQLException {
        Path file = Path.of(args[0]);
        String url = "jdbc:sqlite:" + file;
        // There already: so it is migrated, not copied.
        Durable.create(file);
        Databases.migrate("DATABASE_URL", url);
        try (Connection connection = SqliteDatabase.connect(url);
                PreparedStatement history = connection.prepareStatement(
                        "update flyway_schema_history set installed_on = strftime('%Y-%m-%d %H:%M:%f', ?), execution_time = 0");
                Statement sql = connection.createStatement()) {
            history.setString(1, args[1]);
            history.executeUpdate();
            sql.execute("vacuum");
        }
    }
}
