package kportal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import kportal.seed.Seed;
import kportal.testing.Store;

/** The export of a whole history beside SQLite's own program, which writes the same columns from a copy of the file. */
final class ExportRun {
    private static final int ROUNDS = 3;
    private static final String SAME =
            "select strftime('%%Y-%%m-%%dT%%H:%%M:%%S+01:00', t.sent_at / 1000 + 3600, 'unixepoch'),"
                    + " t.id, t.service, t.network, t.recipient, case t.service when 'data' then t.product when 'cable-tv'"
                    + " then t.product when 'electricity' then t.meter_type when 'sms' then t.message end,"
                    + " printf('%%.2f', t.amount_kobo / 100.0), t.status, t.reference, t.token, u.email, t.note, t.units,"
                    + " printf('%%.2f', t.charged_kobo / 100.0)"
                    + " from transactions t join users u on u.id = t.created_by where t.business_id = (select m.business_id"
                    + " from memberships m join users o on o.id = m.user_id where o.email = '%s') and t.environment = 'sandbox'"
                    + " and t.status <> 'draft' order by t.sent_at, t.id";

    private ExportRun() {}

    static void measure() throws Exception {
        int rows = Past.sizes().stream()
                .filter(size -> size <= 1_000_000)
                .max(Integer::compare)
                .orElseThrow();
        Past past = Past.of(Store.SQLITE, rows);
        Median theirs = new Median();
        Path copy = past.folder().resolve("copy.db");
        Files.copy(past.folder().resolve("kportal.db"), copy, StandardCopyOption.REPLACE_EXISTING);
        for (int round = 0; round < ROUNDS; round++) {
            theirs.add(sqlite3(copy));
        }
        Files.delete(copy);
        try (Served portal = past.serve()) {
            String cookie = Past.signIn(portal);
            long before = portal.mostResidentKilobytes();
            Median ours = new Median();
            ours.add(portal.seconds("/transactions/export.csv", cookie));
            long first = portal.mostResidentKilobytes();
            for (int round = 1; round < ROUNDS; round++) {
                ours.add(portal.seconds("/transactions/export.csv", cookie));
            }
            Figures.millis("CSV of " + rows + " rows, s", ours.value());
            Figures.millis("the same columns by sqlite3 -csv from a copy, s", theirs.value());
            Figures.ratio("sqlite3's time / ours", theirs.value() / ours.value());
            Figures.row("most resident memory before the exports, MB", before / 1024);
            Figures.row("most resident memory after the first, MB", first / 1024);
            Figures.row("most resident memory after the third, MB", portal.mostResidentKilobytes() / 1024);
        }
    }

    private static double sqlite3(Path file) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process sqlite3 = new ProcessBuilder(List.of("sqlite3", "-csv", file.toString(), SAME.formatted(Seed.OWNER)))
                .redirectOutput(ProcessBuilder.Redirect.to(
                        file.resolveSibling("copy.csv").toFile()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (sqlite3.waitFor() != 0) {
            throw new IllegalStateException("sqlite3 failed");
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Files.delete(file.resolveSibling("copy.csv"));
        return seconds;
    }
}
