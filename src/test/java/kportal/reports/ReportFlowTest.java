package kportal.reports;

import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.USERS;
import static kportal.support.Environment.LIVE;
import static kportal.support.Environment.SANDBOX;
import static org.jooq.impl.DSL.select;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class ReportFlowTest {
    private static final Instant START = Instant.parse("2026-08-30T22:30:00Z");
    private static final int ROWS = 500;
    private static final List<Status> STATUSES = List.of(
            Status.SUCCEEDED,
            Status.SUCCEEDED,
            Status.SUCCEEDED,
            Status.FAILED,
            Status.PENDING,
            Status.UNKNOWN,
            Status.REVERSED);

    private static TestPortal portal;
    private static Browser alice;
    private static Browser bob;
    private static List<NamedCsvRecord> sold;

    ReportFlowTest(Store store) {}

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store, TestClock.at("2026-11-24T17:05:00Z"), Map.of());
        alice = portal.signUp("Alice Stores", "alice@shop.ng");
        bob = portal.signUp("Bob Ventures", "bob@shop.ng");
        Random random = new Random(7);
        TransactionRows.of(portal.database(), SANDBOX, "alice@shop.ng")
                .insert(Stream.generate(() -> row(random)).limit(ROWS).toList());
        TransactionRows.of(portal.database(), LIVE, "alice@shop.ng").insert(row(random));
        bob();
        sold = export(alice);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    private static Row row(Random random) {
        Money price = Money.ofNaira(50 + random.nextInt(20_000));
        String phone = "0803123" + String.format("%04d", random.nextInt(40));
        Order order =
                switch (random.nextInt(5)) {
                    case 0 -> Order.airtime(random.nextBoolean() ? "MTN" : "GLO", "A network", phone, price);
                    case 1 -> Order.data("AIRTEL", "Airtel", phone, "AIRTEL_1GB", "1GB Weekly", price);
                    case 2 -> Order.electricity("ikeja", "Ikeja", "0123456789" + random.nextInt(5), "prepaid", price);
                    case 3 -> Order.cableTv("dstv", "DSTV", "7012345610", "DSTV_COMPACT", "Compact", price);
                    default -> Order.sms(phone, "Hello");
                };
        Instant sentAt = START.plusSeconds(random.nextInt(86 * 24) * 3_600L + random.nextInt(2) * 1_800L);
        return new Row(order, STATUSES.get(random.nextInt(STATUSES.size())), sentAt)
                .took(Duration.ofMillis(500 + random.nextInt(5_000)));
    }

    /** A few of which everything is known. */
    private static void bob() {
        Instant day = Instant.parse("2026-11-03T23:30:00Z");
        Order meter = Order.electricity("eko", "Eko Electric", "45012345678", "prepaid", Money.ofNaira(10_000));
        Order other = Order.electricity("eko", "Eko Electric", "45099999999", "prepaid", Money.ofNaira(5_000));
        Order airtime = Order.airtime("MTN", "MTN Nigeria", "08031230001", Money.ofNaira(300));
        TransactionRows.of(portal.database(), SANDBOX, "bob@shop.ng")
                .insert(List.of(
                        new Row(meter, Status.SUCCEEDED, day).units("40.5 kWh").took(Duration.ofSeconds(1)),
                        new Row(meter, Status.SUCCEEDED, day).units("39.5").took(Duration.ofSeconds(2)),
                        new Row(meter, Status.SUCCEEDED, day).took(Duration.ofSeconds(3)),
                        new Row(meter, Status.FAILED, day).units("7").took(Duration.ofSeconds(4)),
                        new Row(other, Status.SUCCEEDED, day).units("1,000").took(Duration.ofMillis(2_500)),
                        new Row(airtime, Status.UNKNOWN, day),
                        new Row(airtime, Status.PENDING, day).took(Duration.ofMillis(2_500)),
                        new Row(airtime, Status.SUCCEEDED, day.minus(Duration.ofDays(31)))));
    }

    private static List<NamedCsvRecord> export(Browser browser) {
        try (Stream<NamedCsvRecord> rows =
                CsvReader.builder()
                        .ofNamedCsvRecord(
                                browser.get("/transactions/export.csv").body())
                        .stream()) {
            return rows.toList();
        }
    }

    @Test
    void aReportSaysWhatWasSpentAndHowItWent() {
        Page page = bob.get("/reports?from=2026-11-01&to=2026-11-30");
        assertEquals("₦35,000.00", page.select("[data-spent]").text());
        assertEquals("₦600.00 on 2", page.select("[data-fact=doubt] dd").text());
        assertEquals("1", page.select("[data-fact=failed] dd").text());
        assertEquals("80.0%", page.select("[data-fact=rate] dd").text());
        assertEquals("2.5 s", page.select("[data-fact=seconds] dd").text());
        Element day = page.html().selectFirst("#time [data-key=2026-11-04]");
        assertEquals("4 Nov 2026 4 ₦35,000.00 ₦600.00", day.text());
        assertEquals(30, page.select("#time [data-key]").size());
        Page week = bob.get("/reports?from=2026-11-01&to=2026-11-30&by=week");
        assertEquals(
                "2 Nov 2026 4 ₦35,000.00 ₦600.00",
                week.html().selectFirst("#time [data-key=2026-11-02]").text());
        assertEquals(
                "1 Nov 2026", week.html().selectFirst("#time [data-key] td").text());
        Page months = bob.get("/reports?from=2026-10-03&to=2026-11-30&by=month");
        assertEquals(
                List.of("Oct 2026 1 ₦300.00 –", "Nov 2026 4 ₦35,000.00 ₦600.00"),
                months.select("#time [data-key]").eachText());
    }

    @Test
    void aKilowattHourHasItsPriceByMeter() {
        Page page = bob.get("/reports?from=2026-11-01");
        assertEquals(
                List.of(
                        "45012345678 Eko Electric 80.0 ₦20,000.00 ₦250.00",
                        "45099999999 Eko Electric 1000.0 ₦5,000.00 ₦5.00"),
                page.select("#meters [data-key]").eachText());
        assertEquals(
                List.of("45012345678 Electricity 3 ₦30,000.00", "45099999999 Electricity 1 ₦5,000.00"),
                page.select("#recipients [data-key]").eachText());
        assertEquals(
                "/transactions?q=45012345678&service=electricity&from=2026-11-01&to=2026-11-24&status=succeeded",
                page.html().selectFirst("#recipients a").attr("href"));
    }

    /** The list may be narrowed by more than its line says, and holds what nobody spent anything on. */
    @Test
    void aLineLeadsToAListOfAsManyAndAsMuch() {
        Browser shop = portal.signUp("Chidi Stores", "chidi@shop.ng");
        TransactionRows first = TransactionRows.of(portal.database(), SANDBOX, "chidi@shop.ng");
        portal.signUp("Nobody’s", "dayo@shop.ng");
        portal.database().run(sql -> sql.update(MEMBERSHIPS)
                .set(MEMBERSHIPS.BUSINESS_ID, first.businessId())
                .where(MEMBERSHIPS.USER_ID.eq(select(USERS.ID).from(USERS).where(USERS.EMAIL.eq("dayo@shop.ng"))))
                .execute());
        TransactionRows second = TransactionRows.of(portal.database(), SANDBOX, "dayo@shop.ng");
        Instant day = Instant.parse("2026-11-03T11:00:00Z");
        for (String network : List.of("MTN", "GLO")) {
            Order order = Order.airtime(network, network, "08031230001", Money.ofNaira(700));
            first.insert(new Row(order, Status.SUCCEEDED, day));
            second.insert(List.of(
                    new Row(order, Status.SUCCEEDED, day),
                    new Row(order, Status.SUCCEEDED, day.minus(Duration.ofDays(9))),
                    new Row(order, Status.FAILED, day)));
        }
        second.insert(new Row(Order.sms("08031230001", "Hello"), Status.SUCCEEDED, day));
        String user = shop.get("/reports").html().select("#user option").stream()
                .filter(option -> option.text().equals("dayo@shop.ng"))
                .findFirst()
                .orElseThrow()
                .val();
        for (String narrowed : List.of("", "&user=" + user, "&network=GLO&user=" + user)) {
            Page report = shop.get("/reports?from=2026-11-01&to=2026-11-24" + narrowed);
            assertTrue(report.select("#users a").attr("href").contains("&status=succeeded"), narrowed);
            for (Element line : report.select("main [data-key]:has(a)")) {
                Page list = shop.get(line.select("a").attr("href"));
                assertEquals(
                        line.select(".figure").eachText().subList(0, 2),
                        List.of(
                                String.valueOf(list.select("tr[data-id]").size()),
                                list.select("[data-spent]").text()),
                        line.text() + narrowed);
            }
        }
    }

    @Test
    void aNetworkIsCalledAsTheFilterCallsIt() {
        Page page = bob.get("/reports?from=2026-10-01");
        assertEquals(
                List.of("Eko Electric", "MTN Nigeria"),
                page.select("#networks [data-key] .what").eachText());
        assertEquals(
                page.select("#network option[value=eko]").text(),
                page.select("#networks [data-key=eko] .what").text());
        assertEquals(
                "None (SMS)",
                alice.get("/reports").select("#networks [data-key='-'] .what").text());
    }

    @Test
    void aMonthIsHeldAgainstTheOneBefore() {
        Page page = bob.get("/reports?from=2026-11-01&to=2026-11-24");
        assertEquals(
                "Spent until day 24: ₦35,000.00; the month before, until the same day: ₦300.00. +11566.7%",
                page.select("[data-months]").text());
        assertEquals(
                "3 ₦0.00 ₦0.00", page.html().selectFirst("#months [data-key=3]").text());
        assertEquals(
                "4 ₦35,000.00 ₦300.00",
                page.html().selectFirst("#months [data-key=4]").text());
        assertEquals(
                "25 – ₦300.00", page.html().selectFirst("#months [data-key=25]").text());
        assertEquals(31, page.select("#months [data-key]").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=2026-11-01&to=2026-11-03 | Spent until day 3: ₦0.00; the month before, until the same day: ₦0.00. | -
            from=2026-11-04&to=2026-11-04 | Spent until day 4: ₦35,000.00; the month before, until the same day: ₦300.00. +11566.7% | 3500000
            to=2026-10-03 | Spent until day 3: ₦0.00; the month before, until the same day: ₦0.00. | -
            to=2026-10-31 | Spent until day 31: ₦300.00; the month before, until the same day: ₦0.00. | 30000
            to=2026-12-31 | Spent until day 24: ₦35,000.00; the month before, until the same day: ₦300.00. +11566.7% | 3500000
            """)
    void theMonthsAreComparedUntilTheLastDayAskedFor(String query, String said, String onTheFourth) {
        Page page = bob.get("/reports?" + query);
        assertEquals(said, page.select("[data-months]").text());
        assertEquals(
                onTheFourth,
                page.html().selectFirst("#months [data-key=4] [data-kobo]").attr("data-kobo"));
    }

    /** Worked out again from the file of the history, by other means than the page's. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void itsNumbersAreTheSumsOfTheHistory(long seed) {
        Random random = new Random(seed);
        LocalDate from = LocalDate.parse("2026-08-31").plusDays(random.nextInt(60));
        LocalDate to = from.plusDays(random.nextInt(70));
        String service = List.of("", "", "airtime", "electricity", "sms").get(random.nextInt(5));
        String network = service.isEmpty() ? List.of("", "", "MTN", "dstv").get(random.nextInt(4)) : "";
        String by = List.of("", "day", "week", "month").get(random.nextInt(4));
        Map<String, String> query = new HashMap<>(
                Map.of("from", from.toString(), "to", to.toString(), "service", service, "network", network, "by", by));
        Page page = alice.get("/reports?" + Browser.encode(query));
        assertEquals(200, page.status(), query + page.text());
        List<NamedCsvRecord> rows = sold.stream()
                .filter(row -> row.getField("time").substring(0, 10).compareTo(from.toString()) >= 0)
                .filter(row -> row.getField("time").substring(0, 10).compareTo(to.toString()) <= 0)
                .filter(row -> service.isEmpty() || row.getField("service").equals(service))
                .filter(row -> network.isEmpty() || row.getField("network").equals(network))
                .toList();
        assertEquals(
                new Money(kobo(rows, "succeeded")).shown(),
                page.select("[data-spent]").text());
        same(rows, page, "services", row -> row.getField("service"));
        same(rows, page, "networks", row -> row.getField("network").isEmpty() ? "-" : row.getField("network"));
        assertEquals(kobo(rows, "succeeded"), sum(page, "#users", 0));
        assertEquals(kobo(rows, "succeeded"), sum(page, "#time", 0));
        assertEquals(kobo(rows, "pending", "unknown"), sum(page, "#time", 1));
        for (Element line : page.select("#time [data-key]")) {
            String first = line.attr("data-key");
            Element next = line.nextElementSibling();
            String end = next == null ? "9999" : next.attr("data-key");
            List<NamedCsvRecord> within = rows.stream()
                    .filter(row -> row.getField("time").substring(0, 10).compareTo(first) >= 0)
                    .filter(row -> row.getField("time").substring(0, 10).compareTo(end) < 0)
                    .toList();
            assertEquals(kobo(within, "succeeded"), kobo(line, 0), first);
            assertEquals(kobo(within, "pending", "unknown"), kobo(line, 1), first);
        }
        recipients(rows, page);
        shownIsWhatIsDrawn(page);
    }

    private static void same(
            List<NamedCsvRecord> rows, Page page, String section, Function<NamedCsvRecord, String> key) {
        Map<String, List<NamedCsvRecord>> expected =
                rows.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        Map<String, Element> shown = new TreeMap<>();
        page.select("#" + section + " [data-key]").forEach(line -> shown.put(line.attr("data-key"), line));
        assertEquals(new TreeSet<>(expected.keySet()), new TreeSet<>(shown.keySet()));
        expected.forEach((name, those) -> {
            Element line = shown.get(name);
            assertEquals(kobo(those, "succeeded"), kobo(line, 0), name);
            assertEquals(kobo(those, "pending", "unknown"), kobo(line, 1), name);
            assertEquals(
                    String.valueOf(those.stream()
                            .filter(row -> row.getField("status").equals("succeeded"))
                            .count()),
                    line.select("td").get(1).text());
        });
    }

    private static void recipients(List<NamedCsvRecord> rows, Page page) {
        Map<String, Long> expected = rows.stream()
                .filter(row -> row.getField("status").equals("succeeded"))
                .collect(Collectors.groupingBy(
                        row -> row.getField("recipient") + " " + row.getField("service"),
                        Collectors.summingLong(row -> kobo(List.of(row), "succeeded"))));
        List<Long> most = expected.values().stream()
                .sorted((a, b) -> Long.compare(b, a))
                .limit(20)
                .toList();
        assertEquals(
                most,
                page.select("#recipients [data-key]").stream()
                        .map(line -> kobo(line, 0))
                        .toList());
    }

    /** A chart is drawn from what its table's cells hold: that is what they show. */
    private static void shownIsWhatIsDrawn(Page page) {
        List<String> wrong = new ArrayList<>();
        for (Element cell : page.select("[data-kobo]")) {
            String kobo = cell.attr("data-kobo");
            boolean nothing = cell.text().equals("–") && (kobo.equals("-") || kobo.equals("0"));
            if (!nothing && !cell.text().equals(new Money(Long.parseLong(kobo)).shown())) {
                wrong.add(cell.outerHtml());
            }
        }
        assertEquals(List.of(), wrong);
        page.select("[data-chart]")
                .forEach(plot ->
                        assertTrue(page.html().getElementById(plot.attr("data-table")) != null, plot.outerHtml()));
    }

    private static long kobo(Element line, int column) {
        return Long.parseLong(line.select("[data-kobo]").get(column).attr("data-kobo"));
    }

    private static long sum(Page page, String section, int column) {
        return page.select(section + " [data-key]").stream()
                .mapToLong(line -> kobo(line, column))
                .sum();
    }

    private static long kobo(List<NamedCsvRecord> rows, String... statuses) {
        return rows.stream()
                .filter(row -> List.of(statuses).contains(row.getField("status")))
                .map(row -> row.getField("amount").replace(".", ""))
                .filter(amount -> !amount.isEmpty())
                .mapToLong(Long::parseLong)
                .sum();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            from=2026-11-02&to=2026-11-01 | to | Enter a last day that is not before the first.
            from=2010-01-01&to=2026-11-01 | from | Choose 10 years or less.
            from=bad | from | Enter a date such as 2026-11-24.
            service=water | service | Choose one of the five services.
            network=NONE | network | Choose one of the networks.
            user=0190a000-0000-7000-8000-000000000000 | user | Choose one of the people.
            by=hour | by | Choose days, weeks or months.
            from=2024-01-01&to=2026-01-01&by=day | by | Choose months for more than 400 days.
            """)
    void whatIsWrongIsSaidByItsField(String query, String field, String said) {
        new FormPage(alice.get("/reports?" + query)).refuses(field, said);
    }

    @Test
    void nobodySeesAnothersNumbers() {
        assertTrue(portal.signUp("New Shop", "new@shop.ng")
                .get("/reports?from=2026-08-01")
                .select("[data-kobo]:not([data-kobo=0]):not([data-kobo='-'])")
                .isEmpty());
        String user = alice.get("/reports").select("#user option[value!='']").val();
        assertEquals(422, bob.get("/reports?user=" + user).status());
    }
}
