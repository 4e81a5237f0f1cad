package kportal.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.jspecify.annotations.Nullable;

/** A random history, the same for the same seed: steps of a few shops, audited after every chunk of them. */
final class History implements AutoCloseable {
    private static final int SHOPS = 3;
    private static final int CHUNK = 500;
    private static final int RECIPIENTS = 300;
    private static final List<String> NOTES =
            List.of("as their dashboard says", "=1+1", "“Ọ̀gá” said so, at 5", "a\nb, \"c\"", "50%_off");

    private final Random random;
    private final TestClock clock = TestClock.at("2026-03-02T06:00:00Z");
    private final FaultyKpoint kpoint = new FaultyKpoint();
    private final TestPortal portal;
    private final List<Shop> shops = new ArrayList<>();
    private final Deque<String> trace = new ArrayDeque<>();
    private int made;

    History(Store store, long seed) {
        random = new Random(seed);
        portal = TestPortal.inMemory(
                store, clock, Map.of("KPOINT_BASE_URL", kpoint.url().toString()));
        for (int i = 0; i < SHOPS; i++) {
            String key = "kp_live_history_" + i;
            Till till = Till.open(portal, key);
            practised(till);
            shops.add(new Shop(kpoint, clock, "S" + i + "x", till, key, random));
        }
    }

    /** Practice purchases of the same business, which must show nowhere. */
    private void practised(Till till) {
        TransactionRows rows = TransactionRows.of(portal.database(), Environment.SANDBOX, till.email());
        Order order = Order.airtime("MTN", "MTN Nigeria", "08030000001", Money.ofNaira(999));
        rows.insert(List.of(
                new Row(order, Status.SUCCEEDED, clock.instant()), new Row(order, Status.UNKNOWN, clock.instant())));
    }

    void run(int steps) {
        while (made < steps) {
            made++;
            step(shops.get(random.nextInt(SHOPS)));
            if (made % CHUNK == 0 || made == steps) {
                Audit.of(kpoint, shops);
            }
        }
    }

    int calls() {
        return kpoint.calls().size();
    }

    private void step(Shop shop) {
        int dice = random.nextInt(1_000);
        Entry entry = dice % 4 == 0 ? shop.ledger.any(random) : shop.ledger.recent(random);
        note(dice + " at " + shop + ": " + entry);
        if (dice < 320 || entry == null) {
            shop.draft(item(entry));
        } else if (dice < 600) {
            shop.pay(payable(shop, entry), random.nextBoolean(), 1);
        } else if (dice < 660) {
            shop.pay(payable(shop, entry), random.nextBoolean(), 2 + random.nextInt(3));
        } else if (dice < 680) {
            shop.payHeld(payable(shop, entry));
        } else if (dice < 760) {
            shop.look(entry);
        } else if (dice < 850) {
            shop.settle(entry, random.nextBoolean() ? "succeeded" : "failed", any(NOTES));
        } else if (dice < 890) {
            shop.reverse(entry, any(NOTES));
        } else {
            world(shop, dice);
        }
    }

    /** Mostly the latest draft, as a shop does it. */
    private Entry payable(Shop shop, Entry entry) {
        return random.nextInt(4) == 0 ? entry : shop.ledger.latestDraft(entry);
    }

    /** What happens around them. */
    private void world(Shop shop, int dice) {
        if (dice < 960) {
            clock.advance(Duration.ofMillis(1 + random.nextInt(90_000)));
        } else if (dice < 975) {
            clock.advance(Duration.ofMinutes(random.nextInt(35)));
        } else if (dice < 985) {
            String product = any(List.of("MTN_1GB", "MTN_2GB", "DSTV_COMPACT", "DSTV_PREMIUM"));
            kpoint.price(product, Math.max(100, kpoint.price(product) + random.nextInt(21) * 10 - 100));
        } else if (dice < 995 || shop.ledger.key() == null) {
            shop.replaceKey();
        } else if (dice < 998) {
            shop.removeKey();
        } else if (random.nextInt(3) == 0) {
            restart();
        }
    }

    /** Every session goes on from another browser: the port is another. */
    private void restart() {
        portal.restart();
        for (Shop shop : shops) {
            shop.till = shop.till.again(portal);
        }
    }

    /** Often for somebody who bought before, sometimes the very same. */
    private Item item(@Nullable Entry before) {
        if (before != null && random.nextInt(5) == 0) {
            return before.item;
        }
        int number = random.nextInt(RECIPIENTS);
        int service = random.nextInt(Item.SERVICES);
        boolean other = random.nextBoolean();
        Item item = Item.of(service, number, 100 + 50L * random.nextInt(5));
        return other && service == 1
                ? Item.data(item.recipient(), "MTN_2GB")
                : other && service == 3 ? Item.cableTv(item.recipient(), "DSTV_PREMIUM") : item;
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void note(String step) {
        trace.addLast(made + ": " + step);
        if (trace.size() > 20) {
            trace.removeFirst();
        }
    }

    String lastSteps() {
        return String.join("\n", trace);
    }

    @Override
    public void close() {
        portal.close();
        kpoint.close();
    }
}
