package kportal.db;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmptyDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void itIsWhatTheMigrationsMake() throws IOException, SQLException {
        Path copied = folder.resolve("copied.db");
        Path migrated = Files.createFile(folder.resolve("migrated.db"));
        for (Path file : List.of(copied, migrated)) {
            Databases.open(url(file), Clock.systemUTC()).close();
        }
        // The build gives them all one time.
        String times = "select distinct installed_on from flyway_schema_history";
        assertEquals(1, rows(copied, times).size());
        assertNotEquals(1, rows(migrated, times).size());
        String tables = "select type || name || coalesce(sql, '') from sqlite_schema order by 1";
        assertEquals(rows(migrated, tables), rows(copied, tables));
        String history = "select version || checksum || success from flyway_schema_history order by installed_rank";
        assertEquals(rows(migrated, history), rows(copied, history));
        for (String table : rows(
                migrated, "select name from sqlite_schema where type = 'table' and name <> 'flyway_schema_history'")) {
            String all = "select * from \"" + table + "\"";
            assertEquals(rows(migrated, all), rows(copied, all), table);
        }
    }

    @Test
    void itIsItsOwnersAloneAndTheOnlyFile() throws IOException, SQLException {
        Path file = folder.resolve("a.db");
        Databases.open(url(file), Clock.systemUTC()).close();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("a.db"), names());
        assertEquals(1, Files.getAttribute(file, "unix:nlink"));
    }

    @Test
    void itIsNotPutOverAFile() throws IOException {
        byte[] bytes = {1, 2, 3};
        Path file = Files.write(folder.resolve("a.db"), bytes);
        EmptyDatabase.copyTo(file);
        assertArrayEquals(bytes, Files.readAllBytes(file));
    }

    @Test
    void oneIsMadeHoweverManyBegin() throws Exception {
        for (int turn = 0; turn < 20; turn++) {
            Path file = folder.resolve(turn + ".db");
            try (ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var each : processes.invokeAll(Collections.nCopies(8, () -> {
                    EmptyDatabase.copyTo(file);
                    return Files.getAttribute(file, "unix:ino");
                }))) {
                    assertEquals(Files.getAttribute(file, "unix:ino"), each.get());
                }
            }
        }
        assertEquals(20, names().size());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    private static List<String> rows(Path file, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(file));
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(rows.getString(i)).append(i == rows.getMetaData().getColumnCount() ? "" : "|");
                }
                found.add(row.toString());
            }
            return found;
        }
    }
}
