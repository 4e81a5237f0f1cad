package kportal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kportal.support.Environment;

/** Whether other pages stay as fast while a thousand purchases wait for a slow Kpoint. */
final class SlowDay {
    private static final int CONNECTIONS = 4;
    private static final int SECONDS = 8;
    /** A thousand again and again: what each left behind would add up. */
    private static final int ROUNDS = 4;

    private SlowDay() {}

    static void measure() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kportal-bench-slow");
        try (SlowKpoint kpoint = new SlowKpoint()) {
            Map<String, String> settings = Map.of("KPOINT_BASE_URL", kpoint.url());
            String cookie = Shop.fill(folder, 1_000, settings, Environment.LIVE);
            try (Served portal = Served.start(folder, settings);
                    Crowd crowd = new Crowd(portal)) {
                Load.of(portal, "/transactions", cookie, CONNECTIONS, 30);
                double idleHistory = Load.of(portal, "/transactions", cookie, CONNECTIONS, SECONDS);
                double idleForm = Load.of(portal, "/airtime", cookie, CONNECTIONS, SECONDS);
                crowd.draft();
                long idleHeap = portal.liveKilobytes();
                long idleThreads = portal.threads();
                long before = portal.residentKilobytes();
                long begun = System.nanoTime();
                crowd.pay();
                long paid = (System.nanoTime() - begun) / 1_000_000;
                double busyHistory = Load.of(portal, "/transactions", cookie, CONNECTIONS, SECONDS / 2);
                double busyForm = Load.of(portal, "/airtime", cookie, CONNECTIONS, SECONDS / 2);
                Figures.row("purchases on their way at once, " + SlowKpoint.SECONDS + " s each", kpoint.onTheirWay());
                Figures.row("all of them answered with a receipt after, ms", paid);
                Figures.ratio("history meanwhile / idle", busyHistory / idleHistory);
                Figures.ratio("airtime form meanwhile / idle", busyForm / idleForm);
                Figures.row("resident memory before, MB", before / 1024);
                Figures.row("resident memory meanwhile, MB", portal.residentKilobytes() / 1024);
                Figures.row("live heap before, MB", idleHeap / 1024);
                Figures.row("live heap meanwhile, MB", portal.liveKilobytes() / 1024);
                Figures.row("threads before", idleThreads);
                Figures.row("threads meanwhile", portal.threads());
                for (int round = 2; round <= ROUNDS; round++) {
                    kpoint.awaitQuiet();
                    crowd.draft();
                    crowd.pay();
                    Figures.row("thousand " + round + ": on their way at once", kpoint.onTheirWay());
                    Figures.row("thousand " + round + ": resident memory, MB", portal.residentKilobytes() / 1024);
                }
                kpoint.awaitQuiet();
                Figures.row("live heap after the last, MB", portal.liveKilobytes() / 1024);
            }
        }
    }
}
