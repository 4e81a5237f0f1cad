package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import kportal.db.Database;
import kportal.kpoint.Outcome;
import kportal.support.Environment;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.transactions.Service;
import kportal.transactions.Transaction;
import kportal.transactions.TransactionRepository;
import kportal.transactions.TwinRepository;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.Test;

/** A purchase costs the same however long the history is: by SQLite's own plans, none of its statements reads it through. */
class PurchasePlansTest {
    private static final int READERS = 4;
    private static final String NUMBER = "08031235678";

    /** All of them, or a search by no more than whose they are and where. */
    private static final Pattern WHOLE_HISTORY = Pattern.compile(
            "SCAN transactions.*|SEARCH transactions USING .*\\(business_id=\\?( AND environment=\\?)?\\)");

    @Test
    void noneReadsTheWholeHistory() throws Exception {
        try (TestPortal portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), Map.of())) {
            Buyer buyer = Buyer.inSandbox(portal);
            buyer.post("/account/limit", Map.of("daily_limit", "5000"));
            String id = buyer.draft(Orders.of(Service.AIRTIME, "5678"));
            Database db = portal.database();
            Attempt attempt = FenceTest.attempt(db, id);
            Instant now = Instant.now();

            Collection<String> asked = new ConcurrentSkipListSet<>();
            listen(db, asked);
            String business = attempt.payer().businessId();
            TransactionRepository transactions = new TransactionRepository(db, Environment.SANDBOX);
            assertEquals(Optional.empty(), transactions.lastOrder(business, NUMBER, Set.of(Service.AIRTIME)));
            Transaction draft = transactions.find(business, id).orElseThrow();
            assertEquals(Optional.empty(), new TwinRepository(db, Environment.SANDBOX).find(business, draft, now));
            assertInstanceOf(Fence.Passed.class, new PaymentRepository(db, Environment.SANDBOX).fence(attempt, now));
            assertTrue(new OutcomeRepository(db)
                    .settle(Result.of(attempt.id(), new Outcome.NeverLeft("connection_refused", Duration.ZERO), now)));

            assertTrue(asked.size() > 12, "it was heard: " + asked);
            List<String> slow = new ArrayList<>();
            for (String sql : asked) {
                plan(db, sql).stream()
                        .filter(step -> WHOLE_HISTORY.matcher(step).matches())
                        .forEach(step -> slow.add(step + " for " + sql));
            }
            assertEquals(List.of(), slow);
        }
    }

    /** On the writer's connection, and on each of the readers': these are those that meet. */
    private static void listen(Database database, Collection<String> asked) {
        database.run(sql -> listen(sql, asked));
        CyclicBarrier all = new CyclicBarrier(READERS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < READERS; i++) {
                threads.submit(() -> database.read(sql -> {
                    listen(sql, asked);
                    return await(all);
                }));
            }
        }
    }

    private static void listen(DSLContext sql, Collection<String> asked) {
        sql.configuration()
                .set(new DefaultExecuteListenerProvider(
                        ExecuteListener.onExecuteStart(context -> asked.add(String.valueOf(context.sql())))));
    }

    private static int await(CyclicBarrier all) {
        try {
            return all.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> plan(Database database, String asked) {
        return database.read(sql -> sql.connectionResult(connection -> {
            List<String> steps = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement("explain query plan " + asked);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    steps.add(rows.getString("detail"));
                }
            }
            return steps;
        }));
    }
}
