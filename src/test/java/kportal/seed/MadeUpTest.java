package kportal.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MadeUpTest {
    private static final int ROWS = 10_000;
    private static final Instant TODAY = Instant.parse("2026-11-24T12:00:00Z");
    private static final Owner NOBODY = new Owner("b", List.of("u1", "u2", "u3"), "k");

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

    @Test
    void theyCanBeBoughtAgainAtThePracticeKpoint() throws IOException {
        Set<String> sold = sold();
        for (String row : made(1)) {
            String[] cells = row.split("\t");
            String network = cells[MadeRow.COLUMNS.indexOf("network")];
            String name = cells[MadeRow.COLUMNS.indexOf("network_name")];
            String product = cells[MadeRow.COLUMNS.indexOf("product")];
            String ware =
                    switch (cells[MadeRow.COLUMNS.indexOf("service")]) {
                        case "airtime", "electricity" -> network + ", " + name;
                        case "data", "cable-tv" ->
                            network + ", " + product + ", " + cells[MadeRow.COLUMNS.indexOf("product_name")] + ", "
                                    + cells[MadeRow.COLUMNS.indexOf("amount_kobo")];
                        default -> "SMS";
                    };
            assertTrue(sold.contains(ware), row);
        }
    }

    /** By its lists. */
    private static Set<String> sold() throws IOException {
        Set<String> sold = new HashSet<>(Set.of("SMS"));
        try (InputStream in = Objects.requireNonNull(MadeUpTest.class.getResourceAsStream("/sandbox/lists.json"))) {
            JsonNode lists = new ObjectMapper().readTree(in);
            for (String list : List.of("networks", "electricity-providers")) {
                lists.get(list)
                        .forEach(each -> sold.add(each.get("code").asText() + ", "
                                + each.get("name").asText()));
            }
            sold.addAll(priced(lists.get("data-plans"), "plan_id", "description"));
            sold.addAll(priced(lists.get("cable-packages"), "package_code", "name"));
        }
        return sold;
    }

    private static Set<String> priced(JsonNode lists, String code, String name) {
        Set<String> priced = new HashSet<>();
        lists.properties().forEach(list -> list.getValue()
                .forEach(each -> priced.add(String.join(
                        ", ",
                        list.getKey(),
                        each.get(code).asText(),
                        each.get(name).asText(),
                        each.get("amount").asText() + "00"))));
        return priced;
    }

    private static List<String> made(long seed) {
        MadeUp past = new MadeUp(seed, NOBODY, ROWS, TODAY);
        return IntStream.range(0, ROWS).mapToObj(i -> past.next().line()).toList();
    }

    private static List<String> ids(List<String> rows) {
        return rows.stream().map(row -> row.split("\t")[0]).toList();
    }
}
