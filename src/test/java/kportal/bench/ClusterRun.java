package kportal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.testing.PostgresServer;

/** One, two and three portals on one PostgreSQL, and all they share a machine with: what another portal brings. */
final class ClusterRun implements AutoCloseable {
    private static final int MOST = 3;
    private static final int FIRST_PORT = 18081;
    /** However many portals: as many each. */
    private static final int CLIENTS = 24;

    private static final int SECONDS = Integer.getInteger("bench.seconds", 10);

    /** Processor seconds, of each portal and in all the rest. */
    private record Spent(List<Double> portals, double postgres, double load) {
        double all() {
            return portals.stream().mapToDouble(each -> each).sum() + postgres + load;
        }

        Spent since(Spent before) {
            List<Double> each = new ArrayList<>();
            for (int i = 0; i < portals.size(); i++) {
                each.add(portals.get(i) - before.portals.get(i));
            }
            return new Spent(each, postgres - before.postgres, load - before.load);
        }
    }

    private final Path folder = Files.createTempDirectory("kportal-bench-cluster");
    private final PostgresServer postgres = PostgresServer.durable();
    private final QuickKpoint kpoint = new QuickKpoint();
    private final Map<String, String> settings = Map.of(
            "DATABASE_URL", postgres.createDatabase(),
            "SHARED_DIR", folder.resolve("shared").toString(),
            "KPOINT_BASE_URL", kpoint.url());
    private final List<Served> portals = new ArrayList<>();
    private final Map<String, Double> ofOne = new HashMap<>();

    private ClusterRun() throws IOException {}

    static void measure() throws Exception {
        try (ClusterRun run = new ClusterRun()) {
            String cookie = Shop.fill(run.folder.resolve("first"), 1_000, run.settings, Environment.LIVE);
            List<Customer> customers = new ArrayList<>();
            while (run.portals.size() < MOST) {
                run.another();
                while (customers.size() < CLIENTS) {
                    customers.add(Customer.signUp(run.portals.getFirst(), customers.size()));
                }
                run.pages(cookie);
                run.purchases(customers);
            }
            customers.forEach(customer -> customer.browser().close());
        }
    }

    private void another() throws IOException, InterruptedException {
        Map<String, String> own = new HashMap<>(settings);
        own.put("PORT", String.valueOf(FIRST_PORT + portals.size()));
        portals.add(Served.start(folder.resolve("portal" + portals.size()), own));
    }

    private void pages(String cookie) throws IOException {
        // The JVM of the newest warms up.
        looks(cookie, SECONDS / 2 + 1);
        Spent before = spent();
        double perSecond = looks(cookie, SECONDS);
        tell("history pages", perSecond, spent().since(before), SECONDS);
    }

    private double looks(String cookie, int seconds) {
        return Customer.together(portals, portal -> {
                    try {
                        return Load.of(portal, "/transactions", cookie, CLIENTS / portals.size(), seconds);
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .stream()
                .mapToDouble(each -> each)
                .sum();
    }

    /** Each draws up one after another, and pays it. */
    private void purchases(List<Customer> customers) throws IOException {
        List<Customer> spread = new ArrayList<>();
        for (Customer customer : customers) {
            spread.add(customer.at(portals.get(spread.size() % portals.size())));
        }
        buy(spread, SECONDS / 2 + 1);
        Spent before = spent();
        long bought = kpoint.purchases();
        double seconds = buy(spread, SECONDS);
        tell("purchases", (kpoint.purchases() - bought) / seconds, spent().since(before), seconds);
    }

    private static double buy(List<Customer> customers, int seconds) {
        long begun = System.nanoTime();
        Customer.together(customers, customer -> {
            while (System.nanoTime() - begun < seconds * 1_000_000_000L) {
                customer.pay(customer.draft());
            }
            return customer;
        });
        return (System.nanoTime() - begun) / 1e9;
    }

    private Spent spent() throws IOException {
        List<Double> each = new ArrayList<>();
        for (Served portal : portals) {
            each.add(portal.cpuMillis() / 1e3);
        }
        long bench = ProcessHandle.current().pid();
        return new Spent(each, CpuTime.seconds(postgres.processes()), CpuTime.seconds(List.of(bench)));
    }

    /** What limits it: all cores used, or PostgreSQL's share of each. */
    private void tell(String what, double perSecond, Spent spent, double seconds) {
        String who = portals.size() + (portals.size() == 1 ? " portal, " : " portals, ") + what;
        double one = ofOne.computeIfAbsent(what, _ -> perSecond);
        Figures.row(who + ": a second", Math.round(perSecond));
        Figures.ratio(who + ": those of one portal", perSecond / one);
        for (int i = 0; i < portals.size(); i++) {
            Figures.millis(
                    who + ": processor of portal " + (i + 1) + ", s",
                    spent.portals().get(i));
        }
        Figures.millis(who + ": processor of PostgreSQL, s", spent.postgres());
        Figures.millis(who + ": processor of the load and its Kpoint, s", spent.load());
        Figures.ratio(who + ": cores used by all of these", spent.all() / seconds);
        Figures.millis(
                who + ": processor of PostgreSQL for each, ms", 1_000 * spent.postgres() / (perSecond * seconds));
    }

    @Override
    public void close() throws InterruptedException {
        for (Served portal : portals) {
            portal.close();
        }
        kpoint.close();
        postgres.stop();
    }
}
