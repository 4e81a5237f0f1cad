package kportal.faults;

import static kportal.db.generated.Tables.ANSWERS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import kportal.testing.Store;
import kportal.testing.TestPortal;

/** A portal whose Kpoint misbehaves; cells of the matrix are bought side by side by a few shops. */
final class Matrix implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 16;
    private static final int SHOPS = 8;

    private final FaultyKpoint kpoint = new FaultyKpoint();
    private final TestPortal portal;
    private final List<Till> tills = new ArrayList<>();
    private final Queue<Cell> late = new ConcurrentLinkedQueue<>();
    private final AtomicInteger numbers = new AtomicInteger(1_000);
    private final AtomicInteger cells = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();

    Matrix(Store store) {
        portal = TestPortal.start(
                store,
                Clock.systemUTC(),
                Map.of(
                        "KPOINT_BASE_URL",
                        kpoint.url().toString(),
                        "KPOINT_TIMEOUT_SECONDS",
                        String.valueOf(DEADLINE.toSeconds())));
        for (int i = 0; i < SHOPS; i++) {
            tills.add(Till.open(portal, "kp_live_shop_" + i));
        }
    }

    record Cell(Way way, int service) {}

    private Item item(int service) {
        return Item.of(service, numbers.incrementAndGet(), 1_000);
    }

    private Till till(Item item) {
        return tills.get(Math.floorMod(item.recipient().hashCode(), SHOPS));
    }

    /** Each with a recipient of its own, so that the server knows them apart. */
    void run(List<Cell> wanted) {
        buy(wanted);
        // Side by side on a busy machine some may be late, or in doubt past their deadline, for want of a processor:
        // alone they may not.
        for (Cell cell : takeLate()) {
            buy(List.of(cell));
            assertEquals(List.of(), takeLate(), "late or in doubt, alone too");
        }
    }

    private List<Cell> takeLate() {
        List<Cell> taken = List.copyOf(late);
        late.clear();
        return taken;
    }

    private void buy(List<Cell> wanted) {
        sideBySide(wanted.stream()
                .map(cell -> (Callable<String>) () -> {
                    Item item = item(cell.service());
                    kpoint.on(item.recipient(), cell.way().script());
                    String id = till(item).draft(item);
                    return pay(cell, item, id, 1);
                })
                .toList());
    }

    /** Before the server can know what is asked for: one way at a time, all services together. */
    void atTheDoor(Way way, List<Integer> services) {
        buyAtTheDoor(way, services);
        for (Cell cell : takeLate()) {
            buyAtTheDoor(way, List.of(cell.service()));
            assertEquals(List.of(), takeLate(), "late or in doubt, alone too");
        }
    }

    private void buyAtTheDoor(Way way, List<Integer> services) {
        List<Item> items = services.stream().map(this::item).toList();
        List<String> drafts = items.stream().map(item -> till(item).draft(item)).toList();
        int before = kpoint.connections();
        kpoint.atTheDoor(way.script());
        try {
            List<Callable<String>> cells = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                Cell cell = new Cell(way, services.get(i));
                Item item = items.get(i);
                String id = drafts.get(i);
                cells.add(() -> pay(cell, item, id, 0));
            }
            sideBySide(cells);
            assertEquals(items.size(), kpoint.connections() - before, way + ": connections");
        } finally {
            kpoint.atTheDoor(null);
        }
    }

    private String pay(Cell cell, Item item, String id, int calls) {
        Till.expect(303, till(item).pay(id));
        String status = till(item).status(id);
        String name = item.service() + ", " + cell.way() + ": ";
        assertTrue(kpoint.calls(item.recipient()) <= calls, name + "calls");
        boolean right = cell.way().right().contains(status);
        if (!right && (status.equals("sending") || (status.equals("unknown") && took(id) >= DEADLINE.toMillis()))) {
            late.add(cell);
            return id;
        }
        assertTrue(right, name + status);
        assertEquals(calls, kpoint.calls(item.recipient()), name + "calls");
        long took = took(id);
        if (took > DEADLINE.toMillis() + 1_000) {
            late.add(cell);
        } else {
            slowest.accumulateAndGet(took, Math::max);
        }
        cells.incrementAndGet();
        return id;
    }

    /** From the call's start until it was decided. */
    private long took(String id) {
        return portal.database().read(sql -> sql.select(ANSWERS.TOOK_MS)
                .from(ANSWERS)
                .join(TRANSACTIONS)
                .on(TRANSACTIONS.ATTEMPT_ID.eq(ANSWERS.ATTEMPT_ID))
                .where(TRANSACTIONS.ID.eq(id))
                .fetchSingle()
                .value1());
    }

    /** All of them, and then every failure, not only the first. */
    private static void sideBySide(List<Callable<String>> cells) {
        List<String> wrong = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<String> each : threads.invokeAll(cells)) {
                try {
                    each.get();
                } catch (ExecutionException e) {
                    wrong.add(String.valueOf(e.getCause()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertEquals(List.of(), wrong);
    }

    /** An idle connection kept alive after a list is closed as the purchase comes. */
    Way idleClosed() {
        return Way.succeeded("an idle connection closed under us", connection -> {
            kpoint.closeIdle();
            FaultyKpoint.json(200, FaultyKpoint.DONE).play(connection);
        });
    }

    /** A purchase never goes over a connection that a list was read on. */
    int reusedConnections() {
        return kpoint.reused();
    }

    int cells() {
        return cells.get();
    }

    long slowestMillis() {
        return slowest.get();
    }

    @Override
    public void close() {
        portal.close();
        kpoint.close();
    }
}
