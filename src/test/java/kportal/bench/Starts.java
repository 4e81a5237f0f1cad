package kportal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kportal.support.Environment;

/**
 * From the process's birth to the first page, by turns: as {@code make run} starts it, twice, and the plain jar with its
 * libraries. What follows that one takes longer: it is what the plain one is held against.
 */
final class Starts {
    private static final int ROUNDS = 11;

    private Starts() {}

    static void measure() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kportal-bench-start");
        Shop.fill(folder, 100, Map.of(), Environment.SANDBOX);
        Median afterPlain = new Median();
        Median ours = new Median();
        Median plain = new Median();
        long resident = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (Served portal = Served.start(folder)) {
                afterPlain.add(portal.startMillis());
            }
            try (Served portal = Served.start(folder)) {
                ours.add(portal.startMillis());
                resident = portal.residentKilobytes();
            }
            try (Served portal = Served.plain(folder)) {
                plain.add(portal.startMillis());
            }
        }
        Figures.row("start to first 200, median of " + ROUNDS + ", ms", Math.round(ours.value()));
        Figures.row("the same right after the plain jar's, ms", Math.round(afterPlain.value()));
        Figures.row("the same of the plain jar and its libraries, ms", Math.round(plain.value()));
        Figures.row("the quickest of " + ROUNDS + ", ms", Math.round(ours.least()));
        Figures.row("the quickest of the plain ones, ms", Math.round(plain.least()));
        Figures.ratio("start / plain", afterPlain.value() / plain.value());
        Figures.row("resident memory then, MB", resident / 1024);
    }
}
