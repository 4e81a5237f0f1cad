package kportal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Service;
import kportal.transactions.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, against what plain Java finds in the same rows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchFlowTest {
    private static final Instant NOW = Instant.parse("2026-11-24T17:00:00Z");

    private final Store store;
    private final List<Known> known = new ArrayList<>();
    private TestPortal portal;
    private Browser ada;
    private Browser ben;

    private record Known(String id, Row row) {
        long kobo() {
            Money amount = row.order().amount();
            return amount == null ? 0 : amount.kobo();
        }

        String day() {
            return LagosTime.dayOf(row.sentAt()).toString();
        }

        boolean holds(String text) {
            Order order = row.order();
            return Stream.of(
                            order.recipient(),
                            row.reference(),
                            row.token(),
                            order.network(),
                            order.networkName(),
                            order.product(),
                            order.productName(),
                            order.message(),
                            row.note(),
                            row.status() == Status.REVERSED && row.note() == null ? "As Kpoint’s dashboard says" : null)
                    .anyMatch(field ->
                            field != null && field.toLowerCase(Locale.ROOT).contains(text));
        }
    }

    SearchFlowTest(Store store) {
        this.store = store;
    }

    static class OnSqlite extends SearchFlowTest {
        OnSqlite() {
            super(Store.SQLITE);
        }
    }

    static class OnPostgresql extends SearchFlowTest {
        OnPostgresql() {
            super(Store.POSTGRESQL);
        }
    }

    @BeforeAll
    void open() {
        portal = TestPortal.start(store, new TestClock(NOW), Map.of());
        ada = portal.signUp("Ada Stores", "ada@shop.ng");
        ben = portal.signUp("Ben Stores", "ben@shop.ng");
        // More in the same second than one look takes, and some in the same millisecond: a page may end in the midst of
        // them.
        List<Row> rows = new ArrayList<>(new Sales(7, Instant.parse("2026-11-20T10:00:00Z")).rows(160));
        for (int i = 0; i < 80; i++) {
            rows.add(new Row(
                            Order.airtime("GLO", "Glo", "0805000" + (1000 + i), Money.ofNaira(5000)),
                            Status.SUCCEEDED,
                            Instant.parse("2026-11-23T09:00:00Z").plusMillis(i % 7))
                    .reference("SAME-SECOND-" + i));
        }
        rows.add(new Row(Order.airtime("GLO", "Glo", "08050005000", Money.ofNaira(777)), Status.UNKNOWN, NOW));
        Collections.shuffle(rows, new Random(3));
        List<String> ids = TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng")
                .insert(rows);
        for (int i = 0; i < ids.size(); i++) {
            known.add(new Known(ids.get(i), rows.get(i)));
        }
        TransactionRows.of(portal.database(), Environment.SANDBOX, "ben@shop.ng")
                .insert(rows.subList(0, 20));
    }

    @AfterAll
    void close() {
        portal.close();
    }

    @Test
    void partsOfTextsAreFoundInTheOrderOfTheList() {
        same("same-second", row -> row.holds("same-second"));
        same("KP1", row -> row.holds("kp1"));
        same("compact", row -> row.holds("compact"));
        same("glo SAME", row -> row.holds("glo") && row.holds("same"));
        same("1gb weekly", row -> row.holds("1gb") && row.holds("weekly"));
        same("\"order is\"", row -> row.holds("order is"));
        same("şahin", row -> row.holds("şahin"));
        same("no such text", row -> false);
    }

    @Test
    void anAmountMayBeABareNumberOrABound() {
        same("5000", row -> row.kobo() == 500_000 || row.holds("5000"));
        same("=5000", row -> row.kobo() == 500_000);
        same(">5000", row -> row.kobo() > 500_000);
        same("<=1,000", row -> row.kobo() > 0 && row.kobo() <= 100_000);
        same("glo ₦777", row -> row.kobo() == 77_700);
    }

    @Test
    void daysAreReadAsTheyAreSaid() {
        same("yesterday", row -> row.day().equals("2026-11-23"));
        same("nov 2026", row -> row.day().startsWith("2026-11"));
        same("23 nov glo", row -> row.day().equals("2026-11-23") && row.holds("glo"));
        Page page = ada.get("/transactions?q=" + encoded("yesterday >100 glo"));
        assertEquals(
                "Read as 23 Nov 2026, more than ₦100.00, text “glo”.",
                page.select("#read-as").text());
    }

    @Test
    void aWholeNumberIsThatRecipientAloneUnlessItIsInQuotes() {
        Known sms = known.stream()
                .filter(row -> row.row().order().message() != null)
                .findFirst()
                .orElseThrow();
        String number = sms.row().order().recipient();
        same(number, row -> row.row().order().recipient().equals(number));
        same("\"" + number + "\"", row -> row.holds(number));
        Page page = ada.get("/transactions?q=" + number);
        assertTrue(page.select("#read-as").text().contains("Put it in quotes"), page.text());
    }

    @Test
    void aServiceOrAStatusIsAFilter() {
        same("data", row -> row.row().order().service() == Service.DATA);
        same("mtn Data", row -> row.row().order().service() == Service.DATA && row.holds("mtn"));
        same("failed", row -> row.row().status() == Status.FAILED);
        same(
                "22-23 nov unknown electricity",
                row -> List.of("2026-11-22", "2026-11-23").contains(row.day())
                        && row.row().order().service() == Service.ELECTRICITY
                        && row.row().status() == Status.UNKNOWN);
        same(
                "1-22 nov electricity",
                row -> row.row().order().service() == Service.ELECTRICITY
                        && row.day().compareTo("2026-11-22") <= 0);
        same("airtime electricity", row -> false);
        assertEquals(
                "Read as Data, Failed, text “mtn”.",
                ada.get("/transactions?q=mtn+data+failed").select("#read-as").text());
        Page nothing = ada.get("/transactions?q=prepaid&service=sms");
        assertTrue(nothing.text().contains("A word is looked for in"), nothing.text());
    }

    /** Those of the filter beside the box are kept sums; of two at once nothing is looked for. */
    @ParameterizedTest
    @CsvSource({"data, service=data", "failed, status=failed", "sms data, service=sms&q=data"})
    void aNamedFactHasTheSumsOfItsFilter(String q, String filter) {
        assertEquals(
                ada.get("/transactions?" + filter).select("#totals").text(),
                ada.get("/transactions?q=" + encoded(q)).select("#totals").text());
        assertEquals(
                ada.get("/transactions/export.csv?" + filter).body(),
                ada.get("/transactions/export.csv?q=" + encoded(q)).body());
    }

    @Test
    void aWholeTokenIsCalledOne() {
        String token = known.stream()
                .map(row -> row.row().token())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        Page page = ada.get("/transactions?q=" + token);
        assertTrue(page.select("#read-as").text().startsWith("Only the purchase that brought this token"), page.text());
    }

    /** What is found by a name stands among what a text finds, each once, in every order. */
    @Test
    void aSavedNameFindsWhatWasBoughtForItsNumber() {
        Browser eve = portal.signUp("Eve Stores", "eve@shop.ng");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String number = "0803123450" + i % 4;
            rows.add(
                    i % 3 == 0
                            ? new Row(
                                    Order.sms(number, i % 2 == 0 ? "Dear Tolu" : "Hello"),
                                    Status.SUCCEEDED,
                                    NOW.minusSeconds(i))
                            : new Row(
                                    Order.airtime("GLO", "Glo", number, Money.ofNaira(100 + i % 7)),
                                    i % 5 == 0 ? Status.UNKNOWN : Status.SUCCEEDED,
                                    NOW.minusSeconds(i)));
        }
        List<String> ids = TransactionRows.of(portal.database(), Environment.SANDBOX, "eve@shop.ng")
                .insert(rows);
        List<Known> hers = Stream.iterate(0, i -> i + 1)
                .limit(40)
                .map(i -> new Known(ids.get(i), rows.get(i)))
                .toList();
        save(eve, "08031234500", "Mama Tólu");
        save(eve, "08031234501", "Uncle Tolu");
        Predicate<Known> mama = row -> row.row().order().recipient().endsWith("0");
        Predicate<Known> both = mama.or(row -> row.row().order().recipient().endsWith("1"));
        Predicate<Known> glo = row -> row.row().order().service() == Service.AIRTIME;
        assertFinds(eve, hers, "mama tolu", mama);
        assertFinds(eve, hers, "TOLU", both.or(row -> row.holds("tolu")));
        assertFinds(eve, hers, "airtime tolu", both.and(glo));
        assertFinds(
                eve,
                hers,
                "tolu >103 unknown",
                both.and(row -> row.kobo() > 10_300).and(row -> row.row().status() == Status.UNKNOWN));
        assertFinds(eve, hers, "\"mama tolu\"", mama);
        assertFinds(eve, hers, "tolu sister", row -> false);
        assertEquals(List.of(), ShownRows.all(ben, "/transactions?q=mama"));
    }

    @Test
    void ofVeryManyNamesNoneIsLookedForAndThatIsSaid() {
        Browser fay = portal.signUp("Fay Stores", "fay@shop.ng");
        TransactionRows.of(portal.database(), Environment.SANDBOX, "fay@shop.ng")
                .insert(new Row(Order.airtime("GLO", "Glo", "08031234500", Money.ofNaira(100)), Status.SUCCEEDED, NOW));
        for (int i = 0; i < 20; i++) {
            save(fay, "080312345" + (10 + i), "Zion " + i);
        }
        save(fay, "08031234500", "Zion of Ikeja");
        Page many = fay.get("/transactions?q=zion");
        assertEquals(List.of(), ShownRows.ids(many));
        assertTrue(many.select("#read-as").text().contains("More than 20 saved names"), many.text());
        assertEquals(1, ShownRows.ids(fay.get("/transactions?q=zion+ikeja")).size());
    }

    private static void save(Browser browser, String number, String name) {
        Page saved = browser.post("/recipients", Map.of("kind", "phone", "number", number, "saved_name", name));
        assertEquals(303, saved.status(), saved.text());
    }

    private static void assertFinds(Browser browser, List<Known> all, String q, Predicate<Known> wanted) {
        List<Known> found = all.stream().filter(wanted).toList();
        for (String sort : List.of("newest", "oldest", "largest", "smallest")) {
            Comparator<Known> byTime =
                    Comparator.comparing((Known row) -> row.row().sentAt()).thenComparing(Known::id);
            Comparator<Known> order = sort.matches("newest|oldest")
                    ? byTime
                    : Comparator.comparingLong(Known::kobo).thenComparing(byTime);
            List<String> expected = found.stream()
                    .sorted(sort.matches("newest|largest") ? order.reversed() : order)
                    .map(Known::id)
                    .toList();
            String query = "?sort=" + sort + "&q=" + encoded(q);
            assertEquals(expected, ShownRows.all(browser, "/transactions" + query), query);
        }
        Page page = browser.get("/transactions?q=" + encoded(q));
        assertEquals(
                String.valueOf(found.size()),
                String.valueOf(page.select("#totals .count").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum()),
                q);
        long sure = found.stream()
                .filter(row -> row.row().status() == Status.SUCCEEDED)
                .mapToLong(Known::kobo)
                .sum();
        if (!found.isEmpty()) {
            assertEquals(new Money(sure).shown(), page.select("[data-spent]").text(), q);
        }
        String csv = browser.get("/transactions/export.csv?q=" + encoded(q)).body();
        assertEquals(found.size() + 1, csv.lines().count(), csv);
        assertTrue(found.stream().allMatch(row -> csv.contains(row.id())), csv);
    }

    @ParameterizedTest
    @CsvSource({"newest", "oldest", "largest", "smallest"})
    void everyOrderShowsAllOnceOverPages(String sort) {
        Comparator<Known> byTime =
                Comparator.comparing((Known row) -> row.row().sentAt()).thenComparing(Known::id);
        Comparator<Known> byAmount = Comparator.comparingLong(Known::kobo).thenComparing(byTime);
        Comparator<Known> order =
                switch (sort) {
                    case "newest" -> byTime.reversed();
                    case "oldest" -> byTime;
                    case "largest" -> byAmount.reversed();
                    default -> byAmount;
                };
        for (String q : List.of("", "&q=same-second", "&q=glo", "&q=08050005000")) {
            List<String> expected = known.stream()
                    .filter(row -> q.isEmpty() || row.holds(q.substring(3)))
                    .sorted(order)
                    .map(Known::id)
                    .toList();
            assertEquals(expected, ShownRows.all(ada, "/transactions?sort=" + sort + q), sort + q);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void filtersAndTextsTogether(long seed) {
        Random random = new Random(seed);
        String network = List.of("MTN", "GLO", "ikeja", "dstv").get(random.nextInt(4));
        String text = List.of("", "kp", "same", "08", "stop").get(random.nextInt(5));
        String from = List.of("2026-11-21", "2026-11-23").get(random.nextInt(2));
        Predicate<Known> wanted = row -> network.equals(row.row().order().network())
                && row.day().compareTo(from) >= 0
                && (text.isEmpty() || row.holds(text));
        String query = "network=" + network + "&from=" + from + "&who=ada%40shop.ng&q=" + text;
        assertEquals(ids(wanted), ShownRows.all(ada, "/transactions?" + query), query);
    }

    @Test
    void nobodyFindsAnothersNorThoseOfNobody() {
        assertEquals(List.of(), ShownRows.all(ada, "/transactions?who=ben%40shop.ng"));
        List<String> his = ShownRows.all(ben, "/transactions?q=same-second");
        assertTrue(his.stream()
                .noneMatch(id -> known.stream().anyMatch(row -> row.id().equals(id))));
    }

    @Test
    void whoeverHasBoughtNothingYetFindsNothing() {
        Browser cleo = portal.signUp("Cleo Stores", "cleo@shop.ng");
        for (String q : List.of("same-second", "5000", "a", "08031234567")) {
            assertEquals(List.of(), ShownRows.all(cleo, "/transactions?q=" + q), q);
        }
        assertEquals(200, cleo.get("/transactions/export.csv?q=glo").status());
    }

    @Test
    void doubtIsToldApartFromWhatIsSpent() {
        Page page = ada.get("/transactions?q=777");
        assertEquals("₦0.00", page.select("[data-spent]").text());
        assertEquals("₦777.00", page.select("[data-unsure]").text());
    }

    /** A page does not wait for the sums of very many rows; somebody who wants them does. */
    @Test
    void whatIsFoundIsAddedUpAtOnceOrOnTheNextPage() {
        Browser dan = portal.signUp("Dan Stores", "dan@shop.ng");
        TransactionRows past = TransactionRows.of(portal.database(), Environment.SANDBOX, "dan@shop.ng");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < Totals.AT_ONCE; i++) {
            rows.add(new Row(
                            Order.airtime("GLO", "Glo", "08050005000", Money.ofNaira(50 + i)),
                            i % 4 == 0 ? Status.UNKNOWN : Status.SUCCEEDED,
                            NOW.minusSeconds(i))
                    .reference("MANY-" + i));
        }
        past.insert(rows);
        assertAddedUp(rows, dan.get("/transactions?q=many"));
        rows.add(rows.getFirst());
        past.insert(rows.getLast());
        Page page = dan.get("/transactions?q=many");
        assertEquals("Over 200 found.", page.select("#totals .sum").text());
        assertEquals(0, page.select("[data-total], [data-spent]").size());
        assertEquals(25, page.select("tr[data-id]").size());
        String sums = page.select("#totals a").attr("href");
        assertEquals(sums, page.select("#totals a").attr("hx-get"));
        assertAddedUp(rows, dan.get(sums));
    }

    private static void assertAddedUp(List<Row> all, Page page) {
        assertEquals(0, page.select("#totals a").size());
        assertEquals(2, page.select("#totals [data-total]").size());
        for (Status status : List.of(Status.SUCCEEDED, Status.UNKNOWN)) {
            List<Row> rows = all.stream().filter(row -> row.status() == status).toList();
            var total = page.select("#totals [data-total=" + status.code() + "]");
            assertEquals(String.valueOf(rows.size()), total.select(".count").text());
            long kobo = rows.stream()
                    .mapToLong(
                            row -> Objects.requireNonNull(row.order().amount()).kobo())
                    .sum();
            assertEquals(new Money(kobo).shown(), total.select(".meta").text());
        }
    }

    @Test
    void eachChipLeadsToTheListWithoutIt() {
        Page page = ada.get("/transactions?q=kp&service=data&span=this-month&column=amount&column=note");
        assertEquals(3, page.select("a[data-chip]").size());
        assertEquals(
                "/transactions?q=kp&span=this-month&column=amount&column=note",
                page.select("a[data-chip=service]").attr("href"));
        assertEquals("This month", page.select(".chips a[aria-current]").text());
        assertTrue(page.select("#results th").text().contains("Note"));
        assertFalse(page.select("#results th").text().contains("Recipient"));
    }

    @Test
    void aSearchIsSavedUnderANameAndRemoved() {
        Page saved = ada.post(
                "/views",
                Map.of("view_name", "Glo, large ones", "q", ">4000 glo", "sort", "largest", "service", "airtime"));
        assertEquals(303, saved.status());
        assertEquals("/transactions?q=%3E4000+glo&service=airtime&sort=largest", saved.location());
        Page list = ada.get("/transactions");
        assertEquals(
                saved.location(), list.select(".chips a:contains(Glo, large)").attr("href"));
        assertEquals(
                0, ben.get("/transactions").select("a:contains(Glo, large)").size());
        String remove = list.select("form[action*=/views/]").attr("action");
        assertEquals(404, ben.post(remove, Map.of()).status());
        assertEquals(303, ada.post(remove, Map.of()).status());
        assertEquals(404, ada.post(remove, Map.of()).status());
        assertEquals(
                0, ada.get("/transactions").select("a:contains(Glo, large)").size());
    }

    @Test
    void aViewWithoutANameIsSaidAndKeepsTheSearch() {
        Page page = ada.post("/views", Map.of("view_name", " ", "q", "kp", "network", "MTN"));
        assertEquals(422, page.status());
        assertTrue(page.select("#view_name-error").text().contains("Enter a name"), page.text());
        assertEquals("kp", page.select("form[action=/views] input[name=q]").val());
        assertEquals(
                "MTN", page.select("form[action=/views] input[name=network]").val());
    }

    private void same(String q, Predicate<Known> wanted) {
        assertEquals(ids(wanted), ShownRows.all(ada, "/transactions?q=" + encoded(q)), q);
    }

    private List<String> ids(Predicate<Known> wanted) {
        return known.stream()
                .filter(wanted)
                .sorted(Comparator.comparing((Known row) -> row.row().sentAt())
                        .thenComparing(Known::id)
                        .reversed())
                .map(Known::id)
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
