package kportal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kportal.SeedCommand;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.db.generated.Tables;
import kportal.seed.Seed;
import kportal.settings.SettingsReader;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.PostgresServer;
import kportal.testing.Store;
import kportal.transactions.Order;
import kportal.web.Form;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A search finds what reading each row finds, in order, however it is paged through. */
class SearchTest {
    private static final int ROWS = 6_000;
    private static final LocalDate TODAY = LocalDate.now(LagosTime.ZONE);
    private static final List<String> TYPED = List.of(
            "fuel", "office", "mtn", "seen in kpoint", "zz nothing zz", "o", "%", "kp", "5000", "#200", "1", "0803 ");

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    /** How many a page adds up. */
    private int most;

    @ParameterizedTest
    @CsvSource({"SQLITE, false", "SQLITE, true", "POSTGRESQL, false"})
    void itFindsWhatReadingEachRowFinds(Store store, boolean isLong) throws Exception {
        String url =
                store == Store.SQLITE ? "jdbc:sqlite:" + folder.resolve("kportal.db") : PostgresServer.newDatabase();
        SeedCommand.fill(
                SettingsReader.read(Map.of("DATA_DIR", folder.toString(), "DATABASE_URL", url)),
                new Seed(ROWS, 1, Instant.now()),
                Browser.PASSWORD);
        if (store == Store.POSTGRESQL) {
            manyOfOneMoment(url);
        }
        try (Database db = Databases.open(url, Clock.systemUTC())) {
            most = isLong ? Totals.AT_ONCE_OF_MANY : Totals.AT_ONCE;
            HistoryRepository history = new HistoryRepository(db, Environment.SANDBOX, isLong ? 0 : ROWS * 2);
            List<String> bySize = db.read(sql -> sql.select(Tables.TRANSACTIONS.BUSINESS_ID)
                    .from(Tables.TRANSACTIONS)
                    .groupBy(Tables.TRANSACTIONS.BUSINESS_ID)
                    .orderBy(org.jooq.impl.DSL.count().desc())
                    .fetch(Tables.TRANSACTIONS.BUSINESS_ID));
            assertEquals(ROWS, assertFinds(history, bySize.getFirst()));
            // Most that there is is another's.
            assertEquals(200, assertFinds(history, bySize.getLast()));
        }
    }

    private int assertFinds(HistoryRepository history, String business) {
        List<Line> all = new ArrayList<>();
        history.walk(business, HistoryFilter.NONE, all::add);
        Stream.concat(TYPED.stream(), parts(all)).forEach(typed -> assertFinds(history, business, all, typed));
        return all.size();
    }

    /** More than the first stretch is to have. */
    private static void manyOfOneMoment(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute("alter table transactions disable trigger user");
            int moved = sql.executeUpdate(
                    "update transactions set sent_at = sent_at / 17280000000 * 17280000000 where sent_at < "
                            + Instant.now()
                                    .minus(java.time.Duration.ofDays(300))
                                    .toEpochMilli());
            assertTrue(moved > ROWS / 2, String.valueOf(moved));
            sql.execute("alter table transactions enable trigger user");
        }
    }

    private Stream<String> parts(List<Line> all) {
        return Stream.generate(() -> all.get(random.nextInt(all.size())))
                .flatMap(line -> Stream.of(line.order().recipient(), line.reference(), line.token()))
                .filter(text -> text != null && text.length() > 6)
                .map(text -> {
                    int from = random.nextInt(text.length() - 6);
                    return text.substring(from, from + 1 + random.nextInt(6));
                })
                .limit(15);
    }

    private void assertFinds(HistoryRepository history, String business, List<Line> all, String typed) {
        Map<String, String> fields = new HashMap<>(Map.of("q", typed));
        Sort sort = Sort.values()[random.nextInt(Sort.values().length)];
        fields.put("sort", sort.code());
        if (random.nextInt(3) == 0) {
            fields.put("service", "airtime");
        }
        if (random.nextInt(3) == 0) {
            fields.put("from", TODAY.minusDays(random.nextInt(1_000)).toString());
        }
        HistoryFilter filter = HistoryFilter.from(Form.filled(fields), TODAY).orElseThrow();
        String what = fields + ", seed " + seed;
        List<Line> right =
                all.stream().filter(meant(filter)).sorted(order(sort)).toList();

        List<String> paged = new ArrayList<>();
        HistoryCursor cursor = null;
        int pages = 0;
        do {
            HistoryPage page = history.page(business, filter, cursor);
            page.rows().forEach(row -> paged.add(row.id()));
            assertTotals(right, page.totals(), most, what);
            cursor = page.next();
        } while (cursor != null && ++pages < 4);
        assertIterableEquals(right.stream().map(Line::id).limit(paged.size()).toList(), paged, what);
        assertTrue(cursor != null || paged.size() == right.size(), what + ": " + paged.size() + " of " + right.size());

        List<String> walked = new ArrayList<>();
        history.walk(business, filter, line -> walked.add(line.id()));
        assertIterableEquals(
                right.stream().sorted(order(Sort.OLDEST)).map(Line::id).toList(), walked, what);
        assertTotals(right, history.totals(business, filter), Totals.COUNTED, what);
    }

    private static void assertTotals(List<Line> right, Totals totals, int most, String what) {
        assertEquals(right.size() > most, totals.more(), what);
        if (!totals.more()) {
            assertEquals(right.size(), totals.count(), what);
            assertEquals(
                    right.stream().mapToLong(SearchTest::kobo).sum(),
                    totals.byStatus().stream()
                            .map(Total::amount)
                            .mapToLong(Money::kobo)
                            .sum(),
                    what);
        }
    }

    /** The words of what was typed as {@link kportal.history.sought.Sought} takes them; each row is looked at. */
    private static Predicate<Line> meant(HistoryFilter filter) {
        return line -> filter.sought().terms().stream()
                        .allMatch(term -> term.texts().stream()
                                        .anyMatch(text -> body(line).contains(text))
                                || (term.kobo() != null && term.kobo() == kobo(line)))
                && kobo(line) >= filter.sought().amounts().least()
                && kobo(line) <= filter.sought().amounts().most()
                && (filter.service() == null || line.order().service() == filter.service())
                && (filter.days().from() == null
                        || !line.sentAt()
                                .isBefore(LagosTime.startOf(filter.days().from())))
                && (filter.days().to() == null
                        || line.sentAt()
                                .isBefore(LagosTime.startOf(filter.days().to().plusDays(1))));
    }

    private static String body(Line line) {
        Order order = line.order();
        return Stream.of(
                        order.recipient(),
                        line.reference(),
                        line.token(),
                        order.network(),
                        order.networkName(),
                        order.product(),
                        order.productName(),
                        order.message(),
                        line.note())
                .map(text -> text == null ? "" : text)
                .reduce("", (a, b) -> a + "\n" + b)
                .toLowerCase(Locale.ROOT);
    }

    private static long kobo(Line line) {
        Money amount = line.order().amount();
        return amount == null ? 0 : amount.kobo();
    }

    private static Comparator<Line> order(Sort sort) {
        Comparator<Line> byTime = Comparator.comparing(Line::sentAt).thenComparing(Line::id);
        Comparator<Line> order =
                sort.byAmount() ? Comparator.comparing(SearchTest::kobo).thenComparing(byTime) : byTime;
        return sort.descending() ? order.reversed() : order;
    }
}
