package kportal.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.HandlerType;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.PasskeyRows;
import kportal.testing.PdfText;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.web.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Whatever people type and whatever Kpoint says is text on every page: nothing of it runs, asks, styles or leads away. */
@Tag("browser")
class PayloadsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ADA = "ada@shop.ng";
    /** For whoever is signed in, and has nothing begun. */
    private static final Set<String> LEAD_ELSEWHERE =
            Set.of("/signup", "/login", "/login/factor", "/account/factors/app");

    private static Shop shop;
    private static final List<String> receipts = new ArrayList<>();

    /** Each payload is a network, a plan, a provider and a package; one after another are Kpoint's words and a person's. */
    @BeforeAll
    static void fill() {
        shop = Shop.open(Store.SQLITE);
        shop.lists.says("/lists/networks", 200, list("code", "name"));
        shop.lists.says("/lists/electricity-providers", 200, list("code", "name"));
        shop.lists.says("/lists/cable-providers", 200, list("code", "name"));
        shop.ada.post("/balance/opening", Map.of("amount", "1"));
        for (int i = 0; i < Payloads.ALL.size(); i++) {
            buy(i);
            shop.ada.post("/balance/deposit", Map.of("amount", "1", "note", typed(Payloads.ALL.get(i))));
        }
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    private static String list(String id, String name) {
        ObjectNode answer = JSON.createObjectNode().put("status", "success");
        ArrayNode data = answer.putArray("data");
        for (String payload : Payloads.ALL) {
            data.addObject()
                    .put(id, typed(payload))
                    .put(name, payload)
                    .put("validity", payload)
                    .put("amount", 350);
        }
        return answer.toString();
    }

    private static void buy(int turn) {
        String payload = Payloads.ALL.get(turn);
        String number = "0803%07d".formatted(turn);
        Map<String, String> form =
                new HashMap<>(Map.of("network", typed(payload), "phone_number", number, "amount", "100"));
        String path = "/airtime";
        if (turn % 3 == 1) {
            form = Map.of("disco", typed(payload), "meter_number", number, "meter_type", "prepaid", "amount", "1000");
            path = "/electricity";
        } else if (turn % 3 == 2) {
            form = Map.of("recipient", number, "message", typed(payload));
            path = "/sms";
        }
        ObjectNode answer = JSON.createObjectNode().put("status", "success").put("message", payload);
        answer.putObject("data").put("reference", payload).put("token", payload).put("units", payload);
        boolean doubt = turn % 2 == 1;
        String endpoint = path.equals("/sms") ? "/sms/send-message" : path;
        shop.lists.says(endpoint, doubt ? 500 : 200, doubt ? "<h1>" + payload + "</h1>" : answer.toString());
        String id = Shop.draft(shop.ada, path, form);
        assertEquals(
                303,
                shop.ada
                        .post("/transactions/" + id + "/pay", Map.of("again", "yes"))
                        .status());
        if (doubt && turn % 4 == 1) {
            shop.ada.post("/transactions/" + id + "/resolve", Map.of("outcome", "succeeded", "note", typed(payload)));
        }
        receipts.add(id);
    }

    /** Marks that turn text round can't be typed; Kpoint may say them. */
    private static String typed(String payload) {
        return payload.replace("\u202E", "");
    }

    @Test
    void nothingRuns() {
        try (Tab tab = new Tab(shop.portal.root(), Screen.DESK, true, false)) {
            signIn(tab, shop.ada);
            for (String form : List.of("/airtime", "/data", "/electricity", "/cable-tv", "/sms")) {
                look(tab, form);
            }
            int i = 0;
            for (String receipt : receipts) {
                look(tab, "/transactions/" + receipt);
                assertTrue(
                        tab.spoken("main").replaceAll("\\s", "").contains(seen(Payloads.ALL.get(i))),
                        "the receipt shows " + Payloads.ALL.get(i) + ": " + tab.spoken("main"));
                look(tab, "/transactions/" + receipt + "/dispute");
                rename(Payloads.ALL.get(i));
                look(tab, "/transactions/" + receipt + "/slip");
                assertEquals(
                        typed(Payloads.ALL.get(i)), tab.spoken(".slip h1"), "the shop's name at the head of the slip");
                look(tab, ++i % 2 == 0 ? "/" : "/account");
            }
            for (String list : List.of("/transactions?status=unknown", "/transactions?status=succeeded")) {
                look(tab, list);
            }
            everyOtherPage(tab);
        }
    }

    /** A receipt under the shop's name, its own lines and Kpoint's words; a statement of what was sought. */
    @Test
    void nothingOnPaperIsMoreThanText() {
        int i = 0;
        for (String receipt : receipts) {
            String payload = Payloads.ALL.get(i++);
            rename(payload);
            String line = typed(payload);
            if (line.length() <= 40) {
                shop.ada.post("/account/receipt", Map.of("receipt_line", line));
                Page slip = shop.ada.get("/transactions/" + receipt + "/slip");
                assertEquals(line, slip.select(".slip .under").text(), "the line on the slip");
            }
            reads("/transactions/" + receipt + "/receipt.pdf", payload, line.length() <= 40 ? 2 : 1);
            reads("/transactions/export.pdf?" + Browser.encode(Map.of("q", line)), payload, 2);
        }
        // Every row, with what Kpoint called it.
        reads("/transactions/export.pdf", Payloads.ALL.getLast(), 1);
    }

    /** As another program reads the file, with as many times the text: letters that its typeface lacks aside. */
    private static void reads(String path, String payload, int times) {
        HttpResponse<byte[]> file = shop.ada.file(path);
        assertEquals(200, file.statusCode(), path);
        String text = PdfText.of(file.body()).replaceAll("\\s", "");
        assertFalse(text.contains(Payloads.CALCULATED), path + " calculates");
        for (String piece : seen(payload).split("[^\\x20-\\x7e]+")) {
            assertTrue(text.split(Pattern.quote(piece), -1).length > times, piece + " in " + path + ": " + text);
        }
    }

    /** The lists with a row for each payload: a device's own word, a passkey's name; the others under the last name. */
    private static void everyOtherPage(Tab tab) {
        Payloads.ALL.forEach(payload -> signInFrom(payload.replaceAll("[^\\x20-\\x7e]", "")));
        // A name has 50 characters at most.
        Payloads.ALL.stream()
                .map(PayloadsTest::typed)
                .filter(payload -> payload.length() <= 50)
                .forEach(name -> PasskeyRows.insert(shop.portal.database(), ADA, name));
        List<String> pages = shop.portal.app().routes().stream()
                .filter(route -> route.method().equals(HandlerType.GET))
                .map(Route::path)
                .filter(path -> !path.contains("{") && !path.contains(".") && !LEAD_ELSEWHERE.contains(path))
                .toList();
        assertTrue(pages.contains("/account/delete") && pages.contains("/account/factors"), String.valueOf(pages));
        for (String page : pages) {
            look(tab, page);
        }
    }

    private static void signInFrom(String device) {
        Browser browser = shop.portal.browser();
        Map<String, String> form = Map.of("email", ADA, "password", Browser.PASSWORD, "csrf", browser.csrf());
        Page answer = browser.send(browser.request("/login")
                .header("User-Agent", device)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Browser.encode(form))));
        assertEquals(303, answer.status(), answer.text());
    }

    private static String seen(String payload) {
        return typed(payload).replaceAll("\\s", "");
    }

    /** The business's and the owner's name stand on every page. */
    private static void rename(String payload) {
        shop.ada.post("/account/profile", Map.of("business", typed(payload), "name", typed(payload)));
    }

    @Test
    void nothingTypedIsMoreThanText() {
        try (Tab tab = new Tab(shop.portal.root(), Screen.PHONE, true, false)) {
            signIn(tab, shop.ada);
            for (String payload : Payloads.ALL) {
                String query =
                        Browser.encode(Map.of("q", payload, "from", payload, "status", payload, "service", payload));
                look(tab, "/transactions?" + query);
                look(tab, "/airtime?" + Browser.encode(Map.of("phone_number", payload, "network", payload)));
            }
        }
    }

    /** A payload in a query finds at most what holds it as text. */
    @Test
    void nothingTypedIsMoreThanWhatIsLookedFor() {
        Browser ben = shop.portal.signUp("Ben Stores", "ben@shop.ng");
        for (String payload : Payloads.ALL) {
            for (String name : List.of("q", "cursor", "service", "status", "from", "to")) {
                var page = ben.get("/transactions?" + Browser.encode(Map.of(name, payload)));
                assertTrue(page.status() == 200 || page.status() == 422 || page.status() == 404, name + "=" + payload);
                assertEquals(0, page.select("[data-status]").size(), name + "=" + payload);
            }
        }
    }

    private static void signIn(Tab tab, Browser browser) {
        tab.open("/live");
        tab.driver().manage().addCookie(new Cookie("session", browser.cookie("session"), "/"));
    }

    /** Asked in one go: each question to a browser costs as much as drawing a small page. */
    private static void look(Tab tab, String path) {
        tab.open(path);
        List<?> seen = (List<?>) Objects.requireNonNull(tab.driver()
                .executeScript(
                        "return [location.pathname, document.documentElement.outerHTML.includes(arguments[0]), 'pwned' in window, "
                                + "document.querySelectorAll("
                                + "'script:not([src^=\"/static/\"]), iframe, base, style, main svg[onload], [onerror], [onfocus], "
                                + "[onmouseover], link[href*=evil], form[action*=evil], main [hx-get=\"/logout\"]').length]",
                        Payloads.CALCULATED));
        assertEquals(
                List.of(path.replaceAll("\\?.*", ""), false, false, 0L),
                seen,
                () -> path
                        + ": where it stays, whether it calculates, whether it runs, how much there is that nobody put there");
        assertEquals(List.of(), said(tab), path + ": the console");
    }

    private static List<String> said(Tab tab) {
        return tab.driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.matches("(?s).*(Content Security Policy|Refused|Uncaught).*"))
                .toList();
    }
}
