package kportal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A real PostgreSQL, from Debian's package: started once for all the tests of a JVM, stopped and deleted at its end.
 * Each test asks for a database of its own; one that kills the server asks for a server of its own.
 */
public final class PostgresServer {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path bin;
    private final Path folder;
    private final int port;
    private final boolean durable;

    private PostgresServer(Path bin, Path folder, int port, boolean durable) {
        this.bin = bin;
        this.folder = folder;
        this.port = port;
        this.durable = durable;
    }

    private static final class Running {
        private static final PostgresServer SERVER = start(false);
    }

    /** The JDBC URL of a fresh, empty database. */
    public static String newDatabase() {
        return Running.SERVER.createDatabase();
    }

    /** The same as another, to which nobody is connected. */
    static String newDatabase(String template) {
        return Running.SERVER.createDatabase(template);
    }

    /** One that nobody else uses. */
    public static PostgresServer own() {
        return start(false);
    }

    /** The same, and it syncs as one that matters does. */
    public static PostgresServer durable() {
        return start(true);
    }

    /** One whose folder stays for the next time; it syncs, and stops in peace at the end. */
    public static PostgresServer kept(Path folder) {
        var bin = newestBinaries();
        try {
            Files.createDirectories(folder);
            if (isRoot()) {
                run(List.of("chown", "postgres", folder.toString()), "hand its folder over");
            }
            var server = new PostgresServer(bin, folder, freePort(), true);
            if (!Files.exists(Path.of(server.data(), "PG_VERSION"))) {
                server.initialize();
            }
            server.launch();
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> server.pg("pg_ctl", "-D", server.data(), "-m", "fast", "-w", "stop")));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of this name, made when it isn't there. */
    public String keptDatabase(String name) {
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
            if (!found.next()) {
                statement.execute("create database " + name);
            }
            return url(name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database in PostgreSQL", e);
        }
    }

    public String createDatabase() {
        return createDatabase("template1");
    }

    private String createDatabase(String template) {
        var name = "test_" + DATABASES.incrementAndGet();
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException("No new database in PostgreSQL", e);
        }
        return url(name);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    private static PostgresServer start(boolean durable) {
        var bin = newestBinaries();
        try {
            var folder = Files.createTempDirectory("kportal-postgres");
            if (isRoot()) {
                run(List.of("chown", "postgres", folder.toString()), "hand its folder over");
            }
            var server = new PostgresServer(bin, folder, freePort(), durable);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            server.initialize();
            server.launch();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void initialize() {
        pg("initdb", "-D", data(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
    }

    /** A backend that was born as the server was killed holds its memory for a moment longer: tried again. */
    public void startAgain() {
        for (int tries = 1; ; tries++) {
            try {
                launch();
                return;
            } catch (IllegalStateException e) {
                if (tries == 10) {
                    throw e;
                }
            }
        }
    }

    /** It starts its own processes again when one of them gives up; whoever looks after it starts it when it gives up. */
    public void awaitUp(Duration atMost) {
        var until = System.nanoTime() + atMost.toNanos();
        while (!takesConnections()) {
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException("PostgreSQL does not come back");
            }
            if (first().isEmpty()) {
                startAgain();
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    private boolean takesConnections() {
        try (var connection = DriverManager.getConnection(url("postgres"))) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** The process that all others descend from, if it runs. */
    private Optional<ProcessHandle> first() {
        try {
            return Files.readAllLines(Path.of(data(), "postmaster.pid")).stream()
                    .findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(ProcessHandle::isAlive);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Of all its processes, the first one first. */
    public List<Long> processes() {
        return first().stream()
                .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
                .map(ProcessHandle::pid)
                .toList();
    }

    /**
     * A test's data need not outlive a power cut: no fsync, unless it is what the test is about. Nor do databases of a
     * moment want a vacuum: one of dozens would begin every second.
     */
    private void launch() {
        pg("pg_ctl", "-D", data(), "-w", "-l", folder.resolve("log").toString(), "-o", options(), "start");
    }

    /** SIGKILL to every process of it, the first one first, so that it can't save the others. */
    public void crash() {
        var first = first().orElseThrow();
        var all = Stream.concat(Stream.of(first), first.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    public int port() {
        return port;
    }

    private static Path newestBinaries() {
        try (var versions = Files.isDirectory(VERSIONS) ? Files.list(VERSIONS) : Stream.<Path>empty()) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(Path::toString))
                    .orElseThrow(() -> new IllegalStateException("The tests need PostgreSQL, and there is none in "
                            + VERSIONS + ": run `make test`, which installs it"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String data() {
        return folder.resolve("data").toString();
    }

    private String options() {
        return "-p " + port + " -k " + folder + " -c listen_addresses=127.0.0.1 -c max_connections=200"
                + (durable ? "" : " -c fsync=off -c autovacuum=off");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public void stop() {
        try {
            if (!Files.exists(folder)) {
                return;
            }
            if (Files.exists(Path.of(data(), "postmaster.pid"))) {
                pg("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
            }
        } finally {
            delete();
        }
    }

    private void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL refuses root, so root becomes its user. */
    private void pg(String program, String... arguments) {
        var command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.<String>of());
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command, program);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void run(List<String> command, String what) {
        try {
            // To a file, not a pipe: the server it leaves running would keep a pipe open for ever.
            var output = Files.createTempFile("kportal-postgres", ".out");
            var process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            var exit = process.waitFor();
            var said = Files.readString(output);
            Files.delete(output);
            if (exit != 0) {
                throw new IllegalStateException("PostgreSQL could not " + what + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
