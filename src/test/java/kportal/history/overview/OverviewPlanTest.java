package kportal.history.overview;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kportal.support.Environment;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.jooq.Condition;
import org.jooq.Select;
import org.junit.jupiter.api.Test;

/** The dashboard costs as much as there is in doubt, not as much as there ever was. */
class OverviewPlanTest {
    /** SQLite chooses by the words alone; PostgreSQL by how many rows there are. */
    @Test
    void whatIsInDoubtIsFoundByItsOwnIndex() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Condition open = new OverviewRepository(portal.database(), Environment.SANDBOX).open("b");
            List<String> plans = portal.database().read(sql -> {
                List<Select<?>> queries =
                        List.of(OverviewRepository.counted(sql, open), OverviewRepository.oldest(sql, open));
                return queries.stream()
                        .map(query -> sql.fetch("explain query plan {0}", query).formatCSV())
                        .toList();
            });
            for (String plan : plans) {
                assertTrue(plan.contains("transactions_unsettled"), plan);
                assertFalse(plan.contains("transactions_by_"), plan);
            }
        }
    }
}
