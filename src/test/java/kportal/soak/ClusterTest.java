package kportal.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kportal.soak.ReachedLog.What;
import kportal.testing.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Several portals on one PostgreSQL: whoever answers, it is the same shop; and one of them dies. */
@Tag("jar")
class ClusterTest {
    private static final Map<String, String> AIRTIME =
            Map.of("network", "MTN", "phone_number", "08031234567", "amount", "100");

    private static Cluster cluster;

    private String email;
    private int mark;
    private Browser atFirst;
    private Browser atSecond;

    @BeforeAll
    static void openAll() throws Exception {
        cluster = new Cluster();
    }

    /** A shop of its own for each. */
    @BeforeEach
    void open(TestInfo test) {
        email = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT) + "@shop.example";
        mark = cluster.kpoint().log().since(0).size();
        atFirst = new Browser(cluster.first().root());
        atSecond = atFirst.at(cluster.second().root());
        Shop.expect(303, atFirst.signUp("Soak", email));
        Shop.expect(303, atSecond.post("/key", Map.of("api_key", "soak-key-0123456789abcdef")));
    }

    private long reached() {
        return cluster.kpoint().log().count(mark, What.WHOLE);
    }

    @AfterAll
    static void close() throws IOException {
        cluster.close();
    }

    private static String draft(Browser browser, Map<String, String> form) {
        return Shop.expect(303, browser.post("/airtime", form)).location();
    }

    private static String status(Browser browser, String transaction) {
        return browser.get(transaction).select("[data-status]").attr("data-status");
    }

    @AfterEach
    void mend() throws Exception {
        cluster.mend();
    }

    private static void answers() {
        cluster.kpoint().manner(call -> {
            call.readWhole();
            call.sendHead();
            call.sendBody();
        });
    }

    @Test
    void aPurchaseGoesFromOneToTheOther() {
        answers();
        String draft = draft(atFirst, AIRTIME);
        assertEquals("draft", status(atSecond, draft));
        atSecond.post(draft + "/pay", Map.of());
        Waiting.until("the receipt", 5_000, () -> status(atFirst, draft).equals("succeeded"));
        assertEquals(1, atFirst.get("/transactions").select("tr[data-status]").size());
        assertEquals(1, atSecond.get("/transactions").select("tr[data-status]").size(), "a kept list notices");
        Shop.expect(303, atFirst.post("/logout", Map.of()));
        assertEquals("/login", atSecond.get("/account").location());
    }

    @Test
    void bothPayOneDraftAndOneCallIsMade() throws Exception {
        answers();
        for (int turn = 0; turn < 10; turn++) {
            String draft = draft(
                    atFirst, Map.of("network", "MTN", "phone_number", "0803555%04d".formatted(turn), "amount", "100"));
            String csrf = atFirst.csrf();
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> presses = Stream.of(atFirst, atSecond, atFirst, atSecond)
                    .map(browser -> Thread.ofVirtual().start(() -> press(browser, draft, csrf, go)))
                    .toList();
            go.countDown();
            for (Thread press : presses) {
                press.join();
            }
            Waiting.until("the receipt", 5_000, () -> status(atSecond, draft).equals("succeeded"));
        }
        assertEquals(10, reached());
    }

    private static void press(Browser browser, String draft, String csrf, CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        browser.postBare(draft + "/pay", Map.of("csrf", csrf));
    }

    /** As many tries as one portal gives, not as many at each. */
    @Test
    void aLimitOfTriesIsSharedByAll() {
        Browser stranger = new Browser(cluster.first().root());
        Browser elsewhere = stranger.at(cluster.second().root());
        int taken = 0;
        for (int turn = 0; turn < 40; turn++) {
            Browser browser = turn % 2 == 0 ? stranger : elsewhere;
            if (browser.post("/login", Map.of("email", email, "password", "wrong"))
                            .status()
                    == 422) {
                taken++;
            }
        }
        assertTrue(taken <= 10, taken + " wrong passwords were tried");
    }

    @Test
    void killedWhileItPaysTheOtherSaysUnknownWhenItsTimeIsOver() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        cluster.kpoint().manner(call -> {
            call.readWhole();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        String draft = draft(atFirst, AIRTIME);
        atFirst.post(draft + "/pay", Map.of());
        assertEquals("sending", status(atSecond, draft));
        kill(cluster.first());
        over.countDown();
        // What the portal that died had until half a minute from now.
        cluster.execute("update transactions set lease_until = 0 where status = 'sending'");
        Waiting.until("the doubt", 60_000, () -> status(atSecond, draft).equals("unknown"));
        assertEquals(1, reached());
    }

    @Test
    void killedInABatchTheOtherGoesOnWhenAPersonSaysSo() throws Exception {
        cluster.kpoint().manner(call -> {
            call.readWhole();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            call.sendHead();
            call.sendBody();
        });
        String rows = IntStream.rangeClosed(1, 60)
                .mapToObj("0803%07d,100,MTN"::formatted)
                .collect(Collectors.joining("\n"));
        String batch = Shop.expect(303, atFirst.post("/batches", Map.of("service", "airtime", "rows", rows)))
                .location();
        Shop.expect(303, atFirst.post(batch + "/start", Map.of("total", "6000")));
        Waiting.until("some rows", 10_000, () -> reached() > 10);
        kill(cluster.first());
        cluster.execute("update batches set lease_until = 0");
        cluster.execute("update transactions set lease_until = 0 where status = 'sending'");
        Waiting.until("the pause", 60_000, () -> state(batch).equals("paused"));
        Shop.expect(303, atSecond.post(batch + "/resume", Map.of()));
        Waiting.until("the end", 60_000, () -> state(batch).equals("finished"));
        Map<String, Long> calls = cluster.kpoint().log().since(mark).stream()
                .filter(line -> line.what() == What.WHOLE)
                .collect(Collectors.groupingBy(ReachedLog.Line::recipient, Collectors.counting()));
        assertTrue(calls.values().stream().allMatch(count -> count == 1), calls.toString());
        Waiting.until("the word on each row", 60_000, () -> rows(batch, "succeeded") + rows(batch, "unknown") == 60);
    }

    private long rows(String batch, String state) {
        return atSecond.get(batch).select("[data-count=" + state + "] td").eachText().stream()
                .limit(1)
                .mapToLong(Long::parseLong)
                .sum();
    }

    private static void kill(PortalProcess portal) {
        portal.kill();
        assertTrue(portal.awaitExit(10_000));
    }

    private String state(String batch) {
        return atSecond.get(batch).select("#batch").attr("data-state");
    }

    @Test
    void killedInAnExportTheOtherMakesItAnewAndNobodyIsGivenHalf() throws Exception {
        answers();
        String bought = draft(atFirst, AIRTIME);
        atFirst.post(bought + "/pay", Map.of());
        Waiting.until("the receipt", 5_000, () -> status(atFirst, bought).equals("succeeded"));
        LongHistory.of(email, cluster.database());
        String export;
        Browser atTheOther;
        try (Connection holding = DriverManager.getConnection(cluster.database())) {
            holding.setAutoCommit(false);
            export = Shop.expect(303, atFirst.post("/exports", Map.of("format", "csv")))
                    .location();
            // Whoever makes it waits for this row as soon as it says how far it is.
            Waiting.until("its begin", 10_000, () -> holding.createStatement()
                    .executeQuery("select 1 from exports where state = 'running' for update")
                    .next());
            Waiting.until("half a file", 10_000, () -> Files.size(half()) > 0);
            boolean firstMakesIt = cluster.first().hasOpen(half());
            assertTrue(firstMakesIt || cluster.second().hasOpen(half()));
            atTheOther = firstMakesIt ? atSecond : atFirst;
            kill(firstMakesIt ? cluster.first() : cluster.second());
        }
        assertTrue(Files.exists(half()), "nobody tidied up");
        // What the portal that died had until some seconds from now.
        cluster.execute("update scheduled_tasks set last_heartbeat = 0 where picked");
        Waiting.until("a file", 30_000, () -> atTheOther.file(export + "/file").statusCode() == 200);
        assertEquals(LongHistory.ROWS + 1, lines(atTheOther.file(export + "/file")));
    }

    private static Path half() throws IOException {
        return cluster.exports().stream()
                .filter(file -> file.toString().endsWith(".part"))
                .findFirst()
                .orElse(Path.of("/dev/null"));
    }

    private static long lines(HttpResponse<byte[]> file) {
        return new String(file.body(), StandardCharsets.UTF_8).lines().count();
    }

    @Test
    void theDatabaseIsRestartedWhileFourBuy() throws Exception {
        answers();
        Set<String> phones;
        try (Crowd crowd = new Crowd(List.of(atFirst, atSecond))) {
            Waiting.until("purchases", 20_000, () -> crowd.answered() > 20);
            cluster.postgres().crash();
            assertEquals(503, new Browser(cluster.first().root()).get("/health").status());
            Waiting.until("a word to those who buy", 10_000, () -> crowd.broken() > 0);
            cluster.postgres().startAgain();
            cluster.postgres().awaitUp(Duration.ofSeconds(30));
            for (Browser browser : List.of(atFirst, atSecond)) {
                Waiting.until("its return", 30_000, () -> browser.get("/health").status() == 200);
            }
            int before = crowd.answered();
            Waiting.until("purchases again", 30_000, () -> crowd.answered() > before + 20);
            phones = crowd.phones();
        }
        for (Browser browser : List.of(atFirst, atSecond)) {
            assertEquals("draft", status(browser, draft(browser, AIRTIME)));
        }
        cluster.execute("update transactions set lease_until = 0 where status = 'sending'");
        Waiting.until("a word on each", 60_000, () -> !cluster.statuses().containsValue("sending"));
        Map<String, String> statuses = cluster.statuses();
        for (String phone : phones) {
            long calls = cluster.kpoint().log().count(phone, What.WHOLE);
            String status = statuses.getOrDefault(phone, "none");
            List<String> right = calls == 0
                    ? List.of("none", "draft", "unknown")
                    : calls == 1 ? List.of("succeeded", "unknown") : List.of();
            assertTrue(right.contains(status), phone + " was sent " + calls + " times, and is " + status);
        }
    }
}
