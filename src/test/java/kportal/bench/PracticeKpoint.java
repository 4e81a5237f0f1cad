package kportal.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import kportal.kpoint.KpointClient;
import kportal.kpoint.Outcome;
import kportal.kpoint.Purchase;
import kportal.sandbox.SandboxServer;
import kportal.sandbox.accounts.Accounts;
import kportal.support.Incidents;

/** The practice Kpoint apart from the portal, with an account that has a key and money, and a client that only buys. */
final class PracticeKpoint implements AutoCloseable {
    static final int NAIRA = 50;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final SandboxServer server =
            new SandboxServer(Files.createTempDirectory("kportal-bench-kpoint"), Clock.systemUTC()).start();
    private final Accounts accounts = server.accounts();
    private final String cookie = accounts.open();

    PracticeKpoint() throws IOException {}

    /** Of an account that has enough for so many purchases. */
    String key(int purchases) {
        accounts.payFee(accounts.findByCookie(cookie).orElseThrow());
        while (accounts.findByCookie(cookie).orElseThrow().walletKobo() < 100L * NAIRA * purchases) {
            accounts.topUp(accounts.findByCookie(cookie).orElseThrow());
        }
        return accounts.newKey(accounts.findByCookie(cookie).orElseThrow());
    }

    String url() {
        return server.baseUrl();
    }

    /** Purchases a second by the portal's own client and nothing beside it, so many at once. */
    double bare(String key, List<String> numbers, int atOnce) {
        KpointClient client = new KpointClient(URI.create(url()), LONGEST, new Incidents(), _ -> {});
        AtomicInteger next = new AtomicInteger();
        List<CompletableFuture<Void>> buyers = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < atOnce; i++) {
            buyers.add(CompletableFuture.runAsync(
                    () -> {
                        for (int at = next.getAndIncrement(); at < numbers.size(); at = next.getAndIncrement()) {
                            buy(client, key, numbers.get(at));
                        }
                    },
                    Thread::startVirtualThread));
        }
        buyers.forEach(CompletableFuture::join);
        return numbers.size() / ((System.nanoTime() - begun) / 1e9);
    }

    private static void buy(KpointClient client, String key, String number) {
        Outcome outcome =
                client.purchase(key, new Purchase.Airtime("MTN", number, NAIRA), System.nanoTime() + LONGEST.toNanos());
        if (!(outcome instanceof Outcome.Succeeded)) {
            throw new IllegalStateException("not bought: " + outcome);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
