package kportal.accounts.attempts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.web.TooMany;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class AttemptsTest {
    private static final TestClock clock = TestClock.now();
    private static TestPortal portal;
    private static Attempts attempts;

    @Parameter
    private Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store, clock, Map.of());
        attempts = new Attempts(new AttemptRepository(portal.database()), clock);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    @Test
    void aBurstAndThenOneEachTime() {
        Limit limit = new Limit("burst", 3, Duration.ofMinutes(2));
        for (int i = 0; i < 3; i++) {
            attempts.take(limit.on("ada"));
        }
        assertThrows(TooMany.class, () -> attempts.take(limit.on("ada")));
        attempts.take(limit.on("ben"));
        attempts.take(new Limit("another", 3, Duration.ofMinutes(2)).on("ada"));
        clock.advance(Duration.ofSeconds(119));
        assertThrows(TooMany.class, () -> attempts.take(limit.on("ada")));
        clock.advance(Duration.ofSeconds(1));
        attempts.take(limit.on("ada"));
        assertThrows(TooMany.class, () -> attempts.take(limit.on("ada")));
        clock.advance(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            attempts.take(limit.on("ada"));
        }
        assertThrows(TooMany.class, () -> attempts.take(limit.on("ada")));
    }

    @Test
    void whatIsGivenBackWasNeverTaken() {
        Limit limit = new Limit("back", 2, Duration.ofHours(1));
        for (int i = 0; i < 10; i++) {
            attempts.giveBack(attempts.take(limit.on("ada")));
        }
        attempts.take(limit.on("ada"));
        attempts.take(limit.on("ada"));
        assertThrows(TooMany.class, () -> attempts.take(limit.on("ada")));
        attempts.giveBack(List.of(limit.on("ada").whole()));
        attempts.take(limit.on("ada"));
    }

    @Test
    void allOrNone() {
        Limit wide = new Limit("wide", 3, Duration.ofHours(1));
        Limit tight = new Limit("tight", 1, Duration.ofHours(1));
        attempts.take(tight.on("ada"));
        for (int i = 0; i < 5; i++) {
            assertThrows(TooMany.class, () -> attempts.take(wide.on("ada"), tight.on("ada")));
        }
        for (int i = 0; i < 3; i++) {
            attempts.take(wide.on("ada"));
        }
    }

    @Test
    void whatIsOnlyCountedRefusesNobody() {
        Limit limit = new Limit("counted", 2, Duration.ofHours(1));
        for (int i = 0; i < 5; i++) {
            assertEquals(i >= 2, attempts.isFull(limit.on("ada")));
            attempts.take(limit.on("ada").counted());
        }
    }

    @Test
    void manyAtOnceGetNoMoreThanTheBurst() throws Exception {
        Limit limit = new Limit("race", 10, Duration.ofHours(1));
        Limit other = new Limit("race-2", 1_000, Duration.ofHours(1));
        Callable<Boolean> one = () -> {
            try {
                attempts.take(limit.on("ada"), other.on("ada"));
                return true;
            } catch (TooMany e) {
                return false;
            }
        };
        try (var threads = Executors.newFixedThreadPool(16)) {
            long taken = threads.invokeAll(Stream.generate(() -> one).limit(200).toList()).stream()
                    .filter(Future::resultNow)
                    .count();
            assertEquals(10, taken);
        }
    }

    @Test
    void anEmptyBucketIsSweptAway() {
        Limit limit = new Limit("swept", 1, Duration.ofHours(1));
        attempts.take(limit.on("ada"));
        clock.advance(Duration.ofMinutes(59));
        attempts.sweep();
        assertTrue(attempts.isFull(limit.on("ada")));
        clock.advance(Duration.ofMinutes(2));
        attempts.sweep();
        assertFalse(attempts.isFull(limit.on("ada")));
    }

    @Test
    void noMailAddressIsKeptInTheClear() {
        attempts.take(new Limit("clear", 1, Duration.ofHours(1)).on("ada@secret.example"));
        String rows = portal.database()
                .read(sql -> sql.fetch("select * from attempts").formatCSV());
        assertFalse(rows.contains("secret.example"));
    }
}
