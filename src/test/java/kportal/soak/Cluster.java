package kportal.soak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kportal.testing.PostgresServer;

/** Two portals on one PostgreSQL, with a Kpoint that does as it is told. */
final class Cluster implements AutoCloseable {
    private final PostgresServer postgres = PostgresServer.own();
    private final String database = postgres.createDatabase();
    private final Path folder = Files.createTempDirectory("kportal-cluster");
    private final PretendedKpoint kpoint = new PretendedKpoint(folder.resolve("reached.log"));
    private PortalProcess first = node("first");
    private PortalProcess second = node("second");

    Cluster() throws IOException {}

    private PortalProcess node(String name) throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        Map<String, String> settings = Map.of(
                "DATA_DIR",
                data.toString(),
                "SHARED_DIR",
                folder.resolve("shared").toString(),
                "PORT",
                "0",
                "KPOINT_BASE_URL",
                kpoint.url().toString(),
                "KPOINT_TIMEOUT_SECONDS",
                "10",
                "DATABASE_URL",
                database);
        PortalProcess node = PortalProcess.launch(
                settings, folder.resolve(name + ".log"), List.of(), "-XX:SharedArchiveFile=" + ClassArchive.path());
        assertTrue(node.awaitReady());
        return node;
    }

    PostgresServer postgres() {
        return postgres;
    }

    String database() {
        return database;
    }

    PretendedKpoint kpoint() {
        return kpoint;
    }

    PortalProcess first() {
        return first;
    }

    PortalProcess second() {
        return second;
    }

    /** Of exports, whole ones and parts; none: nobody asked for one yet. */
    List<Path> exports() throws IOException {
        Path exports = folder.resolve("shared/exports");
        if (!Files.exists(exports)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(exports)) {
            return files.toList();
        }
    }

    void execute(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database)) {
            connection.createStatement().execute(statement);
        }
    }

    /** One that died is back. */
    void mend() throws IOException {
        if (first.awaitExit(0)) {
            first = node("first");
        }
        if (second.awaitExit(0)) {
            second = node("second");
        }
    }

    @Override
    public void close() throws IOException {
        first.close();
        second.close();
        kpoint.close();
        postgres.stop();
        Folders.delete(folder);
    }
}
