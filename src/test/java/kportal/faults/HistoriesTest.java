package kportal.faults;

import java.util.Map;
import kportal.testing.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happens in whatever order, the portal's books are right. A failure names the seed that repeats it. */
class HistoriesTest {
    private static final Map<Store, Integer> STEPS = Map.of(Store.SQLITE, 3_000, Store.POSTGRESQL, 1_500);
    private static final int STEPS_IN_SOAK = 5_000;

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
        for (int i = 0; i < Integer.getInteger("soak.histories", 20); i++) {
            run(store, seed + i, STEPS_IN_SOAK);
        }
    }

    private static void run(Store store, long seed, int steps) {
        long started = System.nanoTime();
        try (History history = new History(store, seed)) {
            try {
                history.run(steps);
            } catch (Throwable e) {
                throw new AssertionError("soak.seed=" + seed + " on " + store + ", after\n" + history.lastSteps(), e);
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            String figures = "%d steps, %d calls, seed %d, %.0f s, %.0f steps/s";
            Figures.note("history", store, figures.formatted(steps, history.calls(), seed, seconds, steps / seconds));
        }
    }
}
