package kportal.apidocs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kportal.testing.Browser;
import kportal.testing.Lists;
import kportal.testing.Page;
import kportal.testing.Shop;
import kportal.testing.Store;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of all requests: nothing that Kpoint's own document doesn't say, and the values of nobody else's lists. */
class ApiDocsTest {
    private static final List<String> LANGUAGES = List.of("curl", "javascript", "php", "python");
    private static final Pattern HEADING = Pattern.compile("(?m)^(GET|POST)(/\\S+)$");
    private static final Pattern PURCHASE = Pattern.compile("(?m)^POST(/\\S+)\\R\\R.*\\R\\R(\\{.*})$");

    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = Shop.open(Store.SQLITE);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void aVisitorReadsWhatKpointDocuments() throws IOException {
        String document = document();
        Page page = shop.portal.browser().get("/docs/api");
        assertEquals(200, page.status());
        List<String> headings = HEADING.matcher(document)
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
        assertEquals(10, headings.size());
        assertEquals(headings, page.select("section[id] h2 code").eachText());
        List<String> answers = page.select("[data-answer]").eachText();
        assertEquals(5, answers.size());
        answers.forEach(answer -> assertTrue(document.contains(answer), answer));
        Matcher purchases = PURCHASE.matcher(document);
        int bought = 0;
        while (purchases.find()) {
            Element told = page.select(
                            "section[id=" + purchases.group(1).substring(1).replace('/', '-') + "]")
                    .first();
            assertTrue(told.text().contains("-d '" + purchases.group(2) + "'"), purchases.group());
            assertTrue(told.text().contains("Answer Not documented."), told.text());
            bought++;
        }
        assertEquals(5, bought);
        for (String status : List.of("401", "403", "422", "500")) {
            assertTrue(
                    document.contains(status) && page.select("#errors").text().contains(status + ": "), status);
        }
        assertEquals(0, page.select("[data-values]").size(), "nobody's lists");
    }

    @Test
    void whoeverIsSignedInSeesTheirOwnLists() {
        Page page = shop.ada.get("/docs/api");
        assertEquals("MTN MTN AIRTEL Airtel GLO Glo (not active)", values(page, "lists-networks"));
        assertEquals("MTN_1GB_DAILY 1GB Daily, 1 day ₦350.00", values(page, "lists-data-plans"));
        assertEquals("ikeja Ikeja Electric", values(page, "lists-electricity-providers"));
        assertEquals("dstv DSTV gotv GOTV", values(page, "lists-cable-providers"));
        assertEquals("DSTV_COMPACT Compact ₦12,500.00", values(page, "lists-cable-packages"));
        assertEquals(
                List.of("MTN", "Airtel"), page.select("#lists-data-plans .chip").eachText(), "what is open");
        assertFalse(page.body().contains(Shop.KEY));
    }

    @Test
    void anotherNetworkAndProviderAreInTheListsAndTheExamples() {
        shop.lists.says("/lists/data-plans?network=AIRTEL", 200, """
                {"data":[{"plan_id":"A'1 <b>","description":"Odd","amount":99}]}""");
        shop.lists.says("/lists/cable-packages?provider=gotv", 200, """
                {"data":[{"package_code":"GOTV_MAX","name":"Max","amount":7200}]}""");
        Page first = shop.ada.get("/docs/api?code=python");
        String airtel = first.select("#lists-data-plans .chip:contains(Airtel)").attr("href");
        Page page = shop.ada.get(airtel);
        assertEquals("A'1 <b> Odd ₦99.00", values(page, "lists-data-plans"));
        assertTrue(program(page, "data", "python").contains("\"plan_id\": \"A'1 <b>\","));
        assertTrue(program(page, "airtime", "python").contains("\"network\": \"AIRTEL\","));
        Page gotv = shop.ada.get(
                page.select("#lists-cable-packages .chip:contains(GOTV)").attr("href"));
        assertEquals("GOTV_MAX Max ₦7,200.00", values(gotv, "lists-cable-packages"));
        assertTrue(program(gotv, "data", "python").contains("A'1"), "the network stays");
    }

    @Test
    void everyLanguageIsALinkAway() {
        Page first = shop.ada.get("/docs/api");
        assertEquals(4, first.select("#code a").size());
        for (int i = 0; i < LANGUAGES.size(); i++) {
            Page page = shop.ada.get(first.select("#code a").get(i).attr("href"));
            assertEquals(10, page.select("[data-code=" + LANGUAGES.get(i) + "]").size());
            assertEquals(10, page.select("[data-code]").size());
            assertEquals(
                    page.select("#code a").get(i).text(),
                    page.select("#code [aria-current]").text());
        }
    }

    @Test
    void whatNobodyOffersIsAsIfNothingWasAsked() {
        String usual = bare(shop.ada.get("/docs/api"));
        for (String query : List.of(
                "code=cobol",
                "network=%3Cscript%3E",
                "network=GLO",
                "provider=x%27%22",
                "network=",
                "code=&provider=")) {
            Page page = shop.ada.get("/docs/api?" + query);
            assertEquals(usual, bare(page), query);
        }
        assertEquals(0, shop.lists.calls("/lists/data-plans?network=GLO"));
    }

    @Test
    void aKpointThatDoesNotAnswerIsAskedOnce() {
        Browser ben = shop.portal.signUp("Ben Stores", "ben@docs.ng");
        assertTrue(ben.get("/docs/api").text().contains("Add your Kpoint key first"));
        Shop.saveKey(ben);
        int before = shop.lists.requests().size();
        shop.lists.alwaysDoes(Lists.plain(503, "text/html", "<h1>Down</h1>"));
        try {
            Page page = ben.get("/docs/api");
            assertTrue(page.text().contains("Kpoint doesn’t answer now."), page.text());
            assertEquals(10, page.select("[data-code]").size(), "the examples are there all the same");
            assertEquals(before + 1, shop.lists.requests().size());
        } finally {
            shop.lists.alwaysDoes(null);
        }
    }

    @Test
    void oneListThatFailsSaysSoWhereItStands() {
        try (Shop other = Shop.open(Store.SQLITE)) {
            other.lists.says("/lists/data-plans?network=MTN", 503, "{}");
            Page page = other.ada.get("/docs/api");
            assertTrue(page.select("#lists-data-plans").text().contains("Kpoint doesn’t answer now."), page.text());
            assertEquals("dstv DSTV gotv GOTV", values(page, "lists-cable-providers"));
            assertTrue(program(page, "data", "curl").contains("MTN_1GB_DAILY"), "Kpoint's own example");
        }
    }

    private static String values(Page page, String list) {
        return page.select("[data-values=" + list + "]").text();
    }

    private static String program(Page page, String endpoint, String language) {
        return page.select("#" + endpoint + " [data-code=" + language + "]").text();
    }

    private static String bare(Page page) {
        return page.select("main").html();
    }

    private static String document() throws IOException {
        try (InputStream in = Objects.requireNonNull(ApiDocsTest.class.getResourceAsStream("kpoint-public-api.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
