package kportal.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Practiced;
import kportal.testing.RawHttp;
import kportal.testing.Store;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The page that Prometheus reads, of a portal that has sold a few things. */
@ParameterizedClass
@EnumSource
class MetricsTest {
    private static final Pattern NAME = Pattern.compile("\\b(kportal|jvm|process|system)_[a-z][a-z0-9_]+");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private static Practiced shop;

    @Parameter
    private Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        shop = new Practiced(store, Clock.systemUTC(), Map.of("METRICS_PORT", "0"));
        TransactionRows.of(shop.portal.database(), Environment.SANDBOX, "ada@shop.ng")
                .insert(new Row(
                        Order.airtime("MTN", "MTN", "08031110001", new Money(50_000)),
                        Status.UNKNOWN,
                        Clock.systemUTC().instant().minusSeconds(7200)));
        shop.portal.browser().get("/nothing/08031110001?q=ada@shop.ng");
        RawHttp.send(shop.portal.root(), "BREW /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    @AfterParameterizedClassInvocation
    static void close() {
        shop.close();
    }

    private static HttpResponse<String> asked(String method, String path) {
        URI address = URI.create("http://127.0.0.1:" + shop.portal.app().metricsPort() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String page() {
        return asked("GET", "/metrics").body();
    }

    private static void has(String line) {
        assertTrue(page().lines().anyMatch(line::equals), () -> line + " is not in\n" + page());
    }

    /** Of a line that begins so. */
    private static double value(String beginning) {
        String page = page();
        return page.lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(beginning + " is not in\n" + page));
    }

    @Test
    void whatHappenedIsCounted() {
        has("kportal_purchases_seconds_count{outcome=\"succeeded\",service=\"sms\"} 1");
        has("kportal_purchases_seconds_count{outcome=\"succeeded\",service=\"electricity\"} 1");
        has("kportal_kpoint_call_seconds_count{call=\"purchase\",outcome=\"succeeded\"} 2");
        assertTrue(value("kportal_kpoint_call_seconds_count{call=\"networks\",outcome=\"listed\"}") >= 1);
        assertTrue(value("kportal_list_age_seconds{list=\"networks\"}") < 600);
        has("kportal_http_requests_seconds_count{method=\"POST\",route=\"/transactions/{id}/pay\",status=\"303\"} 2");
        has("kportal_http_requests_seconds_bucket{method=\"POST\",route=\"/signup\",status=\"303\",le=\"5.0\"} 2");
        assertTrue(value("kportal_http_requests_seconds_count{method=\"none\",route=\"none\",status=\"404\"}") >= 1);
        assertTrue(value("kportal_http_requests_seconds_count{method=\"none\",route=\"none\",status=\"405\"}") >= 1);
    }

    @Test
    void whatIsNowIsLookedUp() {
        assertEquals(1, value("kportal_unknown_open "));
        assertTrue(value("kportal_unknown_oldest_age_seconds ") >= 7200);
        assertEquals(0, value("kportal_purchases_sending "));
        assertEquals(0, value("kportal_batch_rows_sending "));
        assertEquals(0, value("kportal_bcrypt_queue "));
        assertTrue(value("kportal_db_busy ") >= 0);
        assertTrue(value("kportal_disk_free_bytes ") > 0);
        assertTrue(value("kportal_build{") == 1);
        assertTrue(value("jvm_memory_used_bytes{area=\"heap\"") > 0);
        assertFalse(page().contains("NaN"), page());
    }

    /** Each label is one of a few words: nothing of a person, and nothing that grows with what visitors send. */
    @Test
    void noLabelNamesAnybody() {
        Set<String> names = new TreeSet<>();
        String labels = LABEL.matcher(page())
                .results()
                .peek(label -> names.add(label.group(1)))
                .map(label -> label.group(2))
                .collect(Collectors.joining("\n"));
        assertEquals(
                Set.of(
                        "action", "area", "call", "cause", "gc", "id", "java", "le", "list", "method", "outcome",
                        "pool", "route", "service", "state", "status", "version"),
                union(names, "action", "cause", "gc", "pool"));
        assertFalse(Pattern.compile("@|\\d{6}|[0-9a-f]{8}-").matcher(labels).find(), labels);
        for (String secret : Set.of(shop.draft, shop.receipt, shop.batch, "BREW", "nothing", "08031")) {
            assertFalse(labels.contains(secret), secret);
        }
        assertTrue(page().lines().count() < 5_000);
    }

    /** Whether garbage was collected already, and by which collector, is not ours to say. */
    private static Set<String> union(Set<String> names, String... more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(Set.of(more));
        return all;
    }

    @Test
    void itIsOnePageOfItsOwn() {
        HttpResponse<String> page = asked("GET", "/metrics");
        assertEquals(200, page.statusCode());
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                page.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(404, asked("GET", "/").statusCode());
        assertEquals(404, asked("GET", "/metrics/x").statusCode());
        assertEquals(405, asked("POST", "/metrics").statusCode());
        assertEquals(404, shop.portal.browser().get("/metrics").status());
    }

    /** Whoever reads a dashboard should not have to guess why a panel is empty. */
    @Test
    void whatTheFilesInOpsNameIsThere() throws IOException {
        Set<String> there = names(page());
        for (String file : Set.of("ops/grafana-dashboard.json", "ops/alerts.yml", "docs/operations.md")) {
            Set<String> named = names(Files.readString(Path.of(file)));
            assertTrue(named.size() > 8, file + " names " + named);
            named.removeAll(there);
            // The first collection may be still to come.
            named.remove("jvm_gc_pause_seconds_sum");
            assertEquals(Set.of(), named, file);
        }
    }

    @Test
    void eachFigureOfOursIsExplained() throws IOException {
        Set<String> told = page().lines()
                .filter(line -> line.startsWith("# HELP kportal_"))
                .map(line -> line.split(" ")[2].replaceFirst("_max$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        told.removeAll(names(Files.readString(Path.of("docs/operations.md"))));
        assertEquals(Set.of(), told);
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
