package kportal.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import kportal.support.Environment;
import kportal.testing.Browser;
import kportal.testing.Page;

/** Whether a shop can buy while machines try passwords: the purchase form's time, beside the logins that were checked. */
final class LoginFlood {
    private static final int CONNECTIONS = 40;
    private static final int LOOKS = 1_000;

    private final String root;
    private final AtomicBoolean over = new AtomicBoolean();
    private final LongAdder checked = new LongAdder();
    private final LongAdder turnedAway = new LongAdder();

    private LoginFlood(String root) {
        this.root = root;
    }

    static void measure() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("kportal-bench-flood");
        // Each try comes from a network of its own, as from a botnet: no limit spares the hashing any of them.
        Map<String, String> settings = Map.of("TRUSTED_PROXIES", "127.0.0.1");
        String cookie = Shop.fill(folder, 1_000, settings, Environment.SANDBOX);
        try (Served portal = Served.start(folder, settings)) {
            Load.of(portal, "/airtime", cookie, 4, 30);
            double[] idle = looks(portal, cookie);
            LoginFlood flood = new LoginFlood(portal.root());
            flood.run(() -> {
                long begun = System.nanoTime();
                double[] meanwhile = looks(portal, cookie);
                double seconds = (System.nanoTime() - begun) / 1e9;
                Figures.row("logins checked a second under a flood", Math.round(flood.checked.sum() / seconds));
                Figures.row("logins turned away a second (429, 503)", Math.round(flood.turnedAway.sum() / seconds));
                Figures.ratio("airtime form's median time meanwhile / idle", at(meanwhile, 0.5) / at(idle, 0.5));
                Figures.ratio("airtime form's 95th percentile meanwhile / idle", at(meanwhile, 0.95) / at(idle, 0.95));
                Figures.row("airtime form's 95th percentile meanwhile, ms", Math.round(at(meanwhile, 0.95)));
            });
        }
    }

    /** Milliseconds of one look after another, sorted. */
    private static double[] looks(Served portal, String cookie) {
        double[] took = new double[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            long begun = System.nanoTime();
            try {
                portal.get("/airtime", cookie);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            took[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(took);
        return took;
    }

    private static double at(double[] sorted, double part) {
        return sorted[(int) (sorted.length * part)];
    }

    private void run(Runnable meanwhile) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                int number = i;
                threads.execute(() -> attack(number));
            }
            try {
                while (checked.sum() < 5) {
                    Thread.onSpinWait();
                }
                checked.reset();
                turnedAway.reset();
                meanwhile.run();
            } finally {
                over.set(true);
            }
        }
    }

    private void attack(int number) {
        try (Browser browser = new Browser(URI.create(root))) {
            String csrf = browser.csrf();
            for (int i = 0; !over.get(); i++) {
                Page page = browser.send(browser.request("/login")
                        .header("X-Forwarded-For", "10." + number + "." + i / 250 % 250 + "." + i % 250)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(Browser.encode(
                                Map.of("email", "bench@shop.example", "password", "guess " + i, "csrf", csrf)))));
                (page.status() == 422 ? checked : turnedAway).increment();
            }
        }
    }
}
