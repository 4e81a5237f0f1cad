package kportal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import kportal.support.Incidents;
import kportal.testing.Browser;
import kportal.testing.Lines;
import kportal.testing.RawHttp;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an attack leaves in the log: what it was, from where, by whom; never what was typed. */
class WatchTest {
    private static final String ID = "0190a000-0000-7000-8000-000000000000";

    private TestPortal portal;
    private Browser ada;
    private String user;
    private Lines lines;

    @BeforeEach
    void open() {
        portal = TestPortal.start(Store.SQLITE, Clock.systemUTC(), Map.of("TRUSTED_PROXIES", "127.0.0.1"));
        ada = portal.signUp("Ada Stores", "ada@shop.ng");
        user = portal.database()
                .read(sql -> sql.fetchValue("select id from users"))
                .toString();
        lines = new Lines(Incidents.class);
    }

    @AfterEach
    void close() {
        lines.close();
        portal.close();
    }

    @Test
    void aPostThatIsNotMeant() {
        String form = "business=secret-words&name=x&csrf=";
        post(form + "not-the-token");
        post(form);
        post(form + ada.csrf(), "Origin", "https://evil.example");
        post(form + ada.csrf(), "Sec-Fetch-Site", "cross-site");
        String at = " status=403 at=POST /account/profile from=203.0.113.7 user=" + user;
        assertEquals(
                List.of(
                        "kind=csrf why=token" + at,
                        "kind=csrf why=no_token" + at,
                        "kind=csrf why=origin" + at,
                        "kind=csrf why=site" + at),
                lines.all());
    }

    private void post(String body, String... headers) {
        var request = ada.request("/account/profile")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        assertEquals(403, ada.send(request).status());
    }

    @Test
    void anIdOfAnotherBusiness() {
        Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
        assertEquals(404, ben.get("/transactions/" + ID).status());
        assertEquals(404, ben.post("/transactions/" + ID + "/pay", Map.of()).status());
        assertEquals(404, ben.get("/nothing").status());
        List<String> all = lines.all();
        assertEquals(2, all.size(), all.toString());
        assertTrue(
                all.getFirst().startsWith("kind=foreign_id status=404 at=GET /transactions/{id} from=127.0.0.1 user="));
        assertTrue(all.getLast().startsWith("kind=foreign_id status=404 at=POST /transactions/{id}/pay from="));
        assertFalse(all.toString().contains(ID));
    }

    @Test
    void aLimitThatWasMet() {
        Browser browser = portal.browser();
        for (int i = 0; i < 11; i++) {
            browser.post("/login", Map.of("email", "ada@shop.ng", "password", "wrong one"));
        }
        assertEquals(List.of("kind=limit why=tries status=429 at=POST /login from=127.0.0.1"), lines.all());
    }

    @Test
    void aFieldSentTwice() {
        String body = "csrf=" + ada.csrf() + "&business=a&name=b&name=c";
        assertEquals(422, ada.postBody("/account/profile", body).status());
        assertEquals(
                List.of("kind=odd_request why=field_twice status=422 at=POST /account/profile from=127.0.0.1 user="
                        + user),
                lines.all());
    }

    @Test
    void aPathInDisguise() {
        for (String path : List.of("/static/..%2f..%2fetc%2fpasswd", "//login", "/../../etc/passwd", "/%zz")) {
            RawHttp.send(portal.root(), "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        }
        RawHttp.send(portal.root(), "NONSENSE\r\n\r\n");
        List<String> all = lines.all();
        assertEquals(5, all.size(), all.toString());
        assertTrue(all.stream().allMatch(line -> line.startsWith("kind=odd_request ")), all.toString());
        assertTrue(all.stream().allMatch(line -> line.contains(" from=127.0.0.1")), all.toString());
        assertFalse(all.toString().contains("passwd"), all.toString());
    }

    @Test
    void ordinaryPagesLeaveNothing() {
        ada.get("/");
        ada.get("/transactions?q=a");
        ada.get("/nothing");
        ada.post("/account/profile", Map.of("business", "", "name", "x"));
        portal.browser().get("/account");
        assertEquals(List.of(), lines.all());
    }
}
