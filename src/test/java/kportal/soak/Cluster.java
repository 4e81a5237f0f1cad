package kportal.soak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kportal.testing.PostgresServer;
import kportal.testing.ShippedJar;

/** Two portals on one PostgreSQL, with a Kpoint that does as it is told. */
final class Cluster implements AutoCloseable {
    private final PostgresServer postgres = PostgresServer.own();
    private final String database = postgres.createDatabase();
    private final Path folder = Files.createTempDirectory("kportal-cluster");
    private final PretendedKpoint kpoint = new PretendedKpoint(folder.resolve("reached.log"));
    private final List<PortalProcess> nodes = new ArrayList<>();
    private final Path jar;
    private PortalProcess first;
    private PortalProcess second;

    Cluster() throws IOException {
        this(ShippedJar.path());
    }

    Cluster(Path jar) throws IOException {
        this.jar = jar;
        first = node("first", jar);
        second = node("second", jar);
    }

    /** One more, or one of that name anew. */
    PortalProcess node(String name, Path jar) throws IOException {
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
        PortalProcess node = PortalProcess.launch(jar, settings, folder.resolve(name + ".log"), List.of());
        nodes.add(node);
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

    Path folder(String name) {
        return folder.resolve(name);
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

    /** Of each recipient, how its purchase stands. */
    Map<String, String> statuses() throws SQLException {
        Map<String, String> statuses = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(database);
                ResultSet rows =
                        connection.createStatement().executeQuery("select recipient, status from transactions")) {
            while (rows.next()) {
                statuses.put(rows.getString(1), rows.getString(2));
            }
        }
        return statuses;
    }

    /** One that died is back. */
    void mend() throws IOException {
        if (first.awaitExit(0)) {
            first = node("first", jar);
        }
        if (second.awaitExit(0)) {
            second = node("second", jar);
        }
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(PortalProcess::close);
        kpoint.close();
        postgres.stop();
        Folders.delete(folder);
    }
}
