package kportal.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kportal.testing.Page;

/** Many hands on one pay button: clicks at the same moment, refreshes, steps back, from several sessions and portals. */
final class Presses implements AutoCloseable {
    /** What one hand does: so many presses of pay, each with the page looked at before it or not. */
    private record Hand(Till till, String id, Map<String, String> form, List<Boolean> looks) {}

    private final ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger presses = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    /** Presses pay so many times on these drafts together; all hands begin at once. */
    void press(List<Till> tills, List<String> ids, int times, Map<String, String> form, Random random) {
        List<Hand> all = new ArrayList<>();
        int many = Math.max(ids.size(), 1 + random.nextInt(Math.min(8, times)));
        for (int i = 0; i < many; i++) {
            Till till = tills.get(random.nextInt(tills.size()));
            List<Boolean> looks = new ArrayList<>();
            for (int j = i; j < times; j += many) {
                looks.add(random.nextInt(4) == 0);
            }
            all.add(new Hand(till, ids.get(i % ids.size()), form, looks));
        }
        CyclicBarrier start = new CyclicBarrier(all.size());
        List<Future<?>> going = new ArrayList<>();
        for (Hand each : all) {
            going.add(hands.submit(() -> {
                start.await();
                press(each);
                return true;
            }));
        }
        going.forEach(Presses::done);
    }

    private void press(Hand hand) {
        for (boolean look : hand.looks()) {
            if (look) {
                Till.expect(200, hand.till().get("/transactions/" + hand.id()));
            }
            Page answer = hand.till().pay(hand.id(), hand.form());
            presses.incrementAndGet();
            if (answer.status() == 422) {
                refused.incrementAndGet();
            } else {
                Till.expect(303, answer);
            }
        }
    }

    private static void done(Future<?> hand) {
        try {
            hand.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    int presses() {
        return presses.get();
    }

    int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
