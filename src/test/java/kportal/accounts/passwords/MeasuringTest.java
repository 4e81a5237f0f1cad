package kportal.accounts.passwords;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kportal.testing.Waiting;
import kportal.web.Busy;
import kportal.web.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Measuring a new password takes as long as hashing one: it has no place beside what one network may hold. */
@Timeout(60)
class MeasuringTest {
    private static final String GOOD = "zebra marker 71 long enough";

    @Test
    void itCountsInItsNetworksShare() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (HashingPool pool = new HashingPool();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicInteger refused = new AtomicInteger();
            for (int i = 0; i < 100; i++) {
                threads.submit(() -> hold(pool, end, refused));
            }
            Waiting.until(() -> refused.get() >= 100 - HashingPool.SHARE);
            assertThrows(Busy.class, () -> measure(pool, "10.1.1.1", form(GOOD)));
            Future<Optional<String>> neighbour = threads.submit(() -> measure(pool, "10.2.2.2", form("password123")));
            end.countDown();
            assertEquals(Optional.of("password123"), neighbour.get());
            assertEquals(100 - HashingPool.SHARE, refused.get());
        } finally {
            end.countDown();
        }
    }

    private static void hold(HashingPool pool, CountDownLatch end, AtomicInteger refused) {
        try {
            pool.run("10.1.1.1", () -> {
                end.await();
                return "held";
            });
        } catch (Busy e) {
            refused.incrementAndGet();
        }
    }

    @Test
    void aFormThatIsNoGoodAnywayIsNotMeasured() {
        HashingPool closed = new HashingPool();
        closed.close();
        assertThrows(Busy.class, () -> measure(closed, "10.1.1.1", form(GOOD)));
        Form wrong = form(GOOD);
        wrong.reject("name", "error.missing.name");
        assertEquals(Optional.of(GOOD), measure(closed, "10.1.1.1", wrong));
        // What costs nothing to see is told beside the other mistakes.
        Form two = form("short");
        two.reject("name", "error.missing.name");
        measure(closed, "10.1.1.1", two);
        assertTrue(two.errors().containsKey("password"));
    }

    private static Form form(String password) {
        return Form.filled(Map.of("password", password));
    }

    private static Optional<String> measure(HashingPool pool, String network, Form form) {
        return NewPassword.from(form, "password", pool, network, "Musa Bakery");
    }
}
