package kportal.testing;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A portal with a Kpoint that has lists, and a business whose key is saved. */
public final class Shop implements AutoCloseable {
    public static final String KEY = "kp_live_0123456789abcdefWXYZ";
    public static final Map<String, String> AIRTIME =
            Map.of("network", "MTN", "phone_number", "08031234567", "amount", "1000");

    public final Lists lists = new Lists();
    public final TestPortal portal;
    public final Browser ada;

    private Shop(Store store, Clock clock, Map<String, String> overrides) {
        Map<String, String> environment = new HashMap<>(Map.of("KPOINT_BASE_URL", lists.url()));
        environment.putAll(overrides);
        this.portal = TestPortal.start(store, clock, environment);
        this.ada = portal.signUp("Ada Stores", "ada@shop.ng");
        saveKey(ada);
    }

    public static Shop open(Store store) {
        return open(store, Clock.systemUTC());
    }

    public static Shop open(Store store, Clock clock) {
        return open(store, clock, Map.of());
    }

    public static Shop open(Store store, Clock clock, Map<String, String> overrides) {
        return new Shop(store, clock, overrides);
    }

    public static void saveKey(Browser browser) {
        Page saved = browser.post("/key", Map.of("api_key", KEY));
        if (saved.status() != 303) {
            throw new IllegalStateException("the key was not taken: " + saved.text());
        }
    }

    /** The id of a draft that this form makes. */
    public static String draft(Browser browser, String path, Map<String, String> form) {
        Page made = browser.post(path, form);
        if (made.status() != 303) {
            throw new IllegalStateException("no draft: " + made.text());
        }
        return made.location().substring("/transactions/".length());
    }

    @Override
    public void close() {
        portal.close();
        lists.close();
    }
}
