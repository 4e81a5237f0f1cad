package kportal.soak;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * SQLite: all writes are one thread's, so strace watches that thread alone and its counts are exact. A commit is
 * pwrite64 of the WAL's frames, fsync of the WAL, fcntl to unlock.
 */
final class SqliteGround implements Ground {
    private static final String[] SEEN = {"-y", "-e", "trace=pwrite64,fsync,fdatasync,fcntl"};

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public String databaseUrl() {
        return "";
    }

    @Override
    public Connection look(Shop shop) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + shop.dataDir().resolve("kportal.db"));
    }

    @Override
    public Trap trap(Shop shop, Step step, Moment moment, int turn) {
        String inject =
                switch (moment) {
                    case BEFORE -> "pwrite64:signal=KILL:when=1";
                    case IN ->
                        turn % 2 == 0
                                ? "fsync,fdatasync:signal=KILL:when=1"
                                : "pwrite64:signal=KILL:when=" + (2 + turn / 2 % 9);
                    // Two locks to begin, then the first unlock.
                    case AFTER -> "fcntl:signal=KILL:when=3";
                };
        Path output = shop.folder().resolve("strace.txt");
        Strace strace = Strace.thread(shop.portal().writerThread(), output, options(inject));
        return new Trap(() -> struck(moment, strace.whole()), strace::close);
    }

    private static String[] options(String inject) {
        List<String> options = new ArrayList<>(List.of(SEEN));
        options.addAll(List.of("-e", "inject=" + inject));
        return options.toArray(String[]::new);
    }

    private static boolean struck(Moment moment, String seen) {
        List<String> calls =
                seen.lines().filter(line -> line.matches("[a-z0-9]+\\(.*")).toList();
        if (!seen.contains("killed by SIGKILL") || calls.isEmpty()) {
            return false;
        }
        String last = calls.getLast();
        boolean wal = last.contains("kportal.db-wal");
        return switch (moment) {
            case BEFORE -> wal && last.startsWith("pwrite64");
            case IN -> wal;
            case AFTER ->
                last.contains("F_UNLCK") && calls.get(calls.size() - 2).startsWith("fsync");
        };
    }

    /** The kill may meet any thread that writes in the start: the migrations', the sweep's, the JVM's own. */
    @Override
    public void startToDie(Shop shop, int turn) {
        String call = turn % 2 == 0 ? "pwrite64" : "fsync,fdatasync";
        List<String> under = new ArrayList<>(Strace.program());
        under.addAll(List.of("-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=" + call));
        under.addAll(List.of("-e", "inject=" + call + ":signal=KILL:when=" + (1 + turn / 2 % 8)));
        try (PortalProcess dying = shop.launch(under)) {
            dying.awaitReady();
        }
    }

    @Override
    public void passTime() {
        // The one portal on a file sweeps all that another left, at once.
    }

    @Override
    public String damage(Shop shop) throws SQLException {
        try (Connection connection = look(shop);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("pragma integrity_check")) {
            return rows.next() && rows.getString(1).equals("ok") ? "" : "integrity_check: " + rows.getString(1);
        }
    }

    @Override
    public void close() {}
}
