package kportal;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.http.HandlerType;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.PasskeyRows;
import kportal.testing.Practiced;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.web.Access;
import kportal.web.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for each line of the route table: a new one is tested by being there. */
@ParameterizedClass
@EnumSource
class RouteTableTest {
    private static Practiced shop;

    @Parameter
    private Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        shop = new Practiced(store);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        shop.close();
    }

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** A form that a signed-in page would take, were it not for what the test breaks. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("business", "Changed"),
            Map.entry("name", "Changed"),
            Map.entry("email", "changed@shop.ng"),
            Map.entry("password", Browser.PASSWORD),
            Map.entry("new_password", "another good password"),
            Map.entry("api_key", "kp_changed_0123456789"),
            Map.entry("network", "MTN"),
            Map.entry("phone_number", "08031234567"),
            Map.entry("amount", "700"),
            Map.entry("recipient", "08031234567"),
            Map.entry("message", "Changed"),
            Map.entry("nickname", "Changed"),
            Map.entry("receipt_line", "Changed"),
            Map.entry("outcome", "failed"),
            Map.entry("note", "Changed"));

    @Test
    void withoutASessionAPageLeadsToSignIn() {
        Browser visitor = shop.portal.browser();
        each(HandlerType.GET, Access.SIGNED_IN, path -> {
            Page page = visitor.get(path);
            assertEquals(303, page.status(), path);
            assertEquals("/login", page.location(), path);
        });
    }

    @Test
    void withoutASessionAPostDoesNothing() {
        Browser visitor = shop.portal.browser();
        Snapshot before = Snapshot.of(shop.portal);
        each(HandlerType.POST, Access.SIGNED_IN, path -> {
            Page page = visitor.postBare(path, FIELDS);
            assertEquals(303, page.status(), path);
            assertEquals("/login", page.location(), path);
        });
        each(
                HandlerType.POST,
                Access.ANYONE,
                path -> assertEquals(403, visitor.postBare(path, FIELDS).status(), path));
        assertEquals(before, Snapshot.of(shop.portal));
    }

    @Test
    void aPostThatIsNotMeantIsRefusedAndChangesNothing() {
        String token = shop.ada.csrf();
        String bens = shop.ben.csrf();
        Snapshot before = Snapshot.of(shop.portal);
        each(HandlerType.POST, null, path -> {
            refused(path, null);
            refused(path, "");
            refused(path, token.substring(1));
            refused(path, bens);
            refused(path, token, "Origin", "https://evil.example");
            refused(path, token, "Origin", "null");
            refused(path, token, "Origin", "http://127.0.0.1:1");
            refused(path, token, "Sec-Fetch-Site", "cross-site");
            refused(path, token, "Sec-Fetch-Site", "same-site");
            assertEquals(before, Snapshot.of(shop.portal), path);
        });
    }

    private static void refused(String path, String token, String... headers) {
        Map<String, String> fields = new HashMap<>(FIELDS);
        if (token != null) {
            fields.put("csrf", token);
        }
        HttpRequest.Builder request = shop.ada
                .request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.encode(fields)));
        if (headers.length > 0) {
            request.headers(headers);
        }
        assertEquals(403, shop.ada.send(request).status(), path + " " + List.of(headers));
    }

    @Test
    void whatIsNotOnesOwnIsNotThere() {
        Page nothing = shop.ben.get("/transactions/0190a000-0000-7000-8000-000000000000");
        String bens = shop.ben.csrf();
        List<String> foreign = foreign();
        Snapshot before = Snapshot.of(shop.portal);
        assertEquals(404, nothing.status());
        for (Route route : withId()) {
            for (String id : foreign) {
                String path = route.path().replace("{id}", id);
                Page page = route.method().equals(HandlerType.GET)
                        ? shop.ben.get(path)
                        : shop.ben.postBare(path, with(FIELDS, "csrf", bens));
                assertEquals(404, page.status(), path);
                assertEquals(bare(nothing), bare(page), path);
            }
        }
        assertEquals(before, Snapshot.of(shop.portal));
    }

    private static List<Route> withId() {
        return shop.portal.app().routes().stream()
                .filter(route -> route.path().contains("{id}"))
                .toList();
    }

    private static List<String> foreign() {
        return List.of(
                shop.draft,
                shop.receipt,
                shop.entry,
                shop.meter,
                session(),
                PasskeyRows.insert(shop.portal.database(), "ada@shop.ng", "Phone"),
                "0190a000-0000-7000-8000-000000000000",
                "x",
                "..%2f..",
                "%2e%2e",
                "a%2fb",
                "a;b=c",
                "%5c",
                "%25",
                shop.receipt.toUpperCase(java.util.Locale.ROOT),
                shop.receipt + "%20",
                "%27%20or%201=1--",
                "%3Cscript%3E",
                "x".repeat(10_000));
    }

    /** Of another device of Ada's, from her own list. */
    private static String session() {
        shop.portal.browser().signIn("ada@shop.ng");
        return shop.ada
                .get("/account/sessions")
                .select("form[action$=/end]")
                .first()
                .attr("action")
                .split("/")[3];
    }

    private static String bare(Page page) {
        return page.body().replaceAll("name=\"csrf\" value=\"[^\"]*\"", "");
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> all = new HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    @Test
    void lookingChangesNothing() {
        Browser visitor = shop.portal.browser();
        Snapshot before = Snapshot.of(shop.portal);
        for (Browser browser : List.of(shop.ada, shop.ben, visitor)) {
            each(HandlerType.GET, null, path -> {
                Page page = browser.get(path);
                Page head = browser.send(browser.request(path).method("HEAD", BodyPublishers.noBody()));
                assertTrue(page.status() < 405, path + " " + page.status());
                assertEquals(page.status(), head.status(), "HEAD " + path);
                assertEquals("", head.body(), "HEAD " + path);
            });
        }
        assertEquals(before, Snapshot.of(shop.portal));
    }

    @Test
    void anotherMethodIsNotAllowed() {
        Map<String, Set<String>> known = shop.portal.app().routes().stream()
                .collect(Collectors.groupingBy(
                        Route::path, Collectors.mapping(r -> r.method().name(), Collectors.toSet())));
        known.forEach((path, methods) -> {
            for (String method : new TreeSet<>(METHODS)) {
                if (!methods.contains(method)) {
                    Page page = shop.ada.send(shop.ada.request(shop.at(path)).method(method, BodyPublishers.noBody()));
                    assertEquals(405, page.status(), method + " " + path);
                }
            }
        });
    }

    @Test
    void everyAnswerHasTheSecurityHeaders() {
        Browser visitor = shop.portal.browser();
        for (Browser browser : List.of(shop.ada, visitor)) {
            each(HandlerType.GET, null, path -> guarded(browser.get(path)));
            each(HandlerType.POST, null, path -> guarded(browser.postBare(path, FIELDS)));
        }
        Stream.of("/nothing", "/transactions/x", "/static/none.css", "/static/../x", "/transactions/a%2fb")
                .forEach(path -> guarded(shop.ada.get(path)));
        guarded(shop.ada.send(shop.ada.request("/login").method("PUT", BodyPublishers.noBody())));
    }

    static void guarded(Page page) {
        String what = page.address() + " " + page.status();
        String policy = page.header("Content-Security-Policy");
        assertAll(
                () -> assertTrue(policy.contains("default-src 'none'"), what + " " + policy),
                () -> assertTrue(policy.contains("frame-ancestors 'none'"), what),
                () -> assertTrue(policy.contains("form-action 'self'"), what),
                () -> assertTrue(policy.contains("base-uri 'none'"), what),
                () -> assertTrue(!policy.contains("unsafe") && !policy.contains("*"), what),
                () -> assertEquals("nosniff", page.header("X-Content-Type-Options"), what),
                () -> assertEquals("DENY", page.header("X-Frame-Options"), what),
                () -> assertEquals("same-origin", page.header("Referrer-Policy"), what),
                () -> assertEquals("same-origin", page.header("Cross-Origin-Opener-Policy"), what),
                () -> assertEquals("", page.header("Server"), what),
                () -> assertEquals("", page.header("Strict-Transport-Security"), what));
    }

    @Test
    void everyTextSaysItsCharset() {
        String icon = shop.ada.get("/").select("link[rel=icon]").attr("href");
        each(HandlerType.GET, null, path -> textHasCharset(shop.ada.get(path)));
        Page drawn = shop.ada.get(icon);
        assertEquals("image/svg+xml;charset=utf-8", drawn.header("Content-Type").replace(" ", ""));
    }

    private static void textHasCharset(Page page) {
        String type = page.header("Content-Type").toLowerCase(java.util.Locale.ROOT);
        boolean text = page.status() != 303 && !type.equals("application/json");
        assertTrue(!text || type.contains("charset=utf-8"), page.address() + " " + type);
    }

    @Test
    void whatIsOnesOwnIsNotKeptByTheBrowser() {
        each(HandlerType.GET, null, path -> {
            Page page = shop.ada.get(path);
            String expected = path.startsWith("/static/") ? "public, max-age=31536000, immutable" : "no-store";
            assertEquals(expected, page.header("Cache-Control"), path);
        });
    }

    /** Each path of the table, filled in with what is Ada's. */
    private static void each(HandlerType method, Access access, Consumer<String> check) {
        List<Route> routes = shop.portal.app().routes().stream()
                .filter(route -> route.method().equals(method))
                .filter(route -> access == null || (access == Access.ANYONE) == (route.access() == Access.ANYONE))
                .toList();
        assertTrue(!routes.isEmpty());
        assertAll(routes.stream().map(route -> () -> check.accept(shop.at(route.path()))));
    }
}
