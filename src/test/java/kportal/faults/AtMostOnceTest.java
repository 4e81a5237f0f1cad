package kportal.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However often pay is pressed, by whom and where: one call a draft, counted by the server that was called. */
class AtMostOnceTest {
    private static final int SHOPS = 4;
    private static final int DRAFTS_AT_ONCE = 6;
    private static final Map<String, String> AGAIN = Map.of("again", "yes");

    @ParameterizedTest
    @EnumSource
    void aFewHundredDrafts(Store store) throws Exception {
        run(store, 200, 20);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("soak")
    void tenThousandDrafts(Store store) throws Exception {
        run(store, 10_000, 50);
    }

    private static void run(Store store, int drafts, int most) throws Exception {
        long seed = Long.getLong("soak.seed", System.nanoTime());
        long started = System.nanoTime();
        try (var kpoint = new FaultyKpoint();
                var presses = new Presses();
                var first = portal(store, Map.of("KPOINT_BASE_URL", kpoint.url().toString()))) {
            if (store == Store.SQLITE) {
                new Crowd(kpoint, presses, shops(List.of(first))).buy(drafts, most, seed);
            } else {
                try (var second = beside(first)) {
                    new Crowd(kpoint, presses, shops(List.of(first, second))).buy(drafts, most, seed);
                }
            }
            String figures = "%d drafts, %d presses (%d refused as likely twice), %d calls, seed %d, %d s";
            long seconds = (System.nanoTime() - started) / 1_000_000_000;
            Figures.note(
                    "at most once",
                    store,
                    figures.formatted(
                            drafts,
                            presses.presses(),
                            presses.refused(),
                            kpoint.calls().size(),
                            seed,
                            seconds));
        }
    }

    private static TestPortal portal(Store store, Map<String, String> settings) {
        return TestPortal.start(store, Clock.systemUTC(), settings);
    }

    /** A second portal on the same database. */
    private static TestPortal beside(TestPortal first) {
        return portal(
                Store.POSTGRESQL,
                Map.of(
                        "KPOINT_BASE_URL", String.valueOf(first.settings().kpointBaseUrl()),
                        "DATABASE_URL", first.settings().databaseUrl(),
                        "KEYSET_FILE", first.settings().keysetFile().toString()));
    }

    /** Each shop with two sessions at every portal. */
    private static List<List<Till>> shops(List<TestPortal> portals) {
        List<List<Till>> shops = new ArrayList<>();
        for (int i = 0; i < SHOPS; i++) {
            Till owner = Till.open(portals.getFirst(), "kp_live_crowd_" + i);
            List<Till> tills = new ArrayList<>(List.of(owner, owner.again(portals.getFirst())));
            portals.stream().skip(1).forEach(portal -> tills.addAll(List.of(owner.again(portal), owner.again(portal))));
            shops.add(tills);
        }
        return shops;
    }

    private record Crowd(FaultyKpoint kpoint, Presses presses, List<List<Till>> shops) {
        void buy(int drafts, int most, long seed) throws InterruptedException {
            AtomicInteger number = new AtomicInteger();
            List<Callable<Integer>> purchases = new ArrayList<>();
            for (int made = 0; made < drafts; ) {
                Random random = new Random(seed + made);
                boolean pair = made + 2 <= drafts && random.nextInt(10) == 0;
                int n = number.incrementAndGet();
                purchases.add(() -> pair ? pair(n, most, random) : single(n, most, random));
                made += pair ? 2 : 1;
            }
            List<String> wrong = new ArrayList<>();
            int expected = 0;
            try (var threads = Executors.newFixedThreadPool(DRAFTS_AT_ONCE)) {
                for (Future<Integer> each : threads.invokeAll(purchases)) {
                    try {
                        expected += each.get();
                    } catch (ExecutionException e) {
                        wrong.add(String.valueOf(e.getCause()));
                    }
                }
            }
            assertEquals(List.of(), wrong, "seed " + seed);
            assertEquals(expected, kpoint.calls().size(), "seed " + seed);
            assertEquals(0, kpoint.reused(), "seed " + seed);
        }

        private int single(int number, int most, Random random) {
            Outcomes outcome = Outcomes.any(random);
            Item item = item(number, random, outcome);
            List<Till> tills = shops.get(number % SHOPS);
            String id = any(tills, random).draft(item);
            presses.press(tills, List.of(id), random.nextInt(2, most + 1), Map.of(), random);
            assertEquals(1, kpoint.calls(item.recipient()), item + " " + outcome);
            assertEquals(outcome.status(), any(tills, random).status(id), item + " " + outcome);
            return 1;
        }

        /** Two drafts of the same purchase: one goes, the other is asked about; asked for again, it goes too. */
        private int pair(int number, int most, Random random) {
            Outcomes outcome = Outcomes.notFailed(random);
            Item item = item(number, random, outcome);
            List<Till> tills = shops.get(number % SHOPS);
            List<String> ids =
                    List.of(any(tills, random).draft(item), any(tills, random).draft(item));
            presses.press(tills, ids, random.nextInt(2, most + 1), Map.of(), random);
            assertEquals(1, kpoint.calls(item.recipient()), item + ", a pair, " + outcome);
            if (random.nextBoolean()) {
                return 1;
            }
            presses.press(tills, ids, random.nextInt(2, 21), AGAIN, random);
            assertEquals(2, kpoint.calls(item.recipient()), item + ", again, " + outcome);
            return 2;
        }

        private Item item(int number, Random random, Outcomes outcome) {
            Item item = Item.of(random.nextInt(Item.SERVICES), number, 100 + random.nextInt(900));
            kpoint.on(item.recipient(), outcome.way().script());
            return item;
        }

        private static Till any(List<Till> tills, Random random) {
            return tills.get(random.nextInt(tills.size()));
        }
    }
}
