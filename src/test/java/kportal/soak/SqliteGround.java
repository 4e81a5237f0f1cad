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
    private static final String[] SEEN = {"-y", "-x", "-e", "trace=pwrite64,fsync,fdatasync,fcntl"};

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
                    // At the first frame's header or, as the first may be the schema's, which says not whose, the
                    // second's.
                    case BEFORE -> "pwrite64:signal=KILL:when=" + (turn % 2 == 0 ? 1 : 3);
                    case IN ->
                        turn % 2 == 0
                                ? "fsync,fdatasync:signal=KILL:when=1"
                                : "pwrite64:signal=KILL:when=" + (2 + turn / 2 % 9);
                    // Two locks to begin, then the first unlock.
                    case AFTER -> "fcntl:signal=KILL:when=3";
                };
        Path output = shop.folder().resolve("strace.txt");
        Strace strace = Strace.thread(shop.portal().writerThread(), output, options(shop, inject));
        return new Trap(() -> struck(moment, strace.whole(), shop.dataDir()), strace::close);
    }

    /** Of the log and its locks alone: a statement with many triggers notes what it changes in a file of its own as well. */
    private static String[] options(Shop shop, String inject) {
        List<String> options = new ArrayList<>(List.of(SEEN));
        for (String file : List.of("kportal.db-wal", "kportal.db-shm")) {
            options.addAll(List.of("-P", shop.dataDir().resolve(file).toString()));
        }
        options.addAll(List.of("-e", "inject=" + inject));
        return options.toArray(String[]::new);
    }

    private static boolean struck(Moment moment, String seen, Path dataDir) {
        List<String> calls =
                seen.lines().filter(line -> line.matches("[a-z0-9]+\\(.*")).toList();
        if (!seen.contains("killed by SIGKILL") || calls.isEmpty()) {
            return false;
        }
        String last = calls.getLast();
        boolean wal = last.contains("kportal.db-wal");
        boolean there =
                switch (moment) {
                    case BEFORE -> wal && last.startsWith("pwrite64");
                    case IN -> wal;
                    case AFTER ->
                        last.contains("F_UNLCK") && calls.get(calls.size() - 2).startsWith("fsync");
                };
        return there && new Commit(calls).ofAPurchase(dataDir);
    }

    /**
     * In turn: at a write of the sweep's own commit, at its fsync, at a write and at an fsync of the recovery that comes
     * first. Not with strace's --seccomp-bpf: it counts no further than to one.
     */
    @Override
    public boolean startToDie(Shop shop, int turn) {
        int more = turn / 4;
        return switch (turn % 4) {
            case 0 -> startToDie(shop, "kportal.db-wal", "pwrite64", 1 + more % 16);
            // One by the recovery, on another thread; the sweep's first is of a WAL that begins anew.
            case 1 -> startToDie(shop, "kportal.db-wal", "fsync,fdatasync", 2);
            case 2 -> startToDie(shop, "kportal.db", "pwrite64", 1 + more % 8);
            default -> startToDie(shop, more % 2 == 0 ? "kportal.db" : "kportal.db-wal", "fsync,fdatasync", 1);
        };
    }

    private static boolean startToDie(Shop shop, String file, String call, int when) {
        List<String> under = new ArrayList<>(Strace.program());
        under.addAll(
                List.of("-f", "-y", "-o", shop.folder().resolve("strace.txt").toString()));
        under.addAll(List.of("-P", shop.dataDir().resolve(file).toString()));
        under.addAll(List.of("-e", "trace=" + call, "-e", "inject=" + call + ":signal=KILL:when=" + when));
        try (PortalProcess dying = shop.launch(under)) {
            return !dying.awaitReady();
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
