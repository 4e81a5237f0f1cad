package kportal.bench.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kportal.db.Databases;
import kportal.settings.SettingError;
import kportal.testing.PostgresServer;
import kportal.testing.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A made database is as if its rows had come one by one. */
class SeedTest {
    private static final int ROWS = 10_000;
    private static final Instant TODAY = Instant.parse("2026-11-24T12:00:00Z");
    private static final Owner NOBODY = new Owner("b", List.of("u1", "u2", "u3"), "k");
    private static final String CELL = "business_id, environment, period, service, network, user_id, status";
    private static final Map<Store, String> CATALOG = Map.of(
            Store.SQLITE,
            "select type || ' ' || name || ' ' || sql from sqlite_master where sql is not null order by 1",
            Store.POSTGRESQL,
            "select 'index ' || indexdef from pg_indexes where schemaname = 'public'"
                    + " union all select 'trigger ' || tgname || ' ' || tgenabled::text || pg_get_triggerdef(oid) from pg_trigger"
                    + " where not tgisinternal"
                    + " union all select 'key ' || conname || pg_get_constraintdef(oid) from pg_constraint order by 1");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingTellsItFromRowsThatCameOneByOne(Store store) throws Exception {
        String url = url(store, "seeded");
        Map<String, String> variables =
                Map.of("DATA_DIR", folder.resolve("data").toString(), "DATABASE_URL", url);
        String empty = url(store, "empty");
        Databases.open(empty, Clock.systemUTC()).close();
        List<String> before = lines(empty, CATALOG.get(store));
        Seed.into(variables, ROWS, 7, TODAY);
        assertEquals(before, lines(url, CATALOG.get(store)));
        assertEquals(List.of("[" + (ROWS + 600) + "]"), lines(url, "select count(*) from transactions"));
        assertEquals(
                lines(
                        url,
                        "select " + CELL
                                + ", sum(count), sum(amount_kobo), sum(charged_kobo), sum(answered), sum(took_ms)"
                                + " from transaction_shares group by " + CELL + " order by " + CELL),
                lines(
                        url,
                        "select " + CELL + ", count, amount_kobo, charged_kobo, answered, took_ms"
                                + " from totals order by " + CELL));
        assertEquals(List.of("[4]"), lines(url, "select count(*) from history_versions"));
        String meters =
                " from transactions where service = 'electricity' and token is not null group by business_id, network, recipient) m";
        assertEquals(
                lines(url, "select count(*) from (select 1 as one" + meters),
                lines(url, "select count(*) from meters"));
        if (store == Store.SQLITE) {
            assertEquals(List.of("[" + (ROWS + 600) + "]"), lines(url, "select count(*) from search_content"));
            assertEquals(List.of(), lines(url, "pragma foreign_key_check"));
            assertEquals(List.of("[ok]"), lines(url, "pragma integrity_check"));
        }
        assertThrows(SettingError.class, () -> Seed.into(variables, 10, 7, TODAY), "it holds some already");
    }

    @Test
    void theSameSeedMakesTheSameRows() {
        assertEquals(made(3), made(3));
        assertTrue(made(3).stream().noneMatch(Set.copyOf(made(4))::contains), "another seed, other rows");
    }

    @Test
    void theyLookLikeAShops() {
        List<String> rows = made(1);
        assertEquals(ROWS, new HashSet<>(ids(rows)).size());
        Map<String, Long> statuses = rows.stream()
                .map(row -> row.split("\t")[3])
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        assertTrue(Math.abs(statuses.get("succeeded") - 9_360) < 150, statuses.toString());
        assertEquals(Set.of("succeeded", "failed", "reversed", "pending", "unknown"), statuses.keySet());
        int time = MadeRow.COLUMNS.indexOf("sent_at");
        List<Long> times =
                rows.stream().map(row -> Long.valueOf(row.split("\t")[time])).toList();
        assertEquals(times.stream().sorted().toList(), times, "oldest first");
        assertTrue(times.getLast() < TODAY.toEpochMilli() && times.getLast() > TODAY.toEpochMilli() - 3 * 86_400_000L);
    }

    private static List<String> made(long seed) {
        MadeUp past = new MadeUp(seed, NOBODY, ROWS, TODAY);
        return IntStream.range(0, ROWS).mapToObj(i -> past.next().line()).toList();
    }

    private static List<String> ids(List<String> rows) {
        return rows.stream().map(row -> row.split("\t")[0]).toList();
    }

    private String url(Store store, String name) {
        return store == Store.SQLITE ? "jdbc:sqlite:" + folder.resolve(name + ".db") : PostgresServer.newDatabase();
    }

    private static List<String> lines(String url, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(rows.getString(column));
                }
                lines.add(row.toString());
            }
        }
        return lines;
    }
}
