package kportal.history;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.web.Form;
import org.junit.jupiter.api.Test;

/** The key of what is kept of a day has the service before the network: a network alone would be looked for in all of it. */
class TotalsPlanTest {
    @Test
    void aNetworkIsFoundByTheKey() {
        HistoryFilter filter = HistoryFilter.from(Form.filled(Map.of("network", "GLO")), LocalDate.of(2026, 11, 7))
                .orElseThrow();
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            String plan = portal.database().read(sql -> sql.fetch(
                            "explain query plan {0}",
                            TotalsRepository.sums(sql, "b", "sandbox", List.of("2026-11-06", "2026-11"), filter))
                    .formatCSV());
            assertTrue(plan.contains("period=? AND service=? AND network=?"), plan);
        }
    }
}
