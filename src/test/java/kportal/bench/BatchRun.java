package kportal.bench;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import kportal.testing.Browser;
import kportal.testing.Page;

/** How fast a batch runs beside a client that only buys, and whether pages stay as fast meanwhile. */
final class BatchRun {
    private static final int ROWS = Integer.getInteger("bench.rows", 10_000);
    private static final int WARM = 500;
    /** What a batch comes to while Kpoint answers well. */
    private static final int AT_ONCE = 8;

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private BatchRun() {}

    static void measure() throws Exception {
        try (PracticeKpoint kpoint = new PracticeKpoint();
                Served portal = Served.start(
                        Files.createTempDirectory("kportal-bench-batches"), Map.of("KPOINT_BASE_URL", kpoint.url()));
                Browser owner = new Browser(URI.create(portal.root()))) {
            String key = kpoint.key(3 * ROWS + 2 * WARM);
            owner.signUp("Bench", "batches@bench.example");
            owner.post("/key", Map.of("api_key", key));
            // Both JVMs warm up on purchases that don't count.
            kpoint.bare(key, numbers(WARM), AT_ONCE);
            run(owner, uploaded(owner, WARM), WARM);
            long before = portal.residentKilobytes();
            double bare = kpoint.bare(key, numbers(ROWS), AT_ONCE);
            long begun = System.nanoTime();
            String batch = uploaded(owner, ROWS);
            Figures.millis("upload and check of " + ROWS + " rows, s", (System.nanoTime() - begun) / 1e9);
            long checked = portal.residentKilobytes();
            double rate = run(owner, batch, ROWS);
            Figures.millis("rows/s of a batch that runs alone", rate);
            Figures.millis("purchases/s of a bare client, " + AT_ONCE + " at once", bare);
            Figures.ratio("rows/s / a bare client's purchases/s", rate / bare);
            watch(portal, owner, Duration.ofMillis(Math.min(15_000, (long) (400 * ROWS / rate))));
            Figures.row("resident memory before the upload, MB", before / 1024);
            Figures.row("resident memory after the check, MB", checked / 1024);
            Figures.row("resident memory after two such batches, MB", portal.residentKilobytes() / 1024);
            Figures.row("most resident memory ever, MB", portal.mostResidentKilobytes() / 1024);
        }
    }

    /** Each page is looked at for two fifths of the time that such a batch takes; then again when it has ended. */
    private static void watch(Served portal, Browser owner, Duration aPage) throws Exception {
        String cookie = "session=" + owner.cookie("session");
        String batch = uploaded(owner, ROWS);
        List<String> pages = List.of("/transactions", batch);
        start(owner, batch, ROWS);
        List<Looks> busy = looks(portal, pages, cookie, aPage);
        Figures.row("rows that still waited at the last look", count(owner.get(batch), "waiting"));
        end(owner, batch, ROWS);
        List<Looks> idle = looks(portal, pages, cookie, aPage);
        for (int i = 0; i < pages.size(); i++) {
            String page = i == 0 ? "history" : "the batch's page";
            Figures.millis(page + " idle, p50 ms", idle.get(i).p50());
            Figures.millis(page + " idle, p99 ms", idle.get(i).p99());
            Figures.millis(page + " while a batch runs, p50 ms", busy.get(i).p50());
            Figures.millis(page + " while a batch runs, p99 ms", busy.get(i).p99());
            Figures.ratio(
                    page + " meanwhile / idle, p50",
                    busy.get(i).p50() / idle.get(i).p50());
            Figures.ratio(
                    page + " meanwhile / idle, p99",
                    busy.get(i).p99() / idle.get(i).p99());
        }
    }

    private static List<Looks> looks(Served portal, List<String> pages, String cookie, Duration aPage) {
        return pages.stream()
                .map(page -> Looks.at(portal, page, cookie, aPage, () -> {}))
                .toList();
    }

    /** Each never bought before, and with no meaning to the practice Kpoint. */
    private static List<String> numbers(int count) {
        return Stream.generate(() -> "0" + (8_030_000_099L + 100L * NUMBERS.getAndIncrement()))
                .limit(count)
                .toList();
    }

    private static String uploaded(Browser owner, int rows) {
        StringBuilder form = new StringBuilder("""
                --b
                Content-Disposition: form-data; name="csrf"

                %s
                --b
                Content-Disposition: form-data; name="file"; filename="list.csv"

                phone_number,amount,network
                """.formatted(owner.csrf()));
        numbers(rows).forEach(number -> form.append("%s,%d,MTN%n".formatted(number, PracticeKpoint.NAIRA)));
        String body = form.append("--b--\n").toString().replace("\n", "\r\n");
        Page made = owner.send(owner.request("/batches")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
        if (made.status() != 303) {
            throw new IllegalStateException("no batch: " + made.text());
        }
        return made.location();
    }

    /** Rows a second. */
    private static double run(Browser owner, String batch, int rows) {
        long begun = System.nanoTime();
        start(owner, batch, rows);
        end(owner, batch, rows);
        return rows / ((System.nanoTime() - begun) / 1e9);
    }

    private static void start(Browser owner, String batch, int rows) {
        Page started = owner.post(batch + "/start", Map.of("total", String.valueOf(rows * PracticeKpoint.NAIRA)));
        if (started.status() != 303) {
            throw new IllegalStateException("not started: " + started.text());
        }
    }

    private static void end(Browser owner, String batch, int rows) {
        Page page = owner.get(batch);
        while (page.select("#batch").attr("data-state").equals("running")) {
            LockSupport.parkNanos(500_000_000);
            page = owner.get(batch);
        }
        if (count(page, "succeeded") != rows) {
            throw new IllegalStateException("not all were bought: " + page.text());
        }
    }

    private static int count(Page page, String state) {
        String shown = page.select("[data-count=" + state + "] td").eachText().stream()
                .findFirst()
                .orElse("0");
        return Integer.parseInt(shown.replace(",", ""));
    }
}
