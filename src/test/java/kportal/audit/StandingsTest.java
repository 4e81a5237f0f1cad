package kportal.audit;

import static kportal.db.generated.Tables.AUDIT_ENTRIES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import kportal.db.Database;
import kportal.support.Ids;
import kportal.support.Tokens;
import kportal.testing.Logs;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.web.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingsTest {
    private final TestClock clock = TestClock.at("2026-11-24T22:00:00Z");

    @ParameterizedTest
    @EnumSource
    void aDaysLineComesOutTheSameUntilAChainIsWrittenAnew(Store store) {
        try (TestPortal portal = TestPortal.start(store, clock, java.util.Map.of())) {
            Database db = portal.database();
            AuditRepository audit = new AuditRepository(db, clock);
            Standings standings = new Standings(new ChainRepository(db), clock);
            String ada = Ids.next();
            append(audit, ada, 3);
            append(audit, Ids.next(), 2);
            clock.advance(Duration.ofHours(3));
            append(audit, ada, 1);
            append(audit, Ids.next(), 1);
            int mark = Logs.size();
            standings.tell();
            standings.tell();
            String line = told(mark);
            assertTrue(line.startsWith("before 2026-11-25T00:00:00Z: 2 chains, 5 entries, all heads "), line);
            append(audit, ada, 4);
            clock.advance(Duration.ofDays(2));
            assertTrue(lines(db).contains(line), () -> line + " is not in " + lines(db));

            // As somebody who owns the database would: entries and hashes, all of a chain.
            String forged = Tokens.hash(Ids.next());
            db.run(sql -> {
                if (store == Store.POSTGRESQL) {
                    sql.execute("set local session_replication_role = replica");
                } else {
                    sql.execute("drop trigger audit_entries_fixed");
                }
                sql.update(AUDIT_ENTRIES)
                        .set(AUDIT_ENTRIES.HASH, forged)
                        .where(AUDIT_ENTRIES.CHAIN.eq(ada))
                        .and(AUDIT_ENTRIES.POSITION.eq(3L))
                        .execute();
            });
            assertFalse(lines(db).contains(line));
        }
    }

    private static void append(AuditRepository audit, String business, int entries) {
        for (int i = 0; i < entries; i++) {
            audit.append(Deed.of(Kind.SIGNED_IN, business, Ids.next(), new Origin("10.0.0.1", "Chrome")));
        }
    }

    private List<String> lines(Database db) {
        List<Standing> days = Standings.latestDays(clock);
        assertEquals(31, days.size());
        new Verifier(new ChainRepository(db)).verify(days, (chain, verdict) -> {});
        return days.stream().map(Standing::words).toList();
    }

    private static String told(int mark) {
        List<String> lines = Logs.since(mark)
                .lines()
                .filter(line -> line.contains("audit log "))
                .toList();
        return lines.getLast().replaceFirst(".*audit log ", "");
    }
}
