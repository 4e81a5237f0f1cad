package kportal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kportal.soak.Folders;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.LibreOffice;
import kportal.testing.Page;
import kportal.testing.PdfText;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list, paged through over HTTP, against each file as a program that is not ours reads it. */
class ExportEqualityTest {
    private static final Instant OCTOBER = Instant.parse("2026-10-30T22:00:00Z");
    private static final List<String> FORMATS = List.of("csv", "xlsx", "json", "pdf");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Of the contract's columns. */
    private static final int TIME = 0;

    private static final int ID = 1;
    private static final int AMOUNT = 6;
    private static final int STATUS = 7;
    private static final int CHARGED = 13;

    private static final Pattern TIMES = Pattern.compile("\\d{1,2} \\w{3} 2026, \\d\\d:\\d\\d");

    /** What a spreadsheet would run, or spoil. */
    private static final List<String> NASTY = List.of(
            "=1+1",
            "=HYPERLINK(\"http://evil.example\",\"click\")",
            "+1+1",
            "-2+3",
            "@SUM(1)",
            "\t=1+1",
            " =1+1",
            "=cmd|' /C calc'!A0",
            "+2348031234567",
            "00012345678901234567",
            "1e5",
            "a_x0041_b",
            "line one\nline, \"two\"",
            "₦ ẹ̀ ọ́ şahin");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private Path folder;

    /** What a person saw of a filter when its files were made. */
    private record Seen(String name, String query, List<String> ids, Page offer) {
        /** For a message. */
        @Override
        public String toString() {
            return name + " " + query;
        }
    }

    @BeforeEach
    void make() throws IOException {
        System.getLogger("test").log(System.Logger.Level.INFO, "seed " + seed);
        folder = Files.createTempDirectory("kportal-equality");
    }

    @AfterEach
    void delete() {
        Folders.delete(folder);
    }

    /** In one go, for a spreadsheet program takes seconds to start. */
    @Test
    void everyFileHoldsWhatTheListShows() throws IOException {
        List<Seen> seen = new ArrayList<>();
        for (Store store : Store.values()) {
            seen.addAll(download(store));
        }
        Path sheets = Files.createDirectory(folder.resolve("sheets"));
        LibreOffice.convert(
                seen.stream().map(each -> folder.resolve(each.name() + ".xlsx")).toList(), sheets);
        Path imported = Files.createDirectory(folder.resolve("imported"));
        LibreOffice.convertCsv(
                seen.stream()
                        .filter(each -> each.query().isEmpty())
                        .map(each -> folder.resolve(each.name() + ".csv"))
                        .toList(),
                imported,
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8,
                9,
                10,
                11,
                12,
                13,
                14);
        for (Seen each : seen) {
            compare(each);
        }
    }

    private List<Seen> download(Store store) throws IOException {
        try (TestPortal portal = TestPortal.start(store, TestClock.at("2026-11-24T17:05:00Z"), Map.of())) {
            Browser alice = portal.signUp("Alice & Sons =Stores", "alice@shop.ng");
            TransactionRows rows = TransactionRows.of(portal.database(), Environment.SANDBOX, "alice@shop.ng");
            rows.insert(new Sales(seed, OCTOBER).rows(80));
            rows.insert(NASTY.stream().map(ExportEqualityTest::nasty).toList());
            TransactionRows.of(portal.database(), Environment.LIVE, "alice@shop.ng")
                    .insert(new Sales(seed + 1, OCTOBER).rows(3));
            List<Seen> seen = new ArrayList<>();
            for (String query : queries(new Random(seed + store.ordinal()))) {
                String name = store + "-" + seen.size();
                for (String format : FORMATS) {
                    HttpResponse<byte[]> file = alice.file("/transactions/export." + format + query);
                    assertEquals(200, file.statusCode(), name + query);
                    Files.write(folder.resolve(name + "." + format), file.body());
                }
                seen.add(new Seen(
                        name,
                        query,
                        ShownRows.all(alice, "/transactions" + query).reversed(),
                        alice.get("/transactions/export" + query)));
            }
            return seen;
        }
    }

    private static Row nasty(String text) {
        Instant sent = OCTOBER.plusSeconds(text.hashCode() & 0xffff);
        Row row = new Row(
                Order.data("MTN", text.strip(), "+2348031234567", text, text, Money.ofNaira(150)), Status.FAILED, sent);
        return row.reference(text).token(text).note(text);
    }

    private static List<String> queries(Random random) {
        List<String> queries = new ArrayList<>(List.of(""));
        for (int i = 0; i < 5; i++) {
            List<String> parts = new ArrayList<>();
            some(random, parts, "q", "0803", "ref", "compact", "00", "%3D");
            some(random, parts, "status", "succeeded", "failed", "unknown", "reversed");
            some(random, parts, "service", "airtime", "data", "electricity", "sms");
            some(random, parts, "from", "2026-10-30", "2026-10-31", "2026-11-02");
            some(random, parts, "to", "2026-11-02", "2026-11-04");
            queries.add("?" + String.join("&", parts));
        }
        return queries;
    }

    private static void some(Random random, List<String> parts, String name, String... values) {
        if (random.nextInt(3) == 0) {
            parts.add(name + "=" + values[random.nextInt(values.length)]);
        }
    }

    private void compare(Seen seen) throws IOException {
        String at = "seed " + seed + ", " + seen;
        List<List<String>> csv = table(folder.resolve(seen.name() + ".csv"));
        assertEquals(seen.ids(), column(csv, ID), at);
        List<List<String>> rows =
                csv.stream().skip(1).map(ExportEqualityTest::armed).toList();

        JsonNode json = JSON.readTree(folder.resolve(seen.name() + ".json").toFile());
        List<List<String>> fromJson = new ArrayList<>();
        json.get("rows").forEach(row -> fromJson.add(texts(row)));
        assertRows(rows, fromJson, at + " as JSON");
        assertEquals(rows.size(), json.get("count").asInt(), at);
        assertEquals(sums(rows), sums(json.get("sums")), at);
        Money charged = charged(rows);
        assertEquals(
                charged.kobo(),
                json.get("charged").decimalValue().movePointRight(2).longValueExact(),
                at);

        List<List<String>> sheet = table(folder.resolve("sheets/" + seen.name() + "-Transactions.csv"));
        assertEquals(csv.getFirst(), sheet.getFirst(), at);
        assertRows(rows, sheet.stream().skip(1).map(ExportEqualityTest::plain).toList(), at + " as XLSX");
        Map<String, BigDecimal> summary = new TreeMap<>();
        for (List<String> line : table(folder.resolve("sheets/" + seen.name() + "-Summary.csv"))) {
            Status.of(line.getFirst().toLowerCase(Locale.ROOT))
                    .ifPresent(status -> summary.put(status.code(), amount(line.get(2))));
            if (line.getFirst().equals("Rows")) {
                assertEquals(String.valueOf(rows.size()), line.get(1), at);
            }
            if (line.getFirst().startsWith("Kpoint charged")) {
                assertEquals(charged.plain(), amount(line.get(2)).toPlainString(), at);
            }
        }
        assertEquals(sums(rows), summary, at);

        assertPaper(rows, seen, at + " as PDF");
        if (seen.query().isEmpty()) {
            assertRows(
                    csv, table(folder.resolve("imported/" + seen.name() + "-" + seen.name() + ".csv")), at + " as CSV");
        }
        assertEquals(
                String.valueOf(rows.size()),
                seen.offer().select("[data-rows] dd").text(),
                at);
        assertEquals(
                new Money(sums(rows)
                                .getOrDefault("succeeded", BigDecimal.ZERO)
                                .movePointRight(2)
                                .longValueExact())
                        .shown(),
                seen.offer().select("[data-spent]").text(),
                at);
        // Told where it is another sum.
        String told = seen.offer().select("[data-charged]").text();
        assertEquals(
                charged.shown(),
                told.isEmpty() ? seen.offer().select("[data-spent]").text() : told,
                at);
    }

    /** For what is certainly spent: the amount where Kpoint didn't say. */
    private static Money charged(List<List<String>> rows) {
        return rows.stream()
                .filter(row -> row.get(STATUS).equals("succeeded"))
                .map(row -> amount(row.get(row.get(CHARGED).isEmpty() ? AMOUNT : CHARGED)))
                .reduce(BigDecimal::add)
                .map(sum -> new Money(sum.movePointRight(2).longValueExact()))
                .orElse(Money.ZERO);
    }

    /** A time of the rows, and one of the making. */
    private void assertPaper(List<List<String>> rows, Seen seen, String at) throws IOException {
        String text = PdfText.of(Files.readAllBytes(folder.resolve(seen.name() + ".pdf")));
        assertEquals(rows.size() + 1L, TIMES.matcher(text).results().count(), at);
        assertTrue(text.contains(seen.offer().select("[data-spent]").text()), text);
        assertTrue(text.contains(charged(rows).shown()), text);
        assertTrue(text.contains("Alice & Sons =Stores"), text);
        for (List<String> row : rows) {
            if (!row.get(AMOUNT).isEmpty()) {
                String amount = new Money(new BigDecimal(row.get(AMOUNT))
                                .movePointRight(2)
                                .longValueExact())
                        .shown();
                assertTrue(text.contains(amount), at + amount);
            }
        }
        String[] pages = text.split("\f");
        for (int i = 0; i < pages.length; i++) {
            assertTrue(pages[i].contains("page " + (i + 1) + " of " + pages.length), pages[i]);
        }
    }

    private static void assertRows(List<List<String>> expected, List<List<String>> rows, String at) {
        assertEquals(expected.size(), rows.size(), at);
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(expected.get(i), rows.get(i), at + ", row " + i);
        }
    }

    private static Map<String, BigDecimal> sums(List<List<String>> rows) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (List<String> row : rows) {
            sums.merge(row.get(STATUS), amount(row.get(AMOUNT)), BigDecimal::add);
        }
        return sums;
    }

    private static Map<String, BigDecimal> sums(JsonNode totals) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        totals.forEach(total ->
                sums.put(total.get("status").asText(), total.get("amount").decimalValue()));
        return sums;
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.isEmpty() ? "0" : text).setScale(2);
    }

    private static List<String> texts(JsonNode row) {
        List<String> texts = new ArrayList<>();
        row.forEach(value -> texts.add(
                value.isNull() ? "" : value.isNumber() ? value.decimalValue().toPlainString() : value.asText()));
        return texts;
    }

    /** As docs/export.md says that a program reads a text of the CSV. */
    private static List<String> armed(List<String> row) {
        return row.stream()
                .map(text -> text.matches("(?s)'[\\s=+\\-@].*") ? text.substring(1) : text)
                .toList();
    }

    /** Of a sheet as shown: its times in the contract's form, its amounts with both decimals. */
    private static List<String> plain(List<String> row) {
        List<String> plain = new ArrayList<>(row);
        plain.set(TIME, row.get(TIME).replace(' ', 'T') + "+01:00");
        for (int naira : List.of(AMOUNT, CHARGED)) {
            plain.set(
                    naira,
                    row.get(naira).isEmpty() ? "" : amount(row.get(naira)).toPlainString());
        }
        return plain;
    }

    private static List<String> column(List<List<String>> table, int column) {
        return table.stream().skip(1).map(row -> row.get(column)).toList();
    }

    private static List<List<String>> table(Path csv) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }
}
