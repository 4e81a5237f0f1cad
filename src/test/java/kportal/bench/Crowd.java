package kportal.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import kportal.testing.Browser;
import kportal.testing.Page;

/** Forty shops with as many purchases on their way as each may have: a thousand in all. */
final class Crowd implements AutoCloseable {
    static final int SHOPS = 40;
    static final int PURCHASES_A_SHOP = 25;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Browser> shops = new ArrayList<>();
    private final List<Runnable> payments = new ArrayList<>();

    /** Signed up, a key saved, every purchase drafted; nothing paid yet. */
    Crowd(Served portal) {
        List<CompletableFuture<List<Runnable>>> ready = new ArrayList<>();
        for (int shop = 0; shop < SHOPS; shop++) {
            int number = shop;
            Browser browser = new Browser(URI.create(portal.root()));
            shops.add(browser);
            ready.add(CompletableFuture.supplyAsync(() -> prepare(browser, number), threads));
        }
        ready.forEach(drafts -> payments.addAll(drafts.join()));
    }

    private static List<Runnable> prepare(Browser shop, int number) {
        // Hashing passwords has a short queue: told to come back, a person does.
        while (shop.signUp("Shop " + number, "shop" + number + "@crowd.example").status() == 503) {
            Thread.onSpinWait();
        }
        String csrf = shop.csrf();
        shop.postBare("/key", Map.of("csrf", csrf, "api_key", "a-key-of-the-crowd-" + number));
        List<Runnable> payments = new ArrayList<>();
        for (int i = 0; i < PURCHASES_A_SHOP; i++) {
            String phone = "0803" + String.format("%07d", number * 1_000 + i);
            Page draft = shop.postBare(
                    "/airtime", Map.of("csrf", csrf, "network", "MTN", "phone_number", phone, "amount", "100"));
            String pay = draft.location() + "/pay";
            payments.add(() -> shop.postBare(pay, Map.of("csrf", csrf)));
        }
        return payments;
    }

    /** All within four seconds; returns when each has been answered, three seconds later, long before Kpoint. */
    void pay() {
        List<CompletableFuture<Void>> paid = new ArrayList<>();
        for (int i = 0; i < payments.size(); i++) {
            Executor inItsTurn = CompletableFuture.delayedExecutor(4L * i, TimeUnit.MILLISECONDS, threads);
            paid.add(CompletableFuture.runAsync(payments.get(i), inItsTurn));
        }
        paid.forEach(CompletableFuture::join);
    }

    @Override
    public void close() {
        shops.forEach(Browser::close);
        threads.close();
    }
}
