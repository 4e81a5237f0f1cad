package kportal.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.App;
import kportal.sandbox.api.MagicNumber;
import kportal.settings.SettingsReader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The practice Kpoint's pages in a running portal, by someone with a browser and no account there. */
class SandboxPagesTest {
    @TempDir
    Path dataDir;

    App app;
    CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

    @BeforeEach
    void start() {
        app = portal(Map.of());
    }

    @AfterEach
    void stop() {
        browser.close();
        app.close();
    }

    private App portal(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("PORT", "0");
        settings.put("DATA_DIR", dataDir.toString());
        return new App(SettingsReader.read(settings), Clock.systemUTC(), 4);
    }

    @Test
    void leadsThroughTheThreeSteps() {
        Document page = open("/sandbox");
        assertEquals(List.of("false", "false", "false"), done(page));
        assertNull(page.selectFirst("form[action=/sandbox/keys]"));

        page = press(page, "/sandbox/account");
        assertEquals(List.of("true", "false", "false"), done(page));

        page = press(page, "/sandbox/fee");
        assertEquals(List.of("true", "true", "false"), done(page));

        page = press(page, "/sandbox/keys");
        assertEquals(List.of("true", "true", "true"), done(page));
        assertTrue(shownKey(page).matches("kp_sandbox_[0-9a-f]{40}"));
    }

    @Test
    void showsAKeyInFullOnlyOnce() {
        Document page = press(press(open("/sandbox"), "/sandbox/account"), "/sandbox/keys");
        String key = shownKey(page);
        Document again = open("/sandbox");

        assertNull(again.selectFirst("[data-new-key]"));
        assertFalse(again.html().contains(key));
        assertTrue(again.text().contains("…" + key.substring(key.length() - 4)));
    }

    /** Who made it keeps nothing: behind a balancer another draws the page that shows it. */
    @Test
    void aNewKeyIsShownByWhicheverPortalComesNext() {
        String csrf = csrf(press(open("/sandbox"), "/sandbox/account"));
        assertEquals(303, post("/sandbox/keys", csrf).statusCode());
        app.close();
        app = portal(Map.of());
        assertTrue(shownKey(open("/sandbox")).matches("kp_sandbox_[0-9a-f]{40}"));
    }

    @Test
    void whatIsNoKeyOfThisAccountIsNotShown() {
        press(open("/sandbox"), "/sandbox/account");
        HttpCookie planted = new HttpCookie("sandbox_key", "kp_sandbox_of_somebody_else");
        planted.setPath("/");
        planted.setVersion(0);
        cookies.getCookieStore().add(uri("/"), planted);
        assertNull(open("/sandbox").selectFirst("[data-new-key]"));
    }

    @Test
    void aKeyBeforeTheFeeIsThereAndTheFeeStillOpen() {
        Document page = press(press(open("/sandbox"), "/sandbox/account"), "/sandbox/keys");

        assertEquals(List.of("true", "false", "true"), done(page));
        assertTrue(page.selectFirst("[data-step=fee]").text().contains("403"));
    }

    @Test
    void topsUpTheWallet() {
        Document page = press(open("/sandbox"), "/sandbox/account");
        assertEquals("₦100,000.00", page.selectFirst("[data-wallet]").text());

        page = press(page, "/sandbox/top-up");
        assertEquals("₦200,000.00", page.selectFirst("[data-wallet]").text());
        assertEquals("400 SMS units", page.selectFirst("[data-sms-units]").text());
    }

    @Test
    void listsEveryMagicNumberWithWhatItDoes() {
        Document page = open("/sandbox/numbers");

        for (MagicNumber number : MagicNumber.values()) {
            assertNotNull(page.getElementById("n" + number.ending()), number.name());
        }
        assertFalse(page.text().contains("??"), "every number has its text");
    }

    @Test
    void callsAreEmptyForAStranger() {
        assertEquals(0, open("/sandbox/calls").select(".call").size());
    }

    /** A second server on the same file knows the same keys, and its address is known here. */
    @Test
    void showsWhatItReceivedNewestFirstAndOnlyToItsOwner() {
        String key = shownKey(press(press(open("/sandbox"), "/sandbox/account"), "/sandbox/keys"));
        SandboxServer server = new SandboxServer(dataDir.resolve("sandbox"), Clock.systemUTC()).start();
        URI list = URI.create(server.baseUrl() + "/lists/networks");
        URI airtime = URI.create(server.baseUrl() + "/airtime");
        send(HttpRequest.newBuilder(list).header("X-API-KEY", key));
        send(HttpRequest.newBuilder(airtime)
                .header("X-API-KEY", key)
                .POST(HttpRequest.BodyPublishers.ofString("<b>" + key + "</b>")));
        server.stop();

        Document page = open("/sandbox/calls");
        assertEquals(
                List.of("POST /api/public/v1/airtime", "GET /api/public/v1/lists/networks"),
                page.select(".call h2").eachText());
        assertTrue(page.selectFirst(".call").text().contains("403"));
        assertEquals("<b>[API key]</b>", page.selectFirst(".call pre").text());
        assertFalse(page.html().contains(key));

        cookies.getCookieStore().removeAll();
        assertEquals(0, open("/sandbox/calls").select(".call").size());
    }

    @Test
    void keepsTheAccountInACookieNoScriptReads() {
        press(open("/sandbox"), "/sandbox/account");
        HttpCookie cookie = cookie("sandbox");
        assertTrue(cookie.isHttpOnly());
        assertTrue(cookie.getValue().matches("[0-9a-f]{64}"));

        press(open("/sandbox"), "/sandbox/top-up");
        assertEquals(cookie.getValue(), cookie("sandbox").getValue());
    }

    @Test
    void aCookieOfNobodyIsJustNoAccount() {
        HttpCookie forged = new HttpCookie("sandbox", "' or 1=1 --");
        forged.setPath("/");
        forged.setVersion(0);
        cookies.getCookieStore().add(uri("/"), forged);

        assertEquals(List.of("false", "false", "false"), done(open("/sandbox")));
    }

    @Test
    void takesNoPostWithoutItsToken() {
        for (String path : List.of("account", "fee", "keys", "top-up")) {
            assertEquals(403, post("/sandbox/" + path, "").statusCode(), path);
        }
    }

    @Test
    void withoutAnAccountAPostLeadsBackToStepOne() {
        String csrf = csrf(open("/sandbox"));
        for (String path : List.of("fee", "keys", "top-up")) {
            HttpResponse<String> response = post("/sandbox/" + path, csrf);
            assertEquals(303, response.statusCode(), path);
            assertEquals("/sandbox", response.headers().firstValue("Location").orElse(""));
        }
        assertEquals(List.of("false", "false", "false"), done(open("/sandbox")));
    }

    @Test
    void thereIsNoneBesideTheRealKpoint() {
        app.close();
        app = portal(Map.of("KPOINT_BASE_URL", "https://kpoint.com.ng/api/public/v1"));

        assertEquals(404, send(HttpRequest.newBuilder(uri("/sandbox"))).statusCode());
    }

    private static List<String> done(Document page) {
        return page.select("[data-step]").eachAttr("data-done");
    }

    private static String shownKey(Document page) {
        Element key = page.selectFirst("[data-new-key]");
        assertNotNull(key);
        return key.text();
    }

    private HttpCookie cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Document open(String path) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(uri(path)));
        assertEquals(200, response.statusCode(), response.body());
        assertFalse(response.body().contains("??"), "every text is there");
        return Jsoup.parse(response.body());
    }

    /** Sends the form with that action, and follows where it leads. */
    private Document press(Document page, String action) {
        HttpResponse<String> response = post(action, csrf(page));
        assertEquals(303, response.statusCode(), response.body());
        return open(response.headers().firstValue("Location").orElseThrow());
    }

    private static String csrf(Document page) {
        String token = page.select("input[name=csrf]").attr("value");
        assertNotEquals("", token);
        return token;
    }

    private HttpResponse<String> post(String path, String csrf) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + app.port() + path);
    }
}
