package kportal.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import kportal.soak.CrashRun.Verdict;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A slice of {@code make soak}: every point once on SQLite, those that differ once on PostgreSQL. */
@Tag("jar")
class CrashTest {
    private static final int TRIES = 3;
    private static final Path KEPT = Path.of("target", "soak-kept");

    @Test
    void aPortalOnSqliteDiesAtEachPoint() throws Exception {
        dies(new SqliteGround(), EnumSet.range(CrashPoint.DRAFT_BEFORE, CrashPoint.SIGTERM));
    }

    @Test
    void aPortalOnPostgresqlAndItsDatabaseDie() throws Exception {
        dies(
                new PostgresGround(),
                EnumSet.of(
                        CrashPoint.FENCE_IN,
                        CrashPoint.FENCE_AFTER,
                        CrashPoint.WRITTEN,
                        CrashPoint.OUTCOME_BEFORE,
                        CrashPoint.SWEEP,
                        CrashPoint.DATABASE_AT_FENCE,
                        CrashPoint.DATABASE_IN_FLIGHT,
                        CrashPoint.DATABASE_AT_OUTCOME));
    }

    private static void dies(Ground ground, Set<CrashPoint> points) throws Exception {
        List<String> wrong = new ArrayList<>();
        try (Chain chain = new Chain(ground, KEPT)) {
            int turn = 0;
            for (CrashPoint point : points) {
                wrong.addAll(die(chain, point, turn++));
            }
            wrong.addAll(chain.audit());
        }
        assertEquals(List.of(), wrong);
    }

    /** Now and then SQLite makes another call than the one counted on: its WAL begins anew, or its first page changes. */
    private static List<String> die(Chain chain, CrashPoint point, int turn) throws Exception {
        List<String> wrong = new ArrayList<>();
        boolean struck = false;
        for (int tries = 0; tries < TRIES && !struck; tries++) {
            // Even: its database is back at once.
            Verdict verdict = chain.die(point, point.killsDatabase() ? 0 : turn + tries);
            struck = verdict.struck();
            verdict.faults().forEach(fault -> wrong.add(point.title() + ": " + fault + " " + verdict.kept()));
        }
        if (!struck) {
            wrong.add("no death came " + point.title());
        }
        return wrong;
    }
}
