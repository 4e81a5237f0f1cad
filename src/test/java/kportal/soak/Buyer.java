package kportal.soak;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import kportal.testing.Browser;

/** Somebody who buys without a pause, each purchase through two portals as a balancer would spread it, and reads its receipt. */
final class Buyer implements AutoCloseable {
    private final Browser browser;
    private final List<PortalProcess> serving;
    private final Map<String, String> statuses = new ConcurrentSkipListMap<>();
    private final Set<List<PortalProcess>> ways = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofVirtual().unstarted(this::buy);
    private volatile boolean enough;
    private volatile Throwable wrong;

    Buyer(Browser browser, List<PortalProcess> serving) {
        this.browser = browser;
        this.serving = serving;
        thread.start();
    }

    private void buy() {
        try {
            for (int turn = 0; !enough; turn++) {
                List<PortalProcess> now = List.copyOf(serving);
                PortalProcess drafts = now.get(turn % now.size());
                PortalProcess pays = now.get(turn / now.size() % now.size());
                String phone = "0803%07d".formatted(turn);
                String draft = Shop.expect(
                                303,
                                browser.at(drafts.root())
                                        .post(
                                                "/airtime",
                                                Map.of("network", "MTN", "phone_number", phone, "amount", "100")))
                        .location();
                Shop.expect(303, browser.at(pays.root()).post(draft + "/pay", Map.of()));
                Waiting.until(
                        "the receipt", 10_000, () -> !status(drafts, draft).equals("sending"));
                statuses.put(phone, status(drafts, draft));
                ways.add(List.of(drafts, pays));
            }
        } catch (RuntimeException e) {
            wrong = e;
        }
    }

    private String status(PortalProcess portal, String draft) {
        return Shop.expect(200, browser.at(portal.root()).get(draft))
                .select("[data-status]")
                .attr("data-status");
    }

    /** How each ended that was bought so far, by its phone number. */
    Map<String, String> statuses() {
        if (wrong != null) {
            throw new IllegalStateException("after " + statuses.size() + " purchases", wrong);
        }
        return statuses;
    }

    /** Until whatever was begun when this was asked is over, and what was begun after it too. */
    void awaitTwoMore() {
        int before = statuses().size();
        Waiting.until("two more purchases", 20_000, () -> statuses().size() >= before + 2);
    }

    /** Until one was drafted here and paid there. */
    void awaitWay(PortalProcess drafts, PortalProcess pays) {
        Waiting.until("a purchase by both", 20_000, () -> {
            statuses();
            return ways.contains(List.of(drafts, pays));
        });
    }

    @Override
    public void close() throws InterruptedException {
        enough = true;
        thread.join();
    }
}
