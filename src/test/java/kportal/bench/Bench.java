package kportal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kportal.support.Environment;

/** {@code make bench}: what a shop with 10,000 purchases gets of the portal as {@code make run} starts it. */
public final class Bench {
    private static final int ROWS = 10_000;
    private static final int STARTS = 5;
    private static final int ROUNDS = 3;
    private static final int CONNECTIONS = 8;

    private Bench() {}

    /** With {@code slow} or {@code flood}: only that part. */
    public static void main(String[] args) throws Exception {
        List<String> parts = List.of(args);
        if (parts.isEmpty()) {
            ordinaryDay();
        }
        if (parts.isEmpty() || parts.contains("slow")) {
            SlowDay.measure();
        }
        if (parts.isEmpty() || parts.contains("flood")) {
            LoginFlood.measure();
        }
    }

    private static void ordinaryDay() throws Exception {
        Path folder = Files.createTempDirectory("kportal-bench");
        String cookie = Shop.fill(folder, ROWS, Map.of(), Environment.SANDBOX);
        try (Served first = Served.start(folder)) {
            // Writes the archive of classes as it stops, as the first `make run` does.
            first.get("/", cookie);
        }
        List<Long> starts =
                IntStream.range(0, STARTS).mapToObj(i -> start(folder)).toList();
        try (Served portal = Served.start(folder)) {
            long idle = portal.residentKilobytes();
            Load.of(portal, "/transactions", cookie, CONNECTIONS, 60);
            Load.of(portal, "/live", cookie, CONNECTIONS, 10);
            Median history = new Median();
            Median constant = new Median();
            for (int round = 0; round < ROUNDS; round++) {
                history.add(Load.of(portal, "/transactions", cookie, CONNECTIONS, 10));
                constant.add(Load.of(portal, "/live", cookie, CONNECTIONS, 10));
            }
            long loaded = portal.residentKilobytes();
            System.out.printf("%n%-58s %12s%n", "what", "figure");
            row(
                    "start to first 200, median of " + STARTS + ", ms",
                    starts.stream().sorted().toList().get(STARTS / 2));
            row("history page, 25 of " + ROWS + " rows, requests/s", Math.round(history.value()));
            row("constant text, same server and run, requests/s", Math.round(constant.value()));
            ratio("history / constant text", history.value() / constant.value());
            row("resident memory after the start, MB", idle / 1024);
            row("resident memory after the load, MB", loaded / 1024);
            row("most resident memory ever, MB", portal.mostResidentKilobytes() / 1024);
        }
    }

    static void ratio(String what, double figure) {
        System.out.printf("%-58s %12.3f%n", what, figure);
    }

    static void row(String what, long figure) {
        System.out.printf("%-58s %,12d%n", what, figure);
    }

    private static long start(Path folder) {
        try (Served portal = Served.start(folder)) {
            return portal.startMillis();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
