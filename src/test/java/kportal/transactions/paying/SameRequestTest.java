package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kportal.apidocs.Programs;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.transactions.Service;
import kportal.transactions.paying.Buyer.Order;
import kportal.transactions.paying.Buyer.Sold;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** "The same as a request": what a review page shows in each language sells what its button sells. */
class SameRequestTest {
    private static final List<String> LANGUAGES = List.of("curl", "javascript", "php", "python");
    private static final Order LONG_SMS =
            Orders.sms("08031234567", "It's \"$5\" \\o/\nfor <b>you</b> </script> & 👩🏾‍🌾 `id` Ẹ ₦");

    private static TestPortal portal;

    @BeforeAll
    static void open() {
        portal = TestPortal.start(Store.SQLITE);
    }

    @AfterAll
    static void close() {
        portal.close();
    }

    static Stream<Arguments> everyServiceInEveryLanguage() {
        return Arrays.stream(Service.values())
                .map(service -> service == Service.SMS ? LONG_SMS : Orders.of(service, "4567"))
                .flatMap(order -> LANGUAGES.stream()
                        .map(language -> Arguments.argumentSet(language + " " + order.path(), order, language)));
    }

    @ParameterizedTest
    @MethodSource("everyServiceInEveryLanguage")
    void sellsOnceWhatThePortalWouldBuy(Order order, String language, @TempDir Path folder) throws Exception {
        Buyer buyer = Buyer.withoutKey(portal);
        String key = buyer.practiceKey();
        buyer.saveKey(key);
        String draft = buyer.draft(order);
        String snippet = snippet(buyer.show(draft), language);
        String printed = Programs.run(folder, language, snippet, key);
        assertTrue(printed.contains("200") && printed.contains("\"status\":\"success\""), printed);
        List<Sold> calls = buyer.calls();
        assertEquals(1, calls.size(), "one purchase");
        buyer.pay(draft);
        assertEquals("succeeded", Buyer.status(buyer.settled(draft)));
        assertEquals(2, buyer.calls().size(), "the portal's own");
        assertEquals(bare(buyer.calls().getFirst()), bare(calls.getFirst()));
        assertEquals(snippet, snippet(buyer.show(draft), language), "its receipt shows the same");
    }

    @Test
    void theKeyIsNowhereAndTheRuleOfMoneyIsInEach() {
        Buyer buyer = Buyer.withoutKey(portal);
        String key = buyer.practiceKey();
        buyer.saveKey(key);
        Page review = buyer.show(buyer.draft(Orders.of(Service.AIRTIME, "4567")));
        assertFalse(review.body().contains(key));
        for (String language : LANGUAGES) {
            String snippet = snippet(review, language);
            assertTrue(snippet.contains("YOUR_API_KEY"), snippet);
            assertTrue(snippet.contains("A timeout does not mean it failed: look in "), snippet);
            assertEquals(
                    List.of(snippet),
                    review.select("[data-code=" + language + "] ~ [data-copy]").eachAttr("data-copy"));
        }
    }

    @Test
    void whatIsOnItsWayShowsNone() {
        Buyer buyer = Buyer.inSandbox(portal);
        String draft = buyer.draft(Orders.of(Service.AIRTIME, "0777"));
        buyer.pay(draft);
        assertEquals("sending", buyer.status(draft));
        assertEquals(0, buyer.show(draft).select("[data-code]").size());
        buyer.settled(draft);
    }

    private static String snippet(Page page, String language) {
        return page.select("[data-code=" + language + "]").first().wholeText();
    }

    private static Sold bare(Sold sold) throws JsonProcessingException {
        return new Sold(sold.path(), new ObjectMapper().readTree(sold.body()).toString());
    }
}
