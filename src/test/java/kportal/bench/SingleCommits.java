package kportal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** What this disk can do: one row a transaction, synced, by SQLite alone, nobody else about. */
record SingleCommits(double perSecond, double p99) {
    private static final int COMMITS = 5_000;

    static SingleCommits measure() throws IOException, SQLException {
        Path file = Files.createTempDirectory("kportal-bench-commits").resolve("commits.db");
        double[] took = new double[COMMITS];
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement sql = connection.createStatement()) {
            sql.execute("pragma journal_mode = wal");
            sql.execute("pragma synchronous = full");
            sql.execute("create table rows (id integer primary key, text text)");
            for (int i = 0; i < COMMITS; i++) {
                long begun = System.nanoTime();
                sql.execute("begin immediate");
                sql.execute("insert into rows (text) values ('a row of some length, as a purchase has')");
                sql.execute("commit");
                took[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        double perSecond = COMMITS / (Arrays.stream(took).sum() / 1_000);
        Arrays.sort(took);
        return new SingleCommits(perSecond, took[(int) (COMMITS * 0.99)]);
    }
}
