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

    private record Person(Browser browser, int number, String csrf) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Browser> browsers = new ArrayList<>();
    private final List<Person> shops = new ArrayList<>();
    private final List<Runnable> payments = new ArrayList<>();
    private int rounds;

    /** Signed up one after another, as no network may in dozens at once; a key saved; nothing bought yet. */
    Crowd(Served portal) {
        for (int number = 0; number < SHOPS; number++) {
            Browser browser = new Browser(URI.create(portal.root()));
            browsers.add(browser);
            shops.add(signUp(browser, number));
        }
    }

    private static Person signUp(Browser shop, int number) {
        if (shop.signUp("Shop " + number, "shop" + number + "@crowd.example").status() != 303) {
            throw new IllegalStateException("shop " + number + " could not sign up");
        }
        String csrf = shop.csrf();
        shop.postBare("/key", Map.of("csrf", csrf, "api_key", "a-key-of-the-crowd-" + number));
        return new Person(shop, number, csrf);
    }

    /** A thousand drafts, each to a number of its own. */
    void draft() {
        int round = rounds++;
        payments.clear();
        List<CompletableFuture<List<Runnable>>> drafted = new ArrayList<>();
        for (Person shop : shops) {
            drafted.add(CompletableFuture.supplyAsync(() -> drafts(shop, round), threads));
        }
        drafted.forEach(drafts -> payments.addAll(drafts.join()));
    }

    private static List<Runnable> drafts(Person shop, int round) {
        List<Runnable> payments = new ArrayList<>();
        for (int i = 0; i < PURCHASES_A_SHOP; i++) {
            String phone = "0803" + String.format("%07d", round * 100_000 + shop.number() * 1_000 + i);
            Page draft = shop.browser()
                    .postBare(
                            "/airtime",
                            Map.of("csrf", shop.csrf(), "network", "MTN", "phone_number", phone, "amount", "100"));
            String pay = draft.location() + "/pay";
            payments.add(() -> shop.browser().postBare(pay, Map.of("csrf", shop.csrf())));
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
        browsers.forEach(Browser::close);
        threads.close();
    }
}
