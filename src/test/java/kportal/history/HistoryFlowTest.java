package kportal.history;

import static kportal.support.Environment.LIVE;
import static kportal.support.Environment.SANDBOX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HistoryFlowTest {
    private static final Instant OCTOBER = Instant.parse("2026-10-30T22:00:00Z");
    private static final int ROWS = 130;

    private final Store store;
    private TestPortal portal;
    private Browser alice;
    private Browser bob;
    private Browser nobody;
    private List<String> hers;
    private String power;

    HistoryFlowTest(Store store) {
        this.store = store;
    }

    static class OnSqlite extends HistoryFlowTest {
        OnSqlite() {
            super(Store.SQLITE);
        }
    }

    static class OnPostgresql extends HistoryFlowTest {
        OnPostgresql() {
            super(Store.POSTGRESQL);
        }
    }

    @BeforeAll
    void open() {
        portal = TestPortal.start(store, TestClock.at("2026-11-24T17:05:00Z"), Map.of());
        alice = portal.signUp("Alice Stores", "alice@shop.ng");
        bob = portal.signUp("Bob Ventures", "bob@shop.ng");
        nobody = portal.signUp("New Shop", "new@shop.ng");
        TransactionRows sales = rows("alice@shop.ng", SANDBOX);
        hers = new ArrayList<>(sales.insert(new Sales(1, OCTOBER).rows(ROWS)));
        power = sales.insert(new Row(
                        Order.electricity("eko", "Eko Electric", "45012345678", "postpaid", Money.ofNaira(12_500)),
                        Status.SUCCEEDED,
                        Instant.parse("2026-11-24T17:04:59.900Z"))
                .reference("EK-99/A")
                .token("02637394857261940385")
                .note("50%_off? \"Yes\", she said\nand left"));
        hers.add(power);
        hers.add(sales.insert(new Row(
                Order.airtime("MTN", "MTN Nigeria", "08031230007", Money.ofNaira(100)), Status.PENDING, OCTOBER)));
        sales.insert(new Row(Order.sms("08031234567", "a draft"), Status.DRAFT, OCTOBER));
        rows("alice@shop.ng", LIVE).insert(new Sales(2, OCTOBER).rows(3));
        rows("bob@shop.ng", SANDBOX).insert(new Sales(3, OCTOBER).rows(40));
    }

    private TransactionRows rows(String email, Environment environment) {
        return TransactionRows.of(portal.database(), environment, email);
    }

    @AfterAll
    void close() {
        portal.close();
    }

    @Test
    void pagesShowEveryRowOnceNewestFirst() {
        List<String> shown = ShownRows.all(alice, "/transactions");
        assertEquals(hers.size(), shown.size());
        assertEquals(new HashSet<>(hers), new HashSet<>(shown));
        assertEquals(power, shown.getFirst());
        assertEquals(
                HistoryRepository.PAGE,
                ShownRows.ids(alice.get("/transactions")).size());
    }

    @Test
    void aRowSaysWhatWasBoughtAndLeadsToItsReceipt() {
        Page page = alice.get("/transactions?q=EK-99");
        assertEquals(1, page.select("#results tr[data-id]").size());
        assertEquals("succeeded", page.select("#results tr[data-id]").attr("data-status"));
        assertEquals("/transactions/" + power, page.select("#results td.what a").attr("href"));
        assertEquals("2026-11-24T18:04:59+01:00", page.select("#results time").attr("datetime"));
        String text = page.select("#results tr[data-id]").text();
        for (String part : List.of(
                "24 Nov 2026, 18:04",
                "Electricity",
                "Eko Electric",
                "45012345678",
                "Postpaid",
                "₦12,500.00",
                "Succeeded",
                "0263 7394 8572 6194 0385")) {
            assertTrue(text.contains(part), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "45012345678",
                "4501 2345",
                "ek-99/a",
                "EK-99/A",
                "0263 7394",
                "02637394857261940385",
                "0263-7394-8572",
                "eko ELECTRIC",
                "EKO",
                "50%_off",
                "%_O",
                "\"yes\"",
                "SAID"
            })
    void searchFindsAPartOfWhatIsStored(String q) {
        assertTrue(ShownRows.all(alice, "/transactions?q=" + encoded(q)).contains(power), q);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "50_", "\\", "a draft", "' or ''='", "nothing like it", "9999999999"})
    void searchTakesNoCharacterForAWildcard(String q) {
        List<String> found = ShownRows.all(alice, "/transactions?q=" + encoded(q));
        for (String id : found) {
            String cells = row(id).toString();
            assertTrue(cells.contains(q), q + " found " + cells);
        }
    }

    @Test
    void aPhoneNumberIsFoundHoweverItIsTyped() {
        List<String> found = ShownRows.all(alice, "/transactions?q=08031230007");
        assertFalse(found.isEmpty());
        for (String q :
                List.of("+234 803 123 0007", "2348031230007", "0803 123 0007", "0803-123-0007", "+2340803 1230007")) {
            assertEquals(found, ShownRows.all(alice, "/transactions?q=" + encoded(q)), q);
        }
        assertTrue(ShownRows.all(alice, "/transactions?q=" + encoded("+234 803 123 00"))
                .containsAll(found));
    }

    @ParameterizedTest
    @CsvSource({
        "status=failed, status, failed",
        "status=unknown, status, unknown",
        "status=reversed, status, reversed",
        "service=cable-tv, service, cable-tv",
        "service=sms, service, sms"
    })
    void aChoiceShowsOnlyItsKindAndAllOfIt(String query, String column, String value) {
        List<String> expected = export(alice, "").stream()
                .filter(r -> r.getField(column).equals(value))
                .map(r -> r.getField("id"))
                .toList();
        assertFalse(expected.isEmpty());
        assertEquals(expected.reversed(), ShownRows.all(alice, "/transactions?" + query));
    }

    /** Soon swept to unknown, as of a portal that died: so it has a shop of its own, looked at at once. */
    @Test
    void whatIsOnItsWayIsInTheHistory() {
        Browser carol = portal.signUp("Carol Shop", "carol@shop.ng");
        String id = rows("carol@shop.ng", SANDBOX)
                .insert(new Row(Order.sms("08031234567", "Hello"), Status.SENDING, OCTOBER));
        assertEquals(List.of(id), ShownRows.all(carol, "/transactions?status=sending"));
    }

    @Test
    void daysAreLagosDaysAndInclusive() {
        for (String[] days : List.of(
                new String[] {"2026-10-31", "2026-10-31"},
                new String[] {"2026-11-01", "2026-11-02"},
                new String[] {"2026-11-24", "2026-11-24"})) {
            List<String> expected = export(alice, "").stream()
                    .filter(r -> r.getField("time").substring(0, 10).compareTo(days[0]) >= 0)
                    .filter(r -> r.getField("time").substring(0, 10).compareTo(days[1]) <= 0)
                    .map(r -> r.getField("id"))
                    .toList();
            assertFalse(expected.isEmpty());
            assertEquals(expected.reversed(), ShownRows.all(alice, "/transactions?from=" + days[0] + "&to=" + days[1]));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void theExportHoldsWhatTheListShows(long seed) {
        String query = randomQuery(new Random(seed));
        List<String> shown = ShownRows.all(alice, "/transactions" + query);
        List<NamedCsvRecord> exported = export(alice, query);
        assertEquals(
                shown.reversed(), exported.stream().map(r -> r.getField("id")).toList(), query);
        assertTotals(alice.get("/transactions" + query), exported);
    }

    private static String randomQuery(Random random) {
        List<String> parts = new ArrayList<>();
        parts.add("q=" + List.of("", "", "0803", "ref", "compact", "00", "a").get(random.nextInt(7)));
        parts.add("status=" + List.of("", "", "succeeded", "failed").get(random.nextInt(4)));
        parts.add("service=" + List.of("", "", "airtime", "data", "electricity").get(random.nextInt(5)));
        parts.add("from=" + List.of("", "2026-10-31", "2026-11-02").get(random.nextInt(3)));
        parts.add("to=" + List.of("", "2026-11-02", "2026-11-04").get(random.nextInt(3)));
        return "?" + String.join("&", parts);
    }

    /** Worked out again from the file, by other means than the page's. */
    private static void assertTotals(Page page, List<NamedCsvRecord> exported) {
        for (Status status : Status.values()) {
            List<NamedCsvRecord> rows = exported.stream()
                    .filter(r -> r.getField("status").equals(status.code()))
                    .toList();
            var total = page.html().selectFirst("[data-total=" + status.code() + "]");
            assertEquals(rows.isEmpty(), total == null, status.code());
            if (total != null) {
                long kobo = rows.stream()
                        .map(r -> r.getField("amount").replace(".", ""))
                        .filter(a -> !a.isEmpty())
                        .mapToLong(Long::parseLong)
                        .sum();
                // What failed cost nothing.
                String money = status == Status.FAILED ? "" : " " + new Money(kobo).shown();
                assertTrue(total.text().endsWith(rows.size() + money), total.text());
            }
        }
    }

    @Test
    void nobodySeesAnothersRowsNorThoseOfTheOtherEnvironment() {
        List<String> his = ShownRows.all(bob, "/transactions");
        assertEquals(40, his.size());
        assertTrue(his.stream().noneMatch(hers::contains));
        assertEquals(hers.size(), export(alice, "").size());
        assertEquals(40, export(bob, "").size());
        String cursor =
                alice.get("/transactions").select("#results a[rel=next]").attr("href");
        assertTrue(ShownRows.all(bob, cursor).stream().noneMatch(hers::contains));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service=petrol | Choose one of the five services.",
                "service=AIRTIME | Choose one of the five services.",
                "status=draft | Choose one of the statuses.",
                "status=%27%20or%201%3D1 | Choose one of the statuses.",
                "from=24-11-2026 | Enter a date such as 2026-11-24.",
                "to=2026-02-31 | Enter a date such as 2026-11-24.",
                "to=%2B999999999-12-31 | Enter a date such as 2026-11-24.",
                "from=2026-11-24&to=2026-11-23 | Enter a last day that is not before the first.",
                "q=a%00b | This holds a character that can’t be sent. Type it again.",
                "status=failed&status=unknown | This was sent twice. Enter it once.",
                "q=a&q=b | This was sent twice. Enter it once."
            })
    void aBadFilterIsSaidByItsFieldAndNothingIsListed(String query, String word) {
        for (String path : List.of("/transactions?", "/transactions/export.csv?")) {
            Page page = alice.get(path + query);
            assertEquals(422, page.status(), path + query);
            assertTrue(page.select(".field.bad .error").text().contains(word), page.text());
            assertTrue(page.select(".summary").text().contains(word));
            assertEquals(List.of(), ShownRows.ids(page));
            assertTrue(page.header("Content-Type").startsWith("text/html"));
            assertEquals("", page.header("Content-Disposition"));
        }
    }

    /** The chips say what is chosen. */
    @ParameterizedTest
    @CsvSource({
        "status=unknown, false",
        "service=data&sort=largest, false",
        "from=soon, true",
        "status=nope, true",
        "cursor=x, false"
    })
    void onlyWhatIsWrongUnfoldsTheFilter(String query, boolean open) {
        Page page = alice.get("/transactions?" + query);
        assertEquals(open, page.html().selectFirst(".filter details").hasAttr("open"), query);
    }

    @Test
    void whatIsShownBesideTheUsualSaysWhatItIs() {
        Page page = alice.get("/transactions?q=EK-99&column=amount&column=reference&column=charged&column=note");
        assertEquals(
                List.of("Reference", "Kpoint charged", "Note"),
                page.select("#results td.extra").eachAttr("data-label"));
        assertEquals("Transactions", page.select("[role=region][tabindex=0]").attr("aria-label"));
        Page usual = alice.get("/transactions?q=EK-99&column=amount");
        assertTrue(usual.select("#results [tabindex]").isEmpty());
    }

    @Test
    void whatWasTypedStaysInABadFilter() {
        Page page = alice.get("/transactions?q=%3Cb%3E0803&service=data&status=nope&from=soon");
        assertEquals("<b>0803", page.select("#q").val());
        assertEquals("data", page.select("#service option[selected]").val());
        assertEquals("soon", page.select("#from").val());
        assertEquals(0, page.select("main b").size());
        Page tooLong = alice.get("/transactions?q=" + "x".repeat(101));
        assertEquals(422, tooLong.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%00", "MTIz", "LTEgYQ", "MSBub3QtYW4taWQ", "a&cursor=b"})
    void aBrokenCursorIsSaid(String cursor) {
        Page page = alice.get("/transactions?cursor=" + cursor);
        assertEquals(422, page.status());
        assertFalse(page.select(".summary").isEmpty());
    }

    @Test
    void emptyStatesSayWhatToDo() {
        Page nothingYet = nobody.get("/transactions");
        assertEquals("/airtime", nothingYet.select("#results a.button").attr("href"));
        Page nothingFound = alice.get("/transactions?q=nothing+like+it");
        assertEquals("/transactions", nothingFound.select("#results > p a").attr("href"));
        assertEquals(0, nothingFound.select("#results a.button").size());
        assertEquals(List.of(), export(nobody, ""));
    }

    @Test
    void theExportIsAFileWithTheColumnsOfTheContract() {
        Page file = alice.get("/transactions/export.csv?q=EK-99");
        assertEquals(200, file.status());
        assertEquals(
                "text/csv;charset=utf-8;header=present",
                file.header("Content-Type").replace(" ", ""));
        assertEquals(
                "attachment; filename=\"kportal-transactions-filtered-2026-11-24.csv\"",
                file.header("Content-Disposition"));
        assertEquals("nosniff", file.header("X-Content-Type-Options"));
        assertEquals("no-store", file.header("Cache-Control"));
        assertEquals(
                "time,id,service,network,recipient,product,amount,status,reference,token,made_by,note,units,charged\r\n"
                        + "2026-11-24T18:04:59+01:00," + power
                        + ",electricity,eko,45012345678,postpaid,12500.00,succeeded,EK-99/A,02637394857261940385,"
                        + "alice@shop.ng,\"50%_off? \"\"Yes\"\", she said\nand left\",,\r\n",
                file.body());
    }

    @Test
    void eachServiceFillsItsColumns() {
        List<NamedCsvRecord> rows = export(alice, "");
        for (NamedCsvRecord row : rows) {
            String product = row.getField("product");
            boolean right =
                    switch (row.getField("service")) {
                        case "airtime" ->
                            product.isEmpty() && row.getField("network").equals("MTN");
                        case "data" -> product.equals("AIRTEL_1GB");
                        case "electricity" -> product.equals("prepaid") || product.equals("postpaid");
                        case "cable-tv" ->
                            product.equals("DSTV_COMPACT")
                                    && row.getField("network").equals("dstv");
                        default ->
                            product.startsWith("Your order")
                                    && row.getField("amount").isEmpty();
                    };
            assertTrue(right, row.toString());
        }
        assertTrue(rows.stream().anyMatch(row -> row.getField("note").equals("'=1+1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/transactions?q=0803", "/transactions/export.csv"})
    void whoeverIsNotSignedInIsLedToSignIn(String path) {
        Page page = portal.browser().get(path);
        assertEquals(303, page.status());
        assertEquals("/login", page.location());
    }

    @Test
    void aPartOfAPageLeadsTheWholeOfItToSignIn() {
        Browser visitor = portal.browser();
        Page part = visitor.send(
                visitor.request("/transactions").header("HX-Request", "true").GET());
        assertEquals("/login", part.header("HX-Redirect"));
        assertEquals("", part.body());
    }

    @Test
    void theListLinksToItsOwnExport() {
        Page page = alice.get("/transactions?status=failed&q=0803&service=&from=");
        assertEquals(
                "/transactions/export.csv?q=0803&status=failed",
                page.select("#results a[download]").attr("href"));
        assertNotNull(page.html().selectFirst("form[hx-get][method=get]"));
    }

    private NamedCsvRecord row(String id) {
        return export(alice, "").stream()
                .filter(r -> r.getField("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<NamedCsvRecord> export(Browser browser, String query) {
        Page file = browser.get("/transactions/export.csv" + query);
        assertEquals(200, file.status());
        try (Stream<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file.body()).stream()) {
            return rows.toList();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
