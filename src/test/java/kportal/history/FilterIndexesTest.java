package kportal.history;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.history.MatchRepository.Match;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.transactions.RowRepository;
import kportal.web.Form;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite goes by the shape of an index, not by what is in it: the same one is taken for ten rows and for ten million. */
class FilterIndexesTest {
    private static final String NONE = "";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "status, unknown, transactions_by_status",
        "service, cable-tv, transactions_by_service",
        "network, GLO, transactions_by_network",
        "who, ada@shop.ng, transactions_by_user",
        "sort, largest, transactions_by_amount",
        "sort, oldest, transactions_by_time"
    })
    void aPageIsReadInTheOrderOfAnIndex(String field, String value, String index) {
        try (Database db = Databases.open("jdbc:sqlite:" + folder.resolve("a.db"), Clock.systemUTC())) {
            HistoryFilter filter = HistoryFilter.from(Form.filled(Map.of(field, value)), LocalDate.of(2026, 11, 24))
                    .orElseThrow();
            String plan = db.read(sql -> plan(
                    sql,
                    HistoryRepository.listed(
                            RowRepository.select(sql),
                            MatchRepository.of(sql, NONE, NONE, filter),
                            filter.sort(),
                            null,
                            26)));
            assertTrue(plan.contains(index + " "), plan);
            assertFalse(plan.contains("TEMP B-TREE"), plan);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "status=unknown", "service=sms", "network=GLO", "who=ada@shop.ng", "from=2026-11-01"})
    void aHitOfTheSearchIsOneRow(String filtered) {
        try (Database db = Databases.open("jdbc:sqlite:" + folder.resolve("a.db"), Clock.systemUTC())) {
            Map<String, String> fields = new HashMap<>(Map.of("q", "0033"));
            if (!filtered.isEmpty()) {
                fields.put(filtered.split("=")[0], filtered.split("=")[1]);
            }
            HistoryFilter filter = HistoryFilter.from(Form.filled(fields), LocalDate.of(2026, 11, 24))
                    .orElseThrow();
            db.run(sql -> {
                Match match = MatchRepository.of(sql, NONE, NONE, filter);
                for (Condition found : List.of(
                        SearchRepository.found(NONE, NONE, match),
                        SearchRepository.at(List.of(1L, 2L)).and(match.condition()))) {
                    String plan = plan(
                            sql,
                            SearchRepository.rows(
                                    sql, found, List.of(TRANSACTIONS.STATUS, TRANSACTIONS.AMOUNT_KOBO), 101));
                    assertTrue(plan.contains("transactions USING INTEGER PRIMARY KEY"), plan);
                }
            });
        }
    }

    /** A number's rows are found by its index, whatever else is asked, and in its order: it may have very many of them. */
    @Test
    void aWholeNumberIsLookedUp() {
        try (Shop shop = Shop.open(Store.SQLITE)) {
            Shop.draft(shop.ada, "/airtime", Map.of("network", "MTN", "phone_number", "08031234567", "amount", "100"));
            for (String filtered : List.of(
                    "sort=newest",
                    "status=unknown",
                    "service=sms",
                    "who=ada@shop.ng",
                    "from=2026-11-01",
                    "sort=oldest",
                    "sort=largest")) {
                String[] field = filtered.split("=");
                HistoryFilter filter = HistoryFilter.from(
                                Form.filled(Map.of("q", "08031234567", field[0], field[1])), LocalDate.of(2026, 11, 24))
                        .orElseThrow();
                shop.portal.database().run(sql -> looksUp(sql, match(sql, filter), filter.sort()));
            }
        }
    }

    /** So are those of each number that is called what was typed, of whatever service. */
    @ParameterizedTest
    @ValueSource(strings = {"", "service=airtime", "status=unknown", "from=2026-11-01", "sort=oldest"})
    void aSavedNameIsLookedUp(String filtered) {
        try (Shop shop = Shop.open(Store.SQLITE)) {
            Shop.draft(shop.ada, "/airtime", Map.of("network", "MTN", "phone_number", "08031234567", "amount", "100"));
            shop.ada.post("/recipients", Map.of("kind", "phone", "number", "08031234567", "saved_name", "Mama Tolu"));
            Map<String, String> fields = new HashMap<>(Map.of("q", "tolu"));
            if (!filtered.isEmpty()) {
                fields.put(filtered.split("=")[0], filtered.split("=")[1]);
            }
            HistoryFilter filter = HistoryFilter.from(Form.filled(fields), LocalDate.of(2026, 11, 24))
                    .orElseThrow();
            shop.portal.database().run(sql -> {
                Match match = match(sql, filter);
                assertEquals(1, match.named().size());
                looksUp(sql, match.named().getFirst(), filter.sort());
            });
        }
    }

    private static Match match(DSLContext sql, HistoryFilter filter) {
        var mine = sql.select(TRANSACTIONS.BUSINESS_ID, TRANSACTIONS.ENVIRONMENT)
                .from(TRANSACTIONS)
                .fetchSingle();
        return MatchRepository.of(sql, mine.value1(), mine.value2(), filter);
    }

    private static void looksUp(DSLContext sql, Match match, Sort sort) {
        assertTrue(match.whole());
        HistoryCursor midway = new HistoryCursor(Instant.EPOCH, "a", 0);
        for (String plan : List.of(
                plan(sql, TotalsRepository.rows(sql, match, 101)),
                plan(sql, HistoryRepository.listed(RowRepository.select(sql), match, sort, null, 26)),
                plan(sql, HistoryRepository.listed(RowRepository.select(sql), match, sort, midway, 26)))) {
            assertTrue(
                    plan.contains("transactions_by_recipient (business_id=? AND environment=? AND recipient=?"), plan);
            assertTrue(sort.byAmount() || !plan.contains("TEMP B-TREE"), plan);
        }
    }

    private static String plan(DSLContext sql, Select<?> query) {
        return sql.fetch("explain query plan {0}", query).formatCSV();
    }
}
