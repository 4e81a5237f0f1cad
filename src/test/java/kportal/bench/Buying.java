package kportal.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What a purchase costs over Kpoint's own time, and how many a second there are of many shops at once. */
final class Buying {
    private static final int DRAFTS = 20;
    private static final int ROUNDS = 10;

    private Buying() {}

    static void measure() throws Exception {
        SingleCommits single = SingleCommits.measure();
        Figures.millis("a bare SQLite commit, synced, p99 ms", single.p99());
        Figures.row("bare commits/s, one after another", Math.round(single.perSecond()));
        GroupedWrites.measure(single);
        Path folder = Files.createTempDirectory("kportal-bench-buying");
        try (QuickKpoint kpoint = new QuickKpoint();
                Served portal = Served.start(folder, Map.of("KPOINT_BASE_URL", kpoint.url()))) {
            List<Customer> customers = new ArrayList<>();
            while (customers.size() < 32) {
                customers.add(Customer.signUp(portal, customers.size()));
            }
            // The JVM warms up on purchases that don't count.
            buy(kpoint, customers.subList(0, 8));
            for (int clients : List.of(1, 8, 32)) {
                tell(buy(kpoint, customers.subList(0, clients)), clients, single);
            }
            customers.forEach(customer -> customer.browser().close());
        }
    }

    /** @param millis what each took, sorted, less what Kpoint takes on average */
    private record Bought(double[] millis, double perSecond) {}

    private static Bought buy(QuickKpoint kpoint, List<Customer> customers) {
        ConcurrentLinkedQueue<Double> took = new ConcurrentLinkedQueue<>();
        long before = kpoint.purchases();
        double seconds = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<List<String>> drafts = Customer.together(customers, Buying::drafts);
            long begun = System.nanoTime();
            List<CompletableFuture<Void>> paid = new ArrayList<>();
            for (int i = 0; i < customers.size(); i++) {
                Customer customer = customers.get(i);
                List<String> own = drafts.get(i);
                paid.add(CompletableFuture.runAsync(() -> pay(customer, own, took), Thread::startVirtualThread));
            }
            paid.forEach(CompletableFuture::join);
            seconds += (System.nanoTime() - begun) / 1e9;
        }
        long bought = kpoint.purchases() - before;
        if (bought != (long) customers.size() * DRAFTS * ROUNDS) {
            throw new IllegalStateException("only " + bought + " were bought");
        }
        double kpoints = kpoint.meanMillis();
        double[] millis =
                took.stream().mapToDouble(each -> each - kpoints).sorted().toArray();
        return new Bought(millis, bought / seconds);
    }

    private static void tell(Bought bought, int clients, SingleCommits single) {
        double[] millis = bought.millis();
        String who = clients + (clients == 1 ? " client" : " clients");
        double p99 = millis[(int) (millis.length * 0.99)];
        Figures.millis(who + ": a purchase's own time, p50 ms", millis[millis.length / 2]);
        Figures.millis(who + ": a purchase's own time, p99 ms", p99);
        Figures.ratio(who + ": that p99 / a bare commit's", p99 / single.p99());
        Figures.row(who + ": purchases/s", Math.round(bought.perSecond()));
        Figures.ratio(who + ": purchases/s / bare commits/s", bought.perSecond() / single.perSecond());
    }

    private static List<String> drafts(Customer customer) {
        return Stream.generate(customer::draft).limit(DRAFTS).toList();
    }

    private static void pay(Customer customer, List<String> drafts, ConcurrentLinkedQueue<Double> took) {
        for (String draft : drafts) {
            long begun = System.nanoTime();
            customer.pay(draft);
            took.add((System.nanoTime() - begun) / 1e6);
        }
    }
}
