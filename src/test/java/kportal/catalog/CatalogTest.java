package kportal.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kportal.testing.Browser;
import kportal.testing.FaultServer;
import kportal.testing.FormPage;
import kportal.testing.Lists;
import kportal.testing.Page;
import kportal.testing.Shop;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kpoint's lists as dropdowns, on good days and bad. */
class CatalogTest {
    private static final String NETWORKS = "/lists/networks";
    private static final String PLANS = "/lists/data-plans?network=MTN";

    private final TestClock clock = TestClock.at("2026-11-24T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void aListIsAskedForOnceInFiveMinutes(Store store) {
        try (Shop shop = Shop.open(store, clock)) {
            shop.ada.get("/airtime");
            long asked = shop.lists.calls(NETWORKS);
            for (String path : List.of("/airtime", "/data", "/airtime?network=MTN", "/airtime")) {
                assertEquals(200, shop.ada.get(path).status());
            }
            Shop.draft(shop.ada, "/airtime", Shop.AIRTIME);
            clock.advance(Duration.ofMinutes(5).minusMillis(1));
            shop.ada.get("/airtime");
            assertEquals(asked, shop.lists.calls(NETWORKS));
            clock.advance(Duration.ofSeconds(1));
            shop.ada.get("/airtime");
            assertEquals(asked + 1, shop.lists.calls(NETWORKS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void thirtyPagesAtOnceAskOnce(Store store) throws InterruptedException {
        try (Shop shop = Shop.open(store, clock);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch allCame = new CountDownLatch(30);
            shop.lists.does("/lists/electricity-providers", connection -> {
                await(allCame);
                Lists.plain(200, "application/json", "{\"data\":[{\"code\":\"eko\",\"name\":\"Eko\"}]}")
                        .play(connection);
            });
            List<Page> pages = threads
                    .invokeAll(Collections.nCopies(30, (Callable<Page>) () -> {
                        allCame.countDown();
                        return shop.ada.get("/electricity");
                    }))
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            pages.forEach(page -> assertEquals(
                    List.of("", "eko"), page.select("#disco option").eachAttr("value")));
            assertEquals(1, shop.lists.calls("/lists/electricity-providers"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @EnumSource
    void onABadDayTheLastGoodListServesWithItsTime(Store store) {
        try (Shop shop = Shop.open(store, clock)) {
            shop.ada.get("/airtime");
            troubles().forEach((what, trouble) -> {
                shop.lists.alwaysDoes(trouble.script());
                clock.advance(Duration.ofMinutes(6));
                Page page = shop.ada.get("/airtime");
                assertEquals(200, page.status(), what);
                assertEquals(List.of("", "MTN", "AIRTEL", "GLO"), options(page), what);
                assertEquals(trouble.said(), page.select(".notice p").first().text(), what);
                assertTrue(page.select(".notice").text().contains("What you see is Kpoint’s list from"), what);
                assertEquals(
                        "2026-11-24T13:00:00+01:00", page.select(".notice time").attr("datetime"), what);
                assertEquals(0, page.select(".notice b, .notice script").size(), what);
            });
            // Even after a restart, with nothing in memory.
            shop.portal.restart();
            Browser ada = shop.portal.browser();
            ada.signIn("ada@shop.ng");
            assertEquals(List.of("", "MTN", "AIRTEL", "GLO"), options(ada.get("/airtime")));

            shop.lists.alwaysDoes(null);
            clock.advance(Duration.ofSeconds(11));
            Page well = ada.get("/airtime");
            assertEquals(0, well.select(".notice").size());
        }
    }

    private record Trouble(FaultServer.Script script, String said) {}

    private static Map<String, Trouble> troubles() {
        String error = "{\"status\":\"error\",\"message\":\"<script>alert(1)</script>\"}";
        String down = "Kpoint doesn’t answer now. Wait a minute, then open this page again.";
        String unreadable = "Kpoint’s list is empty or can’t be read now. Open this page again in a few minutes."
                + " If it stays so, tell whoever runs this portal.";
        Map<String, Trouble> all = new LinkedHashMap<>();
        all.put("500", new Trouble(json(500, error), down));
        all.put("503 HTML", new Trouble(Lists.plain(503, "text/html", "<h1>Busy</h1>"), down));
        all.put("200 HTML", new Trouble(Lists.plain(200, "text/html", "<b>Welcome</b>"), down));
        all.put("200 not JSON", new Trouble(json(200, "<?php"), down));
        all.put("200 nothing", new Trouble(json(200, ""), down));
        all.put("data is an object", new Trouble(json(200, "{\"data\":{}}"), down));
        all.put("data is null", new Trouble(json(200, "{\"data\":null}"), down));
        all.put("an array alone", new Trouble(json(200, "[]"), down));
        all.put("failed", new Trouble(json(200, "{\"status\":\"failed\",\"data\":[]}"), down));
        all.put("empty", new Trouble(json(200, "{\"status\":\"success\",\"data\":[]}"), unreadable));
        all.put("nothing usable", new Trouble(json(200, "{\"data\":[{\"name\":\"MTN\"},7,null]}"), unreadable));
        all.put("redirect", new Trouble(json(302, "{}"), down));
        all.put("422", new Trouble(json(422, error), down));
        all.put("429", new Trouble(json(429, error), down));
        all.put(
                "401",
                new Trouble(
                        json(401, error),
                        "Kpoint doesn’t take your key. Generate a new one on the API Keys page of your Kpoint dashboard and paste it on your key page."));
        all.put(
                "403",
                new Trouble(
                        json(403, error),
                        "Kpoint says that the one-time API fee is not paid. Pay it in your Kpoint dashboard."));
        all.put("401 HTML", new Trouble(Lists.plain(401, "text/html", "<h1>Sign in to the Wi-Fi</h1>"), down));
        all.put("reset", new Trouble(FaultServer.reset(), down));
        all.put("cut short", new Trouble(FaultServer.send("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"), down));
        return all;
    }

    private static FaultServer.Script json(int status, String body) {
        return Lists.plain(status, "application/json", body);
    }

    private static List<String> options(Page page) {
        return page.select("#network option").eachAttr("value");
    }

    @Test
    void aListThatHangsIsGivenUpAfterFiveSeconds() {
        try (Shop shop = Shop.open(Store.SQLITE, clock)) {
            shop.ada.get("/airtime");
            shop.lists.alwaysDoes(FaultServer.drip("HTTP/1.1 200 OK\r\nX: " + "x".repeat(200), 200));
            clock.advance(Duration.ofMinutes(6));
            long before = System.nanoTime();
            Page page = shop.ada.get("/airtime");
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            assertEquals(List.of("", "MTN", "AIRTEL", "GLO"), options(page));
            assertTrue(took.compareTo(Duration.ofSeconds(5)) >= 0 && took.toSeconds() < 20, took.toString());
            // The trouble is remembered for a few seconds: the next page doesn't wait.
            long asked = shop.lists.calls(NETWORKS);
            shop.ada.get("/airtime");
            assertEquals(asked, shop.lists.calls(NETWORKS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void withNothingKeptTheFormSaysSoAndTakesNothing(Store store) {
        try (Shop shop = Shop.open(store, clock)) {
            shop.lists.alwaysDoes(json(500, "{}"));
            for (String path : List.of("/airtime", "/data", "/electricity", "/cable-tv")) {
                Page page = shop.ada.get(path);
                assertEquals(200, page.status(), path);
                assertEquals(
                        "Kpoint doesn’t answer now. Wait a minute, then open this page again. More about this",
                        page.select(".notice").text(),
                        path);
            }
            Page refused = shop.ada.post("/airtime", Shop.AIRTIME);
            new FormPage(refused)
                    .refuses(
                            "network",
                            "Kpoint’s list can’t be read now, so nothing can be chosen. Try again in a minute.");
            assertEquals(0, Snapshot.of(shop.portal).count("transactions"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void oddTypesAreReadAndHtmlInNamesIsText(Store store) {
        try (Shop shop = Shop.open(store, clock)) {
            shop.lists.says(PLANS, 200, """
                    {"data":[
                     {"plan_id":"A","description":"<script>alert(1)</script>","amount":"2500.00","validity":null},
                     {"plan_id":7,"description":"Seven","amount":600.0,"validity":30,"unknown":{"x":[1]}},
                     {"plan_id":"B\\"><b>","description":"\\u202eback","amount":"₦1,200","validity":"1 day"},
                     {"plan_id":"","description":"no id","amount":1},
                     {"plan_id":"FREE","description":"free","amount":0},
                     {"plan_id":"C","amount":null},
                     {"plan_id":"D","description":"off","amount":5,"is_active":"0"},
                     {"plan_id":"A","description":"again","amount":1}]}""");
            Page page = shop.ada.get("/data?network=MTN");
            assertFalse(page.body().contains("<script>alert"));
            assertEquals(0, page.select("#plan_id b").size());
            Map<String, String> shown = new LinkedHashMap<>();
            page.select("#plan_id option[value]").forEach(o -> shown.put(o.attr("value"), o.text()));
            shown.remove("");
            assertTrue(shown.get("A").startsWith("<script>alert(1)</script> – ₦2,500"), shown.toString());
            assertTrue(shown.get("7").startsWith("Seven, 30 – ₦600"), shown.toString());
            assertFalse(
                    shown.containsKey("FREE") || shown.containsKey("C") || shown.containsKey("D"), shown.toString());

            String draft = Shop.draft(
                    shop.ada, "/data", Map.of("network", "MTN", "plan_id", "A", "phone_number", "08031234567"));
            Page review = shop.ada.get("/transactions/" + draft);
            assertTrue(review.text().contains("<script>alert(1)</script>"));
            assertFalse(review.body().contains("<script>alert"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aNetworkThatIsSwitchedOffCannotBeChosen(Store store) {
        try (Shop shop = Shop.open(store, clock)) {
            for (String path : List.of("/airtime", "/data")) {
                Page page = shop.ada.get(path + "?network=GLO");
                assertTrue(page.select("#network option[value=GLO]").hasAttr("disabled"), path);
                Page refused = shop.ada.post(
                        path, Map.of("network", "GLO", "phone_number", "08031234567", "amount", "100", "plan_id", "X"));
                new FormPage(refused).refuses("network", "Glo is switched off at Kpoint now. Choose another network.");
            }
            assertEquals(0, shop.lists.calls("/lists/data-plans?network=GLO"));
            assertEquals(0, Snapshot.of(shop.portal).count("transactions"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneBusinessNeverSeesAnothersList(Store store) {
        try (Shop shop = Shop.open(store, clock)) {
            shop.ada.get("/airtime");
            Browser ben = shop.portal.signUp("Ben Stores", "ben@shop.ng");
            Shop.saveKey(ben);
            shop.lists.alwaysDoes(json(500, "{}"));
            clock.advance(Duration.ofMinutes(6));
            assertEquals(List.of("", "MTN", "AIRTEL", "GLO"), options(shop.ada.get("/airtime")));
            assertEquals(List.of(""), options(ben.get("/airtime")));
        }
    }
}
