package kportal.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kportal.soak.ReachedLog.What;
import kportal.testing.Browser;
import kportal.testing.ShippedJar;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two portals give way to those of the next version, one after the other, while somebody buys and a batch runs. With
 * {@code -Dsoak.old=} and {@code -Dsoak.next=} two versions as they were built; else this one and {@link NextVersion}.
 */
@Tag("jar")
class RollingUpgradeTest {
    private static final int ROWS = 200;

    private final List<PortalProcess> serving = new CopyOnWriteArrayList<>();

    @Test
    void oldAndNewServeSideBySideAndEachPurchaseIsMadeOnce() throws Exception {
        Path old = Path.of(System.getProperty("soak.old", ShippedJar.path().toString()));
        try (Cluster cluster = new Cluster(old)) {
            Path next = System.getProperty("soak.next") == null
                    ? NextVersion.of(old, cluster.folder("next-version"))
                    : Path.of(System.getProperty("soak.next"));
            cluster.kpoint().manner(call -> {
                call.readWhole();
                LockSupport.parkNanos(Duration.ofMillis(60).toNanos());
                call.sendHead();
                call.sendBody();
            });
            serving.addAll(List.of(cluster.first(), cluster.second()));
            Browser browser = new Browser(cluster.first().root());
            Shop.expect(303, browser.signUp("Soak", "soak@shop.example"));
            Shop.expect(303, browser.post("/key", Map.of("api_key", "soak-key-0123456789abcdef")));
            Map<String, String> statuses;
            String batch;
            try (Buyer buyer = new Buyer(browser, serving)) {
                buyer.awaitTwoMore();
                PortalProcess third = cluster.node("third", next);
                serving.add(third);
                buyer.awaitWay(cluster.first(), third);
                buyer.awaitWay(third, cluster.second());
                batch = runs(browser);
                leaves(buyer, cluster.first());
                assertEquals("paused", state(browser.at(third.root()), batch));
                // It broke down meanwhile: the old version serves from the newer tables still.
                PortalProcess again = cluster.node("first", old);
                serving.add(again);
                buyer.awaitWay(again, third);
                leaves(buyer, again);
                leaves(buyer, cluster.second());
                buyer.awaitTwoMore();
                goesOn(browser.at(third.root()), batch);
                statuses = buyer.statuses();
            }
            assertEquals(Set.of("succeeded"), Set.copyOf(statuses.values()), statuses::toString);
            Map<String, Long> calls = cluster.kpoint().log().since(0).stream()
                    .filter(line -> line.what() == What.WHOLE)
                    .collect(Collectors.groupingBy(ReachedLog.Line::recipient, Collectors.counting()));
            assertEquals(Set.of(1L), Set.copyOf(calls.values()), calls::toString);
            assertEquals(statuses.size() + ROWS, calls.size());
        }
    }

    /** By the one of the old that goes first. */
    private static String runs(Browser browser) {
        String rows =
                IntStream.range(0, ROWS).mapToObj("0806%07d,100,MTN"::formatted).collect(Collectors.joining("\n"));
        String batch = Shop.expect(303, browser.post("/batches", Map.of("service", "airtime", "rows", rows)))
                .location();
        Shop.expect(303, browser.post(batch + "/start", Map.of("total", String.valueOf(ROWS * 100))));
        return batch;
    }

    /** As a balancer does it: nobody is sent there any more, whoever is there comes to their end, and it stops. */
    private void leaves(Buyer buyer, PortalProcess portal) {
        serving.remove(portal);
        buyer.awaitTwoMore();
        portal.terminate();
        assertTrue(portal.awaitExit(30_000));
    }

    private static void goesOn(Browser browser, String batch) {
        Shop.expect(303, browser.post(batch + "/resume", Map.of()));
        Waiting.until("its end", 60_000, () -> state(browser, batch).equals("finished"));
    }

    private static String state(Browser browser, String batch) {
        return browser.get(batch).select("#batch").attr("data-state");
    }
}
