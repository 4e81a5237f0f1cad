package kportal.tokens;

import static kportal.db.generated.Tables.LOADED_TOKENS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TokensTest {
    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final String A = "04712345678901234567";
    private static final String B = "26361234567890123456";
    private static final String C = "99990000111122223333";

    private static TestPortal portal;
    private static int people;

    @Parameter
    private Store store;

    private Browser ada;
    private TransactionRows rows;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    /** A business of its own for each test. */
    @BeforeEach
    void signUp() {
        String email = "ada" + ++people + "@shop.ng";
        ada = portal.signUp("Ada Stores", email);
        rows = TransactionRows.of(portal.database(), Environment.SANDBOX, email);
    }

    @AfterEach
    void signOut() {
        ada.close();
    }

    private static Row bought(String meter, String token, int hour) {
        return bought(meter, token, hour, Status.SUCCEEDED);
    }

    private static Row bought(String meter, String token, int hour, Status status) {
        Order order = Order.electricity("ikeja", "Ikeja Electric", meter, "prepaid", new Money(500_000));
        return new Row(order, status, START.plus(Duration.ofHours(hour))).token(token);
    }

    private List<String> meters(String query) {
        return ada.get("/tokens" + query).select("[data-meter]").eachAttr("data-meter");
    }

    private String meter(String number) {
        return ada.get("/tokens?q=" + number)
                .select("[data-meter=" + number + "] h2 a")
                .attr("href");
    }

    private static List<String> digits(Page page) {
        return page.select(".digits").eachText().stream()
                .map(token -> token.replace(" ", ""))
                .toList();
    }

    private Page mark(String meter, String transaction, int place, String loaded) {
        return ada.post(
                meter + "/loaded",
                Map.of("transaction", transaction, "place", String.valueOf(place), "loaded", loaded));
    }

    @Test
    void theMeterWithTheNewestTokenComesFirst() {
        rows.insert(bought("11111111111", A, 1));
        rows.insert(bought("22222222222", B, 3));
        rows.insert(bought("11111111111", C, 2));
        rows.insert(new Row(Order.airtime("MTN", "MTN", "08031234567", new Money(100)), Status.SUCCEEDED, START));
        rows.insert(bought("33333333333", null, 9));
        assertEquals(List.of("22222222222", "11111111111"), meters(""));
        Page page = ada.get("/tokens");
        assertTrue(page.select("[data-meter=11111111111]").text().contains("9999 0000 1111 2222 3333"), page.text());
        assertTrue(page.text().contains("Ikeja Electric"), page.text());
    }

    /** As on a receipt: Kpoint's own word says what they are. */
    @Test
    void unitsAreShownAsKpointWritesThem() {
        rows.insert(bought("11111111111", A, 1).units("80.6 kWh"));
        Page page = ada.get(meter("11111111111"));
        assertTrue(page.select("p.meta").eachText().contains("₦5,000.00 Units: 80.6 kWh"), page.text());
    }

    @Test
    void aMeterThatIsSavedIsFoundAndShownByItsName() {
        rows.insert(bought("11111111111", A, 1));
        rows.insert(bought("22222222222", B, 2));
        assertEquals(
                303,
                ada.post("/recipients", Map.of("kind", "meter", "number", "11111111111", "saved_name", "Mama Tólú"))
                        .status());
        assertEquals(List.of("11111111111"), meters("?q=mama+tolu"));
        assertEquals(List.of(), meters("?q=sister"));
        String card = ada.get("/tokens").select("[data-meter=11111111111]").text();
        assertTrue(card.startsWith("Mama Tólú") && card.contains("11111111111"), card);
        String meter = meter("11111111111");
        assertEquals("Mama Tólú", ada.get(meter).select("h1").text());
        ada.post(meter, Map.of("nickname", "Shop"));
        assertEquals("Shop", ada.get(meter).select("h1").text());
        assertEquals(List.of("11111111111"), meters("?q=tolu"));
    }

    @Test
    void theSameNumberAtAnotherDiscoIsAnotherMeter() {
        rows.insert(bought("11111111111", A, 1));
        Order eko = Order.electricity("eko", "Eko", "11111111111", "prepaid", new Money(100));
        rows.insert(new Row(eko, Status.SUCCEEDED, START).token(B));
        assertEquals(List.of("11111111111", "11111111111"), meters(""));
        assertEquals(
                List.of(A),
                digits(ada.get(ada.get("/tokens").select("[data-meter] h2 a").attr("href"))));
    }

    @Test
    void aMeterIsFoundByWhateverIsKnownOfIt() {
        rows.insert(bought("11111111111", A, 1));
        rows.insert(bought("22222222222", B, 2));
        rows.insert(bought("22222222222", C, 3));
        ada.post(meter("11111111111"), Map.of("nickname", "Mama Ngozi’s SHOP_1"));
        for (String q : List.of("1111111", "111%201111", "ngozi", "shop_1", "0471+2345", "0471-2345-6789", A)) {
            assertEquals(List.of("11111111111"), meters("?q=" + q), q);
        }
        assertEquals(List.of("22222222222"), meters("?q=" + B));
        Page older = ada.get("/tokens?q=2636+1234");
        assertTrue(older.text().contains("2636 1234 5678"), "the token that was looked for, not the newest");
        for (String q : List.of("%25", "nothing", "shop.1", "0000000000", "12345678901234567890123")) {
            assertEquals(List.of(), meters("?q=" + q), q);
        }
        assertEquals(2, meters("?q=ikeja").size());
    }

    @Test
    void tokensStandInTheOrderOfLoading() {
        rows.insert(bought("11111111111", A, 5));
        rows.insert(bought("11111111111", "11112222333344445555," + "66667777888899990000," + B, 2));
        String meter = meter("11111111111");
        Page page = ada.get(meter);
        assertEquals(List.of("11112222333344445555", "66667777888899990000", B, A), digits(page));
        assertEquals(
                List.of(
                        "Token 1 of 3, changes the meter’s key",
                        "Token 2 of 3, changes the meter’s key",
                        "Token 3 of 3"),
                page.select("h4").eachText());
    }

    @Test
    void whatIsLoadedIsPutAwayAndCanBeTakenBack() {
        String first = rows.insert(bought("11111111111", A + "," + B, 1));
        rows.insert(bought("11111111111", C, 2));
        String meter = meter("11111111111");
        assertEquals(303, mark(meter, first, 1, "yes").status());
        assertEquals(303, mark(meter, first, 1, "yes").status());
        Page half = ada.get(meter);
        assertEquals(List.of(A, B, C), digits(half), "it stays until all of its tokens are in");
        assertTrue(half.text().matches("(?s).*Loaded \\d.*by ada\\d+@shop.ng.*"), half.text());
        assertEquals(303, mark(meter, first, 2, "yes").status());
        assertEquals(List.of(C), digits(ada.get(meter)));
        assertEquals(List.of(A, B), digits(ada.get(meter + "?show=loaded")));
        assertEquals(303, mark(meter, first, 1, "no").status());
        assertEquals(List.of(A, B, C), digits(ada.get(meter)));
        assertEquals(List.of(), digits(ada.get(meter + "?show=loaded")));
    }

    /** Kpoint's words instead of a token are one thing, whatever is in them. */
    @Test
    void wordsAreLoadedWhole() {
        String id = rows.insert(bought("11111111111", "see your SMS, please, now", 1));
        String meter = meter("11111111111");
        assertEquals(1, ada.get(meter).select(".digits").size());
        mark(meter, id, 1, "yes");
        assertEquals(0, ada.get(meter).select(".digits").size());
        mark(meter, id, 1, "no");
        assertEquals(1, ada.get(meter).select(".digits").size());
    }

    @Test
    void doubtIsSaid() {
        for (Status status : List.of(Status.UNKNOWN, Status.PENDING, Status.FAILED, Status.REVERSED)) {
            String number = "1111111111" + status.ordinal();
            rows.insert(bought(number, A, 1, status));
            String notice = status == Status.REVERSED ? "gave the money back" : "may not work";
            assertTrue(ada.get("/tokens?q=" + number).select(".notice").text().contains(notice), status.code());
            assertTrue(ada.get(meter(number)).select(".notice").text().contains(notice), status.code());
        }
        rows.insert(bought("22222222222", A, 1));
        assertEquals(0, ada.get(meter("22222222222")).select(".notice").size());
    }

    @Test
    void aNameCanBeGivenAndTakenAway() {
        rows.insert(bought("11111111111", A, 1));
        String meter = meter("11111111111");
        assertEquals(303, ada.post(meter, Map.of("nickname", "<b>Gate</b>")).status());
        assertEquals("<b>Gate</b>", ada.get(meter).select("h1").text());
        new FormPage(ada.post(meter, Map.of("nickname", "x".repeat(41))))
                .refuses("nickname", "Use 40 characters or fewer.");
        new FormPage(ada.post(meter, Map.of("nickname", "\u200b"))).refuses("nickname", "Enter a name.");
        rows.insert(bought("11111111111", B, 2));
        assertEquals("<b>Gate</b>", ada.get(meter).select("h1").text(), "a new token keeps the name");
        assertEquals(303, ada.post(meter, Map.of("nickname", "")).status());
        assertEquals("11111111111", ada.get(meter).select("h1").text());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        String id = rows.insert(bought("11111111111", A, 1));
        String other = rows.insert(bought("22222222222", B, 1));
        String airtime = rows.insert(
                new Row(Order.airtime("MTN", "MTN", "08031234567", new Money(100)), Status.SUCCEEDED, START));
        String meter = meter("11111111111");
        assertEquals(404, mark(meter, other, 1, "yes").status(), "of another meter");
        assertEquals(404, mark(meter, airtime, 1, "yes").status());
        assertEquals(404, mark(meter, "x", 1, "yes").status());
        assertEquals(404, mark(meter, id, 2, "yes").status(), "it has one token");
        assertEquals(404, mark(meter, id, 0, "yes").status());
        assertEquals(422, mark(meter, id, 1, "perhaps").status());
        assertEquals(422, ada.get("/tokens?cursor=x").status());
        assertEquals(422, ada.get(meter + "?cursor=x").status());
        Browser ben = portal.signUp("Ben Stores", "ben" + people + "@shop.ng");
        assertEquals(404, ben.get(meter).status());
        Map<String, String> tick = Map.of("transaction", id, "place", "1", "loaded", "yes");
        assertEquals(404, ben.post(meter + "/loaded", tick).status());
        assertEquals(404, ben.post(meter, Map.of("nickname", "Ben's")).status());
        assertEquals(0, ben.get("/tokens?q=" + A).select("[data-meter]").size());
        int ticks = portal.database()
                .read(sql -> sql.fetchCount(LOADED_TOKENS, LOADED_TOKENS.BUSINESS_ID.eq(rows.businessId())));
        assertEquals(0, ticks);
    }

    @Test
    void longListsHavePages() {
        rows.insert(IntStream.range(0, 30)
                .mapToObj(i -> bought("%011d".formatted(i), A, i))
                .toList());
        List<String> first = meters("");
        assertEquals(25, first.size());
        String next = ada.get("/tokens").select("a[rel=next]").attr("href");
        List<String> all = new ArrayList<>(first);
        all.addAll(meters(next.substring("/tokens".length())));
        assertEquals(
                IntStream.range(0, 30).mapToObj(i -> "%011d".formatted(29 - i)).toList(), all);

        rows.insert(IntStream.range(0, 30)
                .mapToObj(i -> bought("99999999999", "%020d".formatted(i), 100 + i))
                .toList());
        String meter = meter("99999999999");
        Page page = ada.get(meter);
        List<String> tokens = new ArrayList<>(digits(page));
        assertEquals(25, tokens.size());
        tokens.addAll(digits(ada.get(page.select("a[rel=next]").attr("href"))));
        assertEquals(IntStream.range(0, 30).mapToObj("%020d"::formatted).toList(), tokens);
        assertFalse(ada.get(meter + "?show=loaded").text().contains("0000 0000"));
    }
}
