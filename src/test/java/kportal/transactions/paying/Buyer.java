package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.TestPortal;
import kportal.transactions.Order;
import org.jsoup.nodes.Element;

/** The owner of a new business, signed in; what they do is what a browser does. */
final class Buyer {
    private static final AtomicInteger BUYERS = new AtomicInteger();
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(15);

    final String email;
    private final Browser browser;
    private final String csrf;
    /** The practice account is a cookie of the browser that opened it. */
    private String practice;

    private Buyer(String email, Browser browser, String practice) {
        this.email = email;
        this.browser = browser;
        this.csrf = browser.csrf();
        this.practice = practice;
    }

    static Buyer withoutKey(TestPortal portal) {
        String email = "buyer" + BUYERS.incrementAndGet() + "@shop.ng";
        return new Buyer(email, portal.signUp("Shop of " + email, email), "");
    }

    static Buyer withKey(TestPortal portal, String key) {
        Buyer buyer = withoutKey(portal);
        buyer.saveKey(key);
        return buyer;
    }

    /** With a practice account of their own, whose fee is paid, and its key. */
    static Buyer inSandbox(TestPortal portal) {
        Buyer buyer = withoutKey(portal);
        buyer.saveKey(buyer.practiceKey());
        return buyer;
    }

    /** The same person at another device, or after the portal was started again. */
    Buyer signInAgain(TestPortal portal) {
        Browser other = portal.browser();
        assertEquals(303, other.signIn(email).status());
        return new Buyer(email, other, practice);
    }

    String practiceKey() {
        post("/sandbox/account", Map.of());
        practice = browser.cookie("sandbox");
        post("/sandbox/fee", Map.of());
        post("/sandbox/keys", Map.of());
        return get("/sandbox").select("[data-new-key]").text();
    }

    void saveKey(String key) {
        assertEquals(303, post("/key", Map.of("api_key", key)).status());
    }

    Page get(String path) {
        return browser.get(path);
    }

    Page post(String path, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("csrf", csrf);
        return browser.postBare(path, form);
    }

    /** The id of the draft that a service's form makes. */
    String draft(Order order) {
        Page answer = post(order.path(), order.fields());
        assertEquals(303, answer.status(), () -> "the form said " + answer.text());
        return answer.location().substring("/transactions/".length());
    }

    /** An order as it is entered. */
    record Order(String path, Map<String, String> fields) {}

    Page show(String id) {
        return get("/transactions/" + id);
    }

    /** What the button on a review page sends. */
    Page pay(String id) {
        return pay(id, Map.of("price", show(id).select("input[name=price]").attr("value")));
    }

    Page pay(String id, Map<String, String> fields) {
        return post("/transactions/" + id + "/pay", fields);
    }

    /** What the button on a receipt carries, so that a double click makes one draft. */
    String nonce(String id) {
        return show(id).select("form[action$='/again'] input[name=nonce]").attr("value");
    }

    Page again(String id, String nonce) {
        return post("/transactions/" + id + "/again", Map.of("nonce", nonce));
    }

    /** The id of the draft that the button on a receipt makes. */
    String again(String id) {
        Page answer = again(id, nonce(id));
        assertEquals(303, answer.status(), answer::text);
        return answer.location().substring("/transactions/".length());
    }

    Page payAgain(String id) {
        return pay(id, Map.of("again", "yes"));
    }

    /** Drafted and paid; its receipt once it no longer says "sending". */
    Page buy(Order order) {
        String id = draft(order);
        Page paid = pay(id);
        assertEquals(303, paid.status(), () -> "pay said " + paid.text());
        return settled(id);
    }

    String status(String id) {
        return status(show(id));
    }

    static String status(Page page) {
        return page.select("[data-status]").attr("data-status");
    }

    static String id(Page receipt) {
        String path = receipt.address().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    Page settled(String id) {
        long end = System.nanoTime() + LONGEST_WAIT;
        Page page = show(id);
        while (status(page).equals("sending")) {
            assertTrue(System.nanoTime() < end, "it still says sending");
            page = show(id);
        }
        return page;
    }

    /** The steps on the receipt: where each led, and every word of it. */
    List<String> steps(String id) {
        return show(id).select(".steps li").eachText();
    }

    /** What the practice Kpoint was asked to sell, newest first. */
    List<Sold> calls() {
        var request = browser.request("/sandbox/calls").header("Cookie", "sandbox=" + practice);
        return browser.send(request.GET()).select(".call").stream()
                .filter(call -> call.select("h2").text().startsWith("POST "))
                .map(Buyer::sold)
                .toList();
    }

    private static Sold sold(Element call) {
        return new Sold(
                call.select("h2").text().replace("POST /api/public/v1", ""),
                call.select("pre").getFirst().wholeText());
    }

    record Sold(String path, String body) {}
}
