package kportal.history;

import static kportal.db.generated.Tables.HISTORY_VERSIONS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import kportal.db.Database;
import kportal.support.Environment;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.transactions.Status;
import org.jooq.Record;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sums that triggers keep are those that counting afresh gives, whatever moved. */
class TotalsKeptTest {
    private static final Instant DECEMBER = Instant.parse("2025-12-30T12:00:00Z");
    private static final String CELL = "business_id, environment, period, service, network, user_id, status";

    @ParameterizedTest
    @EnumSource
    void theyAreWhatCountingGives(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Database database = portal.database();
            for (String shop : List.of("ada", "ben")) {
                portal.signUp(shop + " stores", shop + "@shop.ng");
                for (Environment environment : Environment.values()) {
                    TransactionRows rows = TransactionRows.of(database, environment, shop + "@shop.ng");
                    rows.insert(new Sales(shop.hashCode(), DECEMBER).rows(60));
                }
            }
            assertEquals(counted(database), kept(database));
            assertTrue(kept(database).stream().anyMatch(cell -> cell.contains("2026-01-01")), "none past new year");
            Random random = new Random(5);
            for (String id : unsettled(database)) {
                settle(database, id, random.nextBoolean() ? Status.SUCCEEDED : Status.FAILED);
            }
            assertEquals(counted(database), kept(database));
            assertTrue(kept(database).stream().noneMatch(cell -> cell.contains("unknown")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachChangeMovesTheVersionOfItsOwnHistoryAlone(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Database database = portal.database();
            portal.signUp("ada stores", "ada@shop.ng");
            TransactionRows rows = TransactionRows.of(database, Environment.SANDBOX, "ada@shop.ng");
            assertEquals(List.of(), versions(database));
            rows.insert(new Sales(1, DECEMBER).rows(1));
            TransactionRows.of(database, Environment.LIVE, "ada@shop.ng").insert(new Sales(2, DECEMBER).rows(1));
            List<Long> before = versions(database);
            rows.insert(new Sales(3, DECEMBER).rows(1));
            List<Long> after = versions(database);
            assertTrue(after.getFirst() > before.getFirst(), before + " " + after);
            assertEquals(before.getLast(), after.getLast(), "the other environment's");
        }
    }

    private static List<Long> versions(Database database) {
        return database.read(sql -> sql.select(HISTORY_VERSIONS.VERSION)
                .from(HISTORY_VERSIONS)
                .orderBy(HISTORY_VERSIONS.ENVIRONMENT.desc())
                .fetch(HISTORY_VERSIONS.VERSION));
    }

    private static List<String> unsettled(Database database) {
        return database.read(sql -> sql.select(TRANSACTIONS.ID)
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.STATUS.in("pending", "unknown"))
                .fetch(TRANSACTIONS.ID));
    }

    private static void settle(Database database, String id, Status status) {
        database.run(sql -> sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, status.code())
                .set(TRANSACTIONS.SETTLED_BY, TRANSACTIONS.CREATED_BY)
                .set(TRANSACTIONS.SETTLED_AT, DECEMBER)
                .set(TRANSACTIONS.NOTE, "looked")
                .where(TRANSACTIONS.ID.eq(id))
                .execute());
    }

    private static List<String> counted(Database database) {
        return lines(
                database,
                "select " + CELL + ", sum(count), sum(amount_kobo), sum(charged_kobo), sum(answered), sum(took_ms)"
                        + " from transaction_shares group by " + CELL + " order by " + CELL);
    }

    private static List<String> kept(Database database) {
        return lines(
                database,
                "select " + CELL + ", count, amount_kobo, charged_kobo, answered, took_ms"
                        + " from totals where count <> 0 order by " + CELL);
    }

    private static List<String> lines(Database database, String query) {
        return database.read(sql -> sql.fetch(query).map(Record::intoList).stream()
                .map(Object::toString)
                .toList());
    }
}
