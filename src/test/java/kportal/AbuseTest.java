package kportal;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.javalin.http.HandlerType;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Practiced;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.web.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Fields that no form has, fields said twice, and paths that are written to look like others. */
@ParameterizedClass
@EnumSource
class AbuseTest {
    /** Every column that somebody might hope to fill in by naming it. */
    private static final Map<String, String> WISHES = Map.ofEntries(
            Map.entry("id", "0190a000-0000-7000-8000-000000000000"),
            Map.entry("status", "succeeded"),
            Map.entry("business_id", "1"),
            Map.entry("user_id", "1"),
            Map.entry("role", "owner"),
            Map.entry("environment", "live"),
            Map.entry("amount_kobo", "1"),
            Map.entry("charged_kobo", "1"),
            Map.entry("token", "1234"),
            Map.entry("reference", "KP-1"),
            Map.entry("settled_by", "1"),
            Map.entry("created_by", "1"),
            Map.entry("paid_by", "1"),
            Map.entry("key_id", "1"),
            Map.entry("expires_at", "9999999999999"),
            Map.entry("password_hash", "x"),
            Map.entry("email_verified_at", "1"),
            Map.entry("__proto__", "1"),
            Map.entry("class.module.classLoader", "1"));

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

    /** The draft that comes of it is the one that comes without them. */
    @Test
    void whatNoFormHasIsIgnored() {
        Map<String, String> form = Map.of("network", "MTN", "phone_number", "08031230001", "amount", "700");
        Map<String, String> wished = new HashMap<>(WISHES);
        wished.putAll(form);
        assertEquals(row(draft(form)), row(draft(wished)));
    }

    private static String draft(Map<String, String> form) {
        Page made = shop.ada.post("/airtime", form);
        assertEquals(303, made.status(), made.text());
        return made.location().substring("/transactions/".length());
    }

    private static Map<String, Object> row(String id) {
        Map<String, Object> row = shop.portal.database().read(sql -> sql.select()
                .from("transactions")
                .where("id = ?", id)
                .fetchSingle()
                .intoMap());
        List.of("id", "form_nonce", "created_at", "expires_at", "list_read_at").forEach(row::remove);
        return row;
    }

    @Test
    void aProfileTakesNothingButItsNames() {
        Map<String, String> wished = new HashMap<>(WISHES);
        wished.putAll(Map.of("business", "Ben Stores", "name", "Ada Obi", "email", "else@shop.ng"));
        Snapshot before = Snapshot.of(shop.portal);
        assertEquals(303, shop.ben.post("/account/profile", wished).status());
        assertEquals(before, Snapshot.of(shop.portal));
    }

    /** Which of the two would count? Neither does. */
    @Test
    void aFieldSaidTwiceIsRefused() {
        assertAll(
                () -> twice(
                        "/airtime", Map.of("network", "MTN", "phone_number", "08031234567", "amount", "700"), "amount"),
                () -> twice(
                        "/airtime",
                        Map.of("network", "MTN", "phone_number", "08031234567", "amount", "700"),
                        "network"),
                () -> twice("/sms", Map.of("recipient", "08031234567", "message", "Hello"), "recipient"),
                () -> twice("/sms", Map.of("recipient", "08031234567", "message", "Hello"), "message"),
                () -> twice("/account/profile", Map.of("business", "Twice", "name", "Twice"), "business"),
                () -> twice("/account/profile", Map.of("business", "Twice", "name", "Twice"), "name"),
                () -> twice("/key", Map.of("api_key", "kp_twice_0123456789"), "api_key"),
                () -> twice(
                        "/transactions/" + shop.receipt + "/resolve",
                        Map.of("outcome", "failed", "note", "Twice"),
                        "outcome"),
                () -> twice("/login", Map.of("email", "ada@shop.ng", "password", Browser.PASSWORD), "email"),
                () -> twice("/login", Map.of("email", "ada@shop.ng", "password", Browser.PASSWORD), "password"));
    }

    private static void twice(String path, Map<String, String> form, String field) {
        Browser browser = path.equals("/login") ? shop.portal.browser() : shop.ada;
        Map<String, String> fields = new HashMap<>(form);
        fields.put("csrf", browser.csrf());
        Snapshot before = Snapshot.of(shop.portal);
        String body = Browser.encode(fields) + "&" + Browser.encode(Map.of(field, form.get(field)));
        assertEquals(422, browser.postBody(path, body).status(), path + " with two of " + field);
        assertEquals(before, Snapshot.of(shop.portal), path + " with two of " + field);
    }

    /** Nothing but the plain path is a page, with or without a slash at its end: no second spelling slips past a guard. */
    @Test
    void aPathInDisguiseReachesNothing() {
        Browser visitor = shop.portal.browser();
        List<String> reached = new ArrayList<>();
        for (Route route : shop.portal.app().routes()) {
            if (!route.method().equals(HandlerType.GET) || route.path().equals("/")) {
                continue;
            }
            String path = shop.at(route.path());
            for (String disguise : List.of(
                    "/" + path,
                    "//" + path,
                    path + "//",
                    path + ";a=b",
                    path.replaceFirst("/", "/;a=b/"),
                    path.replaceFirst("/", "/./"),
                    path.replaceFirst("/", "/x/../"),
                    path.replaceFirst("/", "/%2e/"),
                    path.replaceFirst("/", "/x/%2e%2e/"),
                    path.replaceFirst("/", "/%2f"),
                    path.replaceFirst("/", "/%5c"),
                    path.toUpperCase(java.util.Locale.ROOT),
                    path + "%00",
                    path + "%20",
                    path + ".html",
                    path + "%3f")) {
                Page page = raw(visitor, disguise);
                boolean nothing = page.status() == 404
                        || page.status() == 400
                        || (page.status() == 303 && page.location().equals("/login"));
                if (!nothing) {
                    reached.add(disguise + " answers " + page.status() + " " + page.header("Location"));
                }
            }
        }
        assertEquals(List.of(), reached);
    }

    /** {@code URI.resolve} would tidy the path. */
    private static Page raw(Browser browser, String path) {
        URI root = shop.portal.root();
        return browser.send(HttpRequest.newBuilder(URI.create("http://" + root.getAuthority() + path))
                .method("GET", BodyPublishers.noBody()));
    }
}
