package kportal.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Looks at one page, one after another, and how long each took. */
record Looks(double[] millis) {
    private static final int MOST = 1_000;

    /**
     * As many as fit into the time, at most a thousand, after some that don't count.
     *
     * @param first is done before each, and not counted
     */
    static Looks at(Served portal, String path, String cookie, Duration atMost, Runnable first) {
        double[] took = new double[MOST];
        long begun = System.nanoTime();
        int count = -5;
        while (count < MOST && (count < 20 || System.nanoTime() - begun < atMost.toNanos())) {
            first.run();
            long asked = System.nanoTime();
            look(portal, path, cookie);
            if (count >= 0) {
                took[count] = (System.nanoTime() - asked) / 1e6;
            }
            count++;
        }
        return sorted(Arrays.stream(took, 0, count));
    }

    /** All of several times. */
    static Looks of(List<Looks> times) {
        return sorted(times.stream().flatMapToDouble(time -> Arrays.stream(time.millis)));
    }

    private static Looks sorted(DoubleStream millis) {
        return new Looks(millis.sorted().toArray());
    }

    private static void look(Served portal, String path, String cookie) {
        try {
            int status = portal.get(path, cookie);
            if (status != 200) {
                throw new IllegalStateException(path + " answered " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    double p50() {
        return millis[millis.length / 2];
    }

    double p99() {
        return millis[(int) (millis.length * 0.99)];
    }
}
