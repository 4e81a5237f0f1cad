package kportal.history.overview;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The dashboard costs as much as it shows, not as much as there ever was, nor as much as is in doubt. */
class OverviewPlanTest {
    /** SQLite chooses by the words alone; PostgreSQL by how many rows there are. */
    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"PENDING", "UNKNOWN"})
    void theOldestInDoubtComeInTheOrderOfAnIndex(Status status) {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Condition mine = TRANSACTIONS.BUSINESS_ID.eq("b").and(TRANSACTIONS.ENVIRONMENT.eq("sandbox"));
            String plan = portal.database()
                    .read(sql -> sql.fetch("explain query plan {0}", OverviewRepository.oldest(sql, mine, status))
                            .formatCSV());
            assertTrue(plan.contains("transactions_by_status "), plan);
            assertFalse(plan.contains("TEMP B-TREE"), plan);
        }
    }
}
