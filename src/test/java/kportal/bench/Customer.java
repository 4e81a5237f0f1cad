package kportal.bench;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import kportal.testing.Browser;
import kportal.testing.Page;

/** A shop that buys airtime, each time for another number. */
record Customer(Browser browser, String csrf) {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    static Customer signUp(Served portal, int number) {
        Browser browser = new Browser(URI.create(portal.root()));
        if (browser.signUp("Shop " + number, "shop" + number + "@buying.example")
                        .status()
                != 303) {
            throw new IllegalStateException("shop " + number + " could not sign up");
        }
        String csrf = browser.csrf();
        browser.postBare("/key", Map.of("csrf", csrf, "api_key", "a-key-of-a-buyer-" + number));
        return new Customer(browser, csrf);
    }

    /** The same one, at another portal of a cluster. */
    Customer at(Served portal) {
        return new Customer(browser.at(URI.create(portal.root())), csrf);
    }

    /** Where it is paid. */
    String draft() {
        String phone = "0803" + String.format("%07d", NUMBERS.incrementAndGet());
        Page draft = browser.postBare(
                "/airtime", Map.of("csrf", csrf, "network", "MTN", "phone_number", phone, "amount", "100"));
        return draft.location() + "/pay";
    }

    void pay(String draft) {
        browser.postBare(draft, Map.of("csrf", csrf));
    }

    /** All of them at once, and each one's answer. */
    static <T, R> List<R> together(List<T> all, Function<T, R> work) {
        return all.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> work.apply(one), Thread::startVirtualThread))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }
}
