package kportal.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import kportal.soak.Folders;
import kportal.soak.PortalProcess;
import kportal.testing.Browser;
import kportal.testing.PostgresServer;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
        try (Round round = new Round(store.name(), 200, 20);
                TestPortal first = portal(store, round.settings())) {
            if (store == Store.SQLITE) {
                round.buy(List.of(first::browser));
            } else {
                try (TestPortal second = beside(first)) {
                    round.buy(List.of(first::browser, second::browser));
                }
            }
        }
    }

    @Test
    @Tag("jar")
    void aFewHundredDraftsOfTwoProcesses() throws Exception {
        twoProcesses(200, 20);
    }

    @Test
    @Tag("soak")
    void tenThousandDrafts() throws Exception {
        try (Round round = new Round(Store.SQLITE.name(), 10_000, 50);
                TestPortal portal = portal(Store.SQLITE, round.settings())) {
            round.buy(List.of(portal::browser));
        }
    }

    @Test
    @Tag("soak")
    void tenThousandDraftsOfTwoProcesses() throws Exception {
        twoProcesses(10_000, 50);
    }

    /** Two of the shipped jar, which share a database and a keyset, and nothing else. */
    private static void twoProcesses(int drafts, int most) throws Exception {
        Path folder = Files.createTempDirectory("kportal-pair");
        try (Round round = new Round(Store.POSTGRESQL.name(), drafts, most)) {
            Map<String, String> settings = new HashMap<>(round.settings());
            settings.put("PORT", "0");
            settings.put("DATABASE_URL", PostgresServer.newDatabase());
            settings.put("KEYSET_FILE", folder.resolve("keyset.json").toString());
            try (PortalProcess first = launch(settings, folder.resolve("first"));
                    PortalProcess second = launch(settings, folder.resolve("second"))) {
                round.buy(List.of(() -> new Browser(first.root()), () -> new Browser(second.root())));
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static PortalProcess launch(Map<String, String> settings, Path dataDir) throws IOException {
        Map<String, String> own = new HashMap<>(settings);
        own.put("DATA_DIR", Files.createDirectories(dataDir).toString());
        PortalProcess portal = PortalProcess.launch(own, dataDir.resolve("errors.log"), List.of());
        if (!portal.awaitReady()) {
            throw new IllegalStateException(Files.readString(dataDir.resolve("errors.log")));
        }
        return portal;
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

    /** So many drafts, each paid up to so many times, and what came of them. */
    private static final class Round implements AutoCloseable {
        private final FaultyKpoint kpoint = new FaultyKpoint();
        private final Presses presses = new Presses();
        private final long seed = Long.getLong("soak.seed", System.nanoTime());
        private final long started = System.nanoTime();
        private final String store;
        private final int drafts;
        private final int most;

        private Round(String store, int drafts, int most) {
            this.store = store;
            this.drafts = drafts;
            this.most = most;
        }

        private Map<String, String> settings() {
            return Map.of("KPOINT_BASE_URL", kpoint.url().toString());
        }

        /** At these portals. */
        private void buy(List<Supplier<Browser>> doors) throws Exception {
            new Crowd(kpoint, presses, shops(doors)).buy(drafts, most, seed);
            String figures = "%d drafts, %d presses (%d refused as likely twice), %d calls, seed %d, %d s";
            long seconds = (System.nanoTime() - started) / 1_000_000_000;
            int calls = kpoint.calls().size();
            Figures.note(
                    "at most once",
                    store,
                    figures.formatted(drafts, presses.presses(), presses.refused(), calls, seed, seconds));
        }

        /** Each shop with two sessions at every portal. */
        private static List<List<Till>> shops(List<Supplier<Browser>> doors) {
            List<List<Till>> shops = new ArrayList<>();
            for (int i = 0; i < SHOPS; i++) {
                Till owner = Till.open(doors.getFirst(), "kp_live_crowd_" + i);
                List<Till> tills = new ArrayList<>(List.of(owner, owner.again(doors.getFirst())));
                doors.stream().skip(1).forEach(door -> tills.addAll(List.of(owner.again(door), owner.again(door))));
                shops.add(tills);
            }
            return shops;
        }

        @Override
        public void close() throws Exception {
            presses.close();
            kpoint.close();
        }
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
