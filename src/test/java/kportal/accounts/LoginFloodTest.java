package kportal.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A machine that tries one password after another in forty connections, while a shop does its work. */
class LoginFloodTest {
    private static final int CONNECTIONS = 40;
    private static final int COST = 9;

    private static TestPortal start(Store store) {
        return TestPortal.start(store, Clock.systemUTC(), Map.of("TRUSTED_PROXIES", "127.0.0.1"), COST);
    }

    @ParameterizedTest
    @EnumSource
    void othersAreServedWhileOneNetworkFloods(Store store) throws Exception {
        try (TestPortal portal = start(store);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Browser shop = portal.signUp("Ada Stores", "ada@shop.ng");
            AtomicBoolean over = new AtomicBoolean();
            CountDownLatch busy = new CountDownLatch(1);
            List<Future<List<Integer>>> flood = IntStream.range(0, CONNECTIONS)
                    .mapToObj(i -> threads.submit(flood(portal.browser(), i, over, busy)))
                    .toList();
            try {
                assertTrue(busy.await(60, TimeUnit.SECONDS));
                // Nothing of it is known here: another browser, another address.
                for (int i = 0; i < 3; i++) {
                    assertEquals(
                            303,
                            from("10.2.2." + i, portal.browser(), "ada@shop.ng", Browser.PASSWORD)
                                    .status());
                    assertEquals(200, shop.get("/airtime").status());
                }
            } finally {
                over.set(true);
            }
            List<Integer> told = new ArrayList<>();
            for (Future<List<Integer>> each : flood) {
                told.addAll(each.get());
            }
            assertTrue(told.contains(503), told.toString());
            assertTrue(List.of(422, 429, 503).containsAll(told), told.toString());
            // Whoever was told to come back was told at once; what was taken on is bounded by the queue.
            assertTrue(told.stream().filter(status -> status == 422).count() <= 300 + CONNECTIONS, told.toString());
        }
    }

    /** Each try about another account, so that no limit but the queue's is met. */
    private static Callable<List<Integer>> flood(Browser browser, int number, AtomicBoolean over, CountDownLatch busy) {
        return () -> {
            List<Integer> told = new ArrayList<>();
            String csrf = browser.csrf();
            for (int i = 0; !over.get(); i++) {
                String email = "v" + number + "-" + i + "@shop.ng";
                Page page = from("10.1.1.1", browser, csrf, email, "not the password");
                told.add(page.status());
                if (page.status() == 503) {
                    assertEquals("30", page.header("Retry-After"));
                    busy.countDown();
                }
            }
            return told;
        };
    }

    /** From many networks at once the queue fills; what comes on top is told so within moments, and nobody hangs. */
    @ParameterizedTest
    @EnumSource
    void whatIsTooMuchIsTurnedAwayAtOnce(Store store) throws Exception {
        try (TestPortal portal = start(store);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            portal.signUp("Ada Stores", "ada@shop.ng");
            List<Browser> browsers =
                    IntStream.range(0, 100).mapToObj(i -> portal.browser()).toList();
            browsers.forEach(Browser::csrf);
            List<Callable<Page>> tries = IntStream.range(0, 100)
                    .mapToObj(i -> (Callable<Page>)
                            () -> from("10.1.1." + i, browsers.get(i), "ada@shop.ng", "not the password"))
                    .toList();
            long begun = System.nanoTime();
            List<Integer> told = threads.invokeAll(tries).stream()
                    .map(page -> page.resultNow().status())
                    .toList();
            assertTrue(System.nanoTime() - begun < Duration.ofSeconds(120).toNanos());
            assertTrue(List.of(422, 503).containsAll(told), told.toString());
            assertTrue(told.contains(422), told.toString());
            // Busy is no mistake of anybody's: none of it counts, and the right password works as soon as there is
            // room.
            assertEquals(
                    303,
                    from("10.1.1.99", portal.browser(), "ada@shop.ng", Browser.PASSWORD)
                            .status());
        }
    }

    private static Page from(String address, Browser browser, String email, String password) {
        return from(address, browser, browser.csrf(), email, password);
    }

    private static Page from(String address, Browser browser, String csrf, String email, String password) {
        return browser.send(browser.request("/login")
                .header("X-Forwarded-For", address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        Browser.encode(Map.of("email", email, "password", password, "csrf", csrf)))));
    }
}
