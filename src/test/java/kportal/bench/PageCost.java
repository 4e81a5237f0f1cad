package kportal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kportal.support.Environment;

/** What the history page takes beside a constant text, on the same server in the same run; and the memory of all that. */
final class PageCost {
    private static final int ROWS = 10_000;
    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 8;
    private static final int SECONDS = 10;

    private PageCost() {}

    static void measure() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kportal-bench");
        String cookie = Shop.fill(folder, ROWS, Map.of(), Environment.SANDBOX);
        try (Served portal = Served.start(folder)) {
            long idle = portal.residentKilobytes();
            Load.of(portal, "/transactions", cookie, CONNECTIONS, 60);
            Load.of(portal, "/live", cookie, CONNECTIONS, 10);
            Median history = new Median();
            Median constant = new Median();
            Median historyCpu = new Median();
            Median constantCpu = new Median();
            for (int round = 0; round < ROUNDS; round++) {
                measure(portal, "/transactions", cookie, history, historyCpu);
                measure(portal, "/live", cookie, constant, constantCpu);
            }
            Load.of(portal, "/airtime", cookie, CONNECTIONS, SECONDS);
            portal.get("/transactions/export.csv", cookie);
            Figures.row("history page, 25 of " + ROWS + " rows, requests/s", Math.round(history.value()));
            Figures.row("constant text, same server and run, requests/s", Math.round(constant.value()));
            Figures.ratio("history / constant text", history.value() / constant.value());
            Figures.millis("history page, CPU ms", historyCpu.value());
            Figures.millis("constant text, CPU ms", constantCpu.value());
            Figures.row("resident memory after the start, MB", idle / 1024);
            Figures.row("resident memory after history, a form and an export, MB", portal.residentKilobytes() / 1024);
            Figures.row("most resident memory ever, MB", portal.mostResidentKilobytes() / 1024);
        }
    }

    private static void measure(Served portal, String path, String cookie, Median rate, Median cpu)
            throws IOException, InterruptedException {
        long before = portal.cpuMillis();
        double perSecond = Load.of(portal, path, cookie, CONNECTIONS, SECONDS);
        rate.add(perSecond);
        cpu.add((portal.cpuMillis() - before) / (perSecond * SECONDS));
    }
}
