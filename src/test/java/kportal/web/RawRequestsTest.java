package kportal.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.RawHttp;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Test;

/** What no browser sends: a clear status for each, never a 500, never a wait. */
class RawRequestsTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void anOddRequestGetsAClearStatus() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            String cookie = "Cookie: session=" + ada.cookie("session") + "\r\n";
            String csrf = "csrf=" + ada.csrf();
            Snapshot before = Snapshot.of(portal);
            Map<String, Integer> cases = new LinkedHashMap<>();
            cases.put(get("/login?a=%zz", ""), 200);
            cases.put(get("/login?a=%", ""), 200);
            cases.put(get("/login?%zz=1", ""), 200);
            cases.put(get("/airtime?network=%zz", cookie), 200);
            cases.put(get("/airtime?phone_number=%ff%fe", cookie), 200);
            cases.put(get("/airtime?phone_number=%00&amount=%ed%a0%80", cookie), 200);
            cases.put(get("/login?" + "a=1&".repeat(2000), ""), 200);
            cases.put(get("/%zz", ""), 400);
            cases.put(get("/%ff", ""), 400);
            cases.put(get("/transactions/%00", cookie), 400);
            cases.put(get("/transactions/%ff", cookie), 400);
            cases.put(get("/../../etc/passwd", ""), 400);
            cases.put(get("/static/..%2f..%2fetc%2fpasswd", ""), 404);
            cases.put(get("/static/%2e%2e/app.css", ""), 404);
            cases.put(get("//login", ""), 404);
            cases.put(get("/" + "x".repeat(20_000), ""), 414);
            cases.put(get("/login", "X-Long: " + "x".repeat(100_000) + "\r\n"), 431);
            cases.put(get("/login", "Cookie: session=" + "x".repeat(8_000) + "\r\n"), 200);
            cases.put(get("/login", "Cookie: session=\"; visitor=; flash=flash.; next=%%%\r\n"), 200);
            cases.put(get("/login", "Host: twice\r\n"), 400);
            cases.put("GET /login HTTP/1.1\r\nConnection: close\r\n\r\n", 400);
            cases.put("NONSENSE\r\n\r\n", 400);
            cases.put("GET /login HTTP/9.9\r\nHost: x\r\n\r\n", 505);
            cases.put("BREW /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 405);
            cases.put("TRACE /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 405);
            cases.put("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", 404);
            cases.put(post(cookie, FORM, csrf + "&name=%zz"), 422);
            cases.put(post(cookie, FORM, csrf + "&name=%"), 422);
            cases.put(post(cookie, FORM, "%zz"), 403);
            cases.put(post(cookie, FORM, "&&==&=&"), 403);
            cases.put(post(cookie, FORM, csrf + "&business=\u00ff\u00fe&name=%ff"), 303);
            cases.put(post(cookie, FORM + "; charset=utf-99", csrf + "&business=x"), 400);
            cases.put(post(cookie, FORM + "; charset=\"<>\"", csrf + "&business=x"), 400);
            cases.put(post(cookie, "application/json", "{\"csrf\":\"x\"}"), 403);
            cases.put(post(cookie, "application/json", "{"), 403);
            cases.put(
                    post(
                            cookie,
                            "multipart/form-data; boundary=b",
                            "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nx\r\n--b--\r\n"),
                    403);
            cases.put(post(cookie, "multipart/form-data", "nonsense"), 403);
            cases.put(post(cookie, "", csrf), 403);
            cases.put(post(cookie, FORM, csrf + "&name=" + "x".repeat(10_000_000)), 413);
            cases.put(chunked(cookie, csrf + "&name=" + "x".repeat(10_000_000)), 413);
            cases.put(twoLengths(cookie, csrf, "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"), 400);
            cases.put(twoLengths(cookie, csrf, "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400);
            cases.put(twoLengths(cookie, csrf, "Content-Length: 5\r\nContent-Length: 6\r\n"), 400);
            cases.put(twoLengths(cookie, csrf, "Transfer-Encoding: identity, chunked\r\nContent-Length: 0\r\n"), 400);
            cases.put(twoLengths(cookie, csrf, "Content-Length: +5\r\n"), 400);
            cases.put(post(cookie, FORM, csrf + "&name=x".repeat(9_000)), 422);
            assertAll(cases.entrySet().stream().map(each -> () -> {
                String answer = RawHttp.send(portal.root(), each.getKey());
                String what = each.getKey()
                                .substring(0, Math.min(120, each.getKey().length()))
                                .split("\r\n", 2)[0] + " …"
                        + each.getKey()
                                .substring(Math.max(0, each.getKey().length() - 60))
                                .strip();
                assertEquals(each.getValue(), RawHttp.status(answer), what);
                assertTrue(answer.contains("Content-Security-Policy: default-src 'none'"), what);
                assertFalse(answer.contains("Exception") || answer.contains("\tat "), what);
            }));
            assertEquals(before.count("users"), Snapshot.of(portal).count("users"));
            assertEquals(200, portal.browser().get("/login").status());
        }
    }

    private static String get(String target, String headers) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private static String post(String headers, String type, String body) {
        String typed = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
        return "POST /account/profile HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + typed
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** A proxy and we might each believe another one: what is left over would be somebody else's request. */
    private static String twoLengths(String headers, String csrf, String lengths) {
        return "POST /account/profile HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Type: " + FORM + "\r\n"
                + lengths + "\r\n0\r\n\r\n" + get("/login", "") + csrf;
    }

    /** How long the body is can't be known from its head. */
    private static String chunked(String headers, String body) {
        return "POST /account/profile HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "Content-Type: "
                + FORM + "\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                + "\r\n0\r\n\r\n";
    }
}
