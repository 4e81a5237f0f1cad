package kportal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import kportal.db.Database;
import kportal.db.Databases;

/** Writes a second through the one writer, which commits together what has queued up, beside bare commits. */
final class GroupedWrites {
    private static final int SECONDS = 5;

    private GroupedWrites() {}

    static void measure(SingleCommits single) throws IOException {
        String url = "jdbc:sqlite:"
                + Files.createTempDirectory("kportal-bench-writes").resolve("kportal.db");
        try (Database database = Databases.open(url, Clock.systemUTC())) {
            database.run(sql -> sql.execute("create table rows (id integer primary key, text text)"));
            write(database, 8);
            for (int clients : List.of(1, 8, 32)) {
                double perSecond = write(database, clients);
                Figures.row(clients + " writing at once: writes/s", Math.round(perSecond));
                Figures.ratio(clients + " writing at once: writes/s / bare commits/s", perSecond / single.perSecond());
            }
        }
    }

    private static double write(Database database, int clients) {
        LongAdder written = new LongAdder();
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                threads.execute(() -> {
                    while (System.nanoTime() - begun < SECONDS * 1_000_000_000L) {
                        database.run(sql -> sql.execute(
                                "insert into rows (text) values ('a row of some length, as a purchase has')"));
                        written.increment();
                    }
                });
            }
        }
        return written.sum() / ((System.nanoTime() - begun) / 1e9);
    }
}
