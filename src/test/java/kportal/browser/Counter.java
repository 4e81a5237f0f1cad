package kportal.browser;

import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.TestPortal;

/** Someone with a practice key who buys over plain HTTP, so that a page can be looked at in its state at once. */
record Counter(Browser http) {
    /** Of an account that is there already. */
    static Counter of(TestPortal portal, String email) {
        Browser http = portal.browser();
        http.signIn(email);
        http.post("/sandbox/account", Map.of());
        http.post("/sandbox/fee", Map.of());
        Page generated = http.follow(http.post("/sandbox/keys", Map.of()));
        http.post("/key", Map.of("api_key", generated.select("[data-new-key]").text()));
        return new Counter(http);
    }

    static Map<String, String> airtime(String number) {
        return Map.of("network", "MTN", "phone_number", number, "amount", "1000");
    }

    static Map<String, String> meter(String number) {
        return Map.of("disco", "ikeja", "meter_number", number, "meter_type", "prepaid", "amount", "5000");
    }

    /** The path of its review page. */
    String draft(String form, Map<String, String> fields) {
        Page answer = http.post(form, fields);
        if (answer.status() != 303) {
            throw new AssertionError(form + " answered " + answer.status() + ": " + answer.text());
        }
        return answer.location();
    }

    void pay(String path) {
        http.post(path + "/pay", Map.of("again", "yes"));
    }
}
