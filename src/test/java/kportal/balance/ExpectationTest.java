package kportal.balance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The quick sum, by whole years, months and days, is the sum of the rows: for random openings, checks and histories. */
class ExpectationTest {
    private static final Instant START = Instant.parse("2024-11-30T22:59:59.998Z");
    private static final int ROWS = 400;
    private static final List<Status> STATUSES =
            List.of(Status.SUCCEEDED, Status.SUCCEEDED, Status.FAILED, Status.PENDING, Status.UNKNOWN, Status.REVERSED);

    @ParameterizedTest
    @EnumSource
    void isTheSumOfTheRows(Store store) {
        TestClock clock = TestClock.at("2027-02-01T00:00:00Z");
        try (TestPortal portal = TestPortal.start(store, clock, Map.of())) {
            portal.signUp("Alice Stores", "alice@shop.ng");
            TransactionRows database = TransactionRows.of(portal.database(), Environment.SANDBOX, "alice@shop.ng");
            Random random = new Random(5);
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                rows.add(row(random));
            }
            database.insert(rows);
            SpendingRepository spending = new SpendingRepository(Environment.SANDBOX);
            for (int i = 0; i < 150; i++) {
                // Often the very moment of a purchase: that one is before, and the last is within.
                Instant after = i % 3 == 0 ? rows.get(i).sentAt() : time(random);
                Instant until = i % 2 == 0 ? rows.get(i + 1).sentAt() : time(random);
                Money spent = portal.database().read(sql -> spending.spent(sql, database.businessId(), after, until));
                assertEquals(sum(rows, after, until), spent, i + ": " + after + " to " + until);
            }
        }
    }

    private static Instant time(Random random) {
        // Many at the edge of a Lagos day.
        Instant day = START.plus(Duration.ofDays(random.nextInt(780)));
        return random.nextBoolean() ? day.plusMillis(random.nextInt(5)) : day.plusSeconds(random.nextInt(86_400));
    }

    private static Row row(Random random) {
        Money amount = new Money(1 + random.nextInt(1_000_000));
        Order order = random.nextInt(5) == 0
                ? Order.sms("08031234567", "Hello")
                : Order.airtime("MTN", "MTN Nigeria", "08031234567", amount);
        Row row = new Row(order, STATUSES.get(random.nextInt(STATUSES.size())), time(random));
        return random.nextBoolean() ? row.charged(new Money(1 + random.nextInt(1_000_000))) : row;
    }

    private static Money sum(List<Row> rows, Instant after, Instant until) {
        return rows.stream()
                .filter(row -> row.status() == Status.SUCCEEDED && row.order().amount() != null)
                .filter(row -> row.sentAt().isAfter(after) && !row.sentAt().isAfter(until))
                .map(row -> cost(row.charged(), row.order().amount()))
                .reduce(Money.ZERO, Money::plus);
    }

    private static Money cost(@Nullable Money charged, @Nullable Money amount) {
        return charged != null ? charged : amount == null ? Money.ZERO : amount;
    }
}
