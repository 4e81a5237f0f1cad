package kportal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.accounts.Passwords;
import kportal.db.Databases;
import kportal.seed.Seed;
import kportal.settings.SettingsReader;
import kportal.support.LagosTime;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.PostgresServer;
import kportal.testing.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A made database is as if its rows had come one by one. */
class SeedCommandTest {
    private static final int ROWS = 10_000;
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
        Map<String, String> settings = settings(url);
        String empty = url(store, "empty");
        Databases.open(empty, Clock.systemUTC()).close();
        List<String> before = lines(empty, CATALOG.get(store));
        String said = CommandLine.run(0, settings, "seed", String.valueOf(ROWS), "7");
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
            // A look goes into each part of the index.
            assertEquals(List.of("[1]"), lines(url, "select count(distinct segid) from search_idx"));
            assertEquals(List.of(), lines(url, "pragma foreign_key_check"));
            assertEquals(List.of("[ok]"), lines(url, "pragma integrity_check"));
        }
        assertSignsIn(settings, said);
        assertTrue(CommandLine.run(2, settings, "seed").contains("holds accounts already"));
    }

    private static void assertSignsIn(Map<String, String> settings, String said) {
        String password = said.strip().replaceFirst(".* ", "");
        Map<String, String> served = new HashMap<>(settings);
        served.put("PORT", "0");
        try (App app = new App(SettingsReader.read(served), Clock.systemUTC(), Passwords.COST);
                Browser owner = new Browser(URI.create("http://127.0.0.1:" + app.port()))) {
            assertEquals(
                    303,
                    owner.post("/login", Map.of("email", Seed.OWNER, "password", password))
                            .status());
            assertEquals(
                    25, owner.get("/transactions").select("tr[data-status]").size());
            assertCountsInGroupsOfThree(owner);
        }
    }

    /** Here alone are there so many. */
    private static void assertCountsInGroupsOfThree(Browser owner) {
        String rows = owner.get("/transactions/export").select("[data-rows] dd").text();
        assertTrue(rows.matches("\\d+,\\d{3}"), rows);
        LocalDate today = LocalDate.now(LagosTime.ZONE);
        Page reports = owner.get("/reports?from=" + today.minusYears(4) + "&to=" + today);
        String bought = reports.select("main span.meta").text();
        assertTrue(bought.matches("on \\d+,\\d{3} purchases that succeeded"), bought);
        String airtime = reports.select("[data-key=airtime] .figure").first().text();
        assertTrue(airtime.matches("\\d+,\\d{3}"), airtime);
    }

    @Test
    void neverBesideRealOnesAndOnlyAsItIsTyped() {
        Map<String, String> settings = new HashMap<>(settings(url(Store.SQLITE, "none")));
        for (String words : List.of("none", "0", "-5", "100000001", "99999999999", "10 x")) {
            String said = CommandLine.run(2, settings, ("seed " + words).split(" "));
            assertTrue(said.matches("(ROWS|SEED) is \".*\"; it takes a whole number from 1 to [0-9]+\n"), said);
        }
        settings.put("KPOINT_BASE_URL", "http://127.0.0.1:1");
        assertTrue(CommandLine.run(2, settings, "seed").startsWith("KPOINT_BASE_URL is"));
        assertFalse(Files.exists(folder.resolve("data")));
        assertFalse(Files.exists(folder.resolve("none.db")));
    }

    private Map<String, String> settings(String url) {
        return Map.of("DATA_DIR", folder.resolve("data").toString(), "DATABASE_URL", url);
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
