package kportal.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import kportal.testing.Store;

/** Whether other pages stay as fast while exports and reports run, again and again, two at once. */
final class Beside {
    private static final Duration A_PAGE = Duration.ofSeconds(15);
    private static final List<String> PAGES = List.of("/airtime", "/transactions");
    private static final List<String> HEAVY =
            List.of("/transactions/export.csv", "/transactions/export.xlsx", "/transactions/export.pdf", "/reports");

    private Beside() {}

    static void measure() throws Exception {
        int rows = Past.sizes().stream()
                .filter(size -> size <= 1_000_000)
                .max(Integer::compare)
                .orElseThrow();
        try (Served portal = Past.of(Store.SQLITE, rows).serve()) {
            String cookie = Past.signIn(portal);
            // The JVM warms up on others than those that count.
            for (String page : PAGES) {
                Load.of(portal, page, cookie, 4, 20);
            }
            for (String path : HEAVY) {
                portal.get(path, cookie);
            }
            List<Looks> idle = PAGES.stream()
                    .map(page -> Looks.at(portal, page, cookie, A_PAGE, () -> {}))
                    .toList();
            AtomicBoolean over = new AtomicBoolean();
            LongAdder done = new LongAdder();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.execute(() -> again(portal, cookie, HEAVY, over, done));
                threads.execute(() -> again(portal, cookie, HEAVY.reversed(), over, done));
                for (int i = 0; i < PAGES.size(); i++) {
                    Looks busy = Looks.at(portal, PAGES.get(i), cookie, A_PAGE, () -> {});
                    Figures.millis(PAGES.get(i) + " idle, p99 ms", idle.get(i).p99());
                    Figures.millis(PAGES.get(i) + " while exports and reports run, p99 ms", busy.p99());
                    Figures.ratio(
                            PAGES.get(i) + " meanwhile / idle, p50",
                            busy.p50() / idle.get(i).p50());
                    Figures.ratio(
                            PAGES.get(i) + " meanwhile / idle, p99",
                            busy.p99() / idle.get(i).p99());
                }
                over.set(true);
            }
            Figures.row("exports and reports that ended meanwhile", done.sum());
            Figures.row("most resident memory ever, MB", portal.mostResidentKilobytes() / 1024);
        }
    }

    /** What isn't there, or is refused for the moment, is passed over. */
    private static void again(Served portal, String cookie, List<String> paths, AtomicBoolean over, LongAdder done) {
        try {
            while (!over.get()) {
                for (String path : paths) {
                    if (!over.get() && portal.get(path, cookie) == 200) {
                        done.increment();
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
