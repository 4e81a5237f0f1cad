package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.Test;

/** A first visit fits in what a TCP connection carries at once: a page and its sheet, as compressed as they travel. */
class PageWeightTest {
    private static final int MOST = 14 * 1024;
    private static final List<String> PAGES = List.of(
            "/account",
            "/account/limit",
            "/account/download",
            "/account/delete",
            "/privacy",
            "/docs/api",
            "/docs/api?code=php&network=AIRTEL",
            "/help",
            "/account/factors",
            "/account/factors/app",
            "/key",
            "/airtime",
            "/data?network=MTN",
            "/electricity",
            "/cable-tv?provider=dstv",
            "/sms",
            "/transactions",
            "/balance",
            "/reports",
            "/recipients",
            "/recipients/new",
            "/recipients/import",
            "/recipients/doubles",
            "/sandbox",
            "/sandbox/calls",
            "/sandbox/numbers",
            "/nowhere");

    @Test
    void everyPageIsLight() throws IOException, InterruptedException {
        try (TestPortal portal = TestPortal.start(Store.SQLITE);
                HttpClient http = HttpClient.newHttpClient()) {
            Map<String, Integer> sizes = new LinkedHashMap<>();
            Browser visitor = portal.browser();
            int sheet = carried(
                    http,
                    visitor,
                    visitor.get("/").select("link[rel=stylesheet]").attr("href"));
            for (String page : List.of("/", "/login", "/signup")) {
                sizes.put("visitor " + page, sheet + carried(http, visitor, page));
            }
            Browser shop = portal.signUp("Ada’s Corner Shop", "ada@shop.ng");
            sizes.put("first time /", sheet + carried(http, shop, "/"));
            for (String page : busy(portal, shop)) {
                sizes.merge(page.replaceAll("[0-9a-f-]{36}", "…"), sheet + carried(http, shop, page), Math::max);
            }
            Files.write(Path.of("target", "page-weights.txt"), lines(sizes));
            sizes.values().removeIf(size -> size <= MOST);
            assertEquals(Map.of(), sizes, "heavier than " + MOST + " bytes");
        }
    }

    /** With a key, and as many transactions as a page of the history shows. */
    private static List<String> busy(TestPortal portal, Browser shop) {
        shop.post("/sandbox/account", Map.of());
        shop.post("/sandbox/fee", Map.of());
        String key = shop.follow(shop.post("/sandbox/keys", Map.of()))
                .select("[data-new-key]")
                .text();
        shop.post("/key", Map.of("api_key", key));
        shop.post("/account/factors/app", Map.of());
        TransactionRows rows = TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng");
        List<String> pages = new ArrayList<>(List.of("/"));
        pages.add(saved(shop));
        for (int i = 0; i < 30; i++) {
            Order order = Order.electricity(
                    "ikeja", "Ikeja Electric", "45" + (917312345L + i * 7919L), "prepaid", new Money(500_000L + i));
            String token = "%020d".formatted(7_919_104_729L * (i + 1) * 1_299_709L);
            String id = rows.insert(
                    new Row(order, Status.values()[2 + i % 5], Instant.now().minusSeconds(i * 977L))
                            .token(token)
                            .reference("KP2026112" + i * 15_485_863L));
            if (i < 5) {
                pages.add("/transactions/" + id);
            }
        }
        pages.add(shop.post("/airtime", Map.of("network", "MTN", "phone_number", "08031234567", "amount", "500"))
                .location());
        pages.addAll(PAGES);
        return pages;
    }

    /** More than a form suggests and than a page lists, in groups; one of them. */
    private static String saved(Browser shop) {
        StringBuilder rows = new StringBuilder("kind,number,name,network,groups\n");
        for (int i = 0; i < 60; i++) {
            rows.append("phone,0803%07d,Customer %s %d,MTN,Street %d; Staff\n"
                    .formatted(i * 15_485L % 10_000_000, Long.toString(i * 7_919_104_729L, 36), i, i % 12));
            rows.append("meter,45%09d,Shop %s %d,ikeja,Street %d\n"
                    .formatted(i * 15_485_863L % 1_000_000_000, Long.toString(i * 7_919_104_729L, 36), i, i % 12));
            rows.append("smartcard,70%08d,TV %s,dstv,\n".formatted(i * 1_548_586L % 100_000_000, i));
        }
        assertEquals(
                303,
                shop.post("/recipients/import", Map.of("rows", rows.toString())).status());
        return shop.get("/recipients").select("h2 a").attr("href");
    }

    private static List<String> lines(Map<String, Integer> sizes) {
        return sizes.entrySet().stream()
                .map(size -> "%6d %s".formatted(size.getValue(), size.getKey()))
                .toList();
    }

    private static int carried(HttpClient http, Browser browser, String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(
                browser.request(path)
                        .header("Accept-Encoding", "gzip")
                        .header("Cookie", "session=" + browser.cookie("session"))
                        .build(),
                BodyHandlers.ofByteArray());
        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(""), path + " is compressed");
        assertTrue(answer.body().length > 0, path);
        return answer.body().length;
    }
}
