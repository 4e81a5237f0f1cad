package kportal.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.TestPortal;

/** A signed-in session that keeps its token, so that a form's post is one request. */
final class Till {
    private static final Pattern STATUS = Pattern.compile("data-status=\"(\\w+)\"");
    private static final AtomicInteger OPENED = new AtomicInteger();

    private final Browser browser;
    private final String email;
    private String csrf;

    private Till(Browser browser, String email) {
        this.browser = browser;
        this.email = email;
        this.csrf = browser.csrf();
    }

    /** Of a new business, with this key for Kpoint. */
    static Till open(TestPortal portal, String key) {
        return open(portal::browser, key);
    }

    /** At any portal, of this process or another: {@code door} is a browser that nobody is signed in with. */
    static Till open(Supplier<Browser> door, String key) {
        String email = "till-" + OPENED.incrementAndGet() + "@shop.ng";
        Browser browser = door.get();
        expect(303, browser.signUp("Shop " + email, email));
        Till till = new Till(browser, email);
        till.key(key);
        return till;
    }

    Till again(TestPortal portal) {
        return again(portal::browser);
    }

    /** Another session of the same person: in another browser, or at another portal on the same database. */
    Till again(Supplier<Browser> door) {
        return signedIn(door, email);
    }

    static Till signedIn(Supplier<Browser> door, String email) {
        Browser other = door.get();
        expect(303, other.signIn(email));
        return new Till(other, email);
    }

    String email() {
        return email;
    }

    Page post(String path, Map<String, String> form) {
        Map<String, String> fields = new HashMap<>(form);
        fields.put("csrf", csrf);
        return browser.postBare(path, fields);
    }

    Page get(String path) {
        return browser.get(path);
    }

    void key(String key) {
        confirmed("/key", Map.of("api_key", key));
    }

    void removeKey() {
        confirmed("/key/remove", Map.of());
    }

    /** After half an hour the portal asks for the password first, and gives a new session's token. */
    private void confirmed(String path, Map<String, String> form) {
        if (expect(303, post(path, form)).location().equals("/confirm")) {
            expect(303, post("/confirm", Map.of("password", Browser.PASSWORD)));
            csrf = browser.csrf();
            same("/key", expect(303, post(path, form)).location());
        }
    }

    private static void same(String expected, String found) {
        if (!expected.equals(found)) {
            throw new AssertionError("expected " + expected + ", got " + found);
        }
    }

    /** The id of the draft. */
    String draft(Item item) {
        String place = expect(303, post("/" + item.service(), item.form())).location();
        if (!place.startsWith("/transactions/")) {
            throw new AssertionError("led to " + place);
        }
        return place.substring("/transactions/".length());
    }

    Page pay(String id) {
        return pay(id, Map.of());
    }

    Page pay(String id, Map<String, String> form) {
        return post("/transactions/" + id + "/pay", form);
    }

    /** As the receipt, or the review page, says. */
    String status(String id) {
        Matcher found = STATUS.matcher(expect(200, get("/transactions/" + id)).body());
        if (!found.find()) {
            throw new AssertionError("no status on the page of " + id);
        }
        return found.group(1);
    }

    static Page expect(int status, Page page) {
        if (page.status() != status) {
            throw new AssertionError("expected " + status + ", got " + page.status() + ": " + page.text());
        }
        return page;
    }
}
