package kportal.db;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import kportal.settings.SettingError;
import kportal.testing.PostgresServer;
import kportal.testing.Store;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigratedByTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Store.class)
    void theSameMigrationsAreNotGoneThroughAgain(Store store) throws SQLException {
        String url = opened(store);
        // Flyway would refuse it: this one was never applied.
        execute(url, "update flyway_schema_history set checksum = 1 where version = '1'");
        assertDoesNotThrow(() -> Databases.open(url, Clock.systemUTC()).close());
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void othersAre(Store store) throws SQLException {
        String url = opened(store);
        execute(url, "update flyway_schema_history set checksum = 1 where version = '1'");
        execute(url, "update migrated_by set digest = 'other'");
        assertThrows(SettingError.class, () -> Databases.open(url, Clock.systemUTC()));
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void theLastSetAloneIsNoted(Store store) throws SQLException {
        String url = opened(store);
        execute(url, "update migrated_by set digest = 'older'");
        Databases.open(url, Clock.systemUTC()).close();
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(
                        "select count(*), sum(case when digest = 'older' then 1 else 0 end) from migrated_by")) {
            row.next();
            assertEquals(1, row.getInt(1));
            assertEquals(0, row.getInt(2));
        }
    }

    private String opened(Store store) {
        String url = store == Store.SQLITE ? "jdbc:sqlite:" + folder.resolve("a.db") : PostgresServer.newDatabase();
        Databases.open(url, Clock.systemUTC()).close();
        return url;
    }

    private static void execute(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            assertEquals(1, sql.executeUpdate(statement));
        }
    }
}
