package kportal.faults;

import static org.junit.jupiter.api.Assertions.assertAll;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kportal.testing.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens in whatever order, the portal's books are right. A failure names the seed that repeats it. */
class HistoriesTest {
    private static final Map<Store, Integer> STEPS = Map.of(Store.SQLITE, 1_500, Store.POSTGRESQL, 750);
    private static final int STEPS_IN_SOAK = 5_000;
    /** A history waits at each step for one thread after another; others work meanwhile. */
    private static final int AT_ONCE = Runtime.getRuntime().availableProcessors() + 1;

    @ParameterizedTest
    @EnumSource
    void aHistory(Store store) {
        run(store, Long.getLong("soak.seed", System.nanoTime()), STEPS.get(store));
    }

    /** {@code -Dsoak.histories} says how many. */
    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    void manyHistories(Store store) {
        long seed = Long.getLong("soak.seed", System.nanoTime());
        try (ExecutorService hands = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> histories = new ArrayList<>();
            for (int i = 0; i < Integer.getInteger("soak.histories", 20); i++) {
                long mine = seed + i;
                histories.add(hands.submit(() -> run(store, mine, STEPS_IN_SOAK)));
            }
            assertAll(histories.stream().map(history -> history::get));
        }
    }

    private static void run(Store store, long seed, int steps) {
        long started = System.nanoTime();
        try (History history = new History(store, seed)) {
            try {
                history.run(steps);
            } catch (Throwable e) {
                Figures.note("history disagrees", store, "seed " + seed + ": " + e.getMessage());
                throw new AssertionError("soak.seed=" + seed + " on " + store + ", after\n" + history.lastSteps(), e);
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            String figures = "%d steps, %d calls, seed %d, %.0f s, %.0f steps/s";
            Figures.note("history", store, figures.formatted(steps, history.calls(), seed, seconds, steps / seconds));
        }
    }
}
