package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.transactions.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A person's word on what Kpoint left open, and on nothing else. */
@ParameterizedClass
@EnumSource(Store.class)
class SettlementsTest {
    private static final String NOTE = "seen in the dashboard, KP123";
    private static final String TOKEN = "02637394857261940385";
    private static TestPortal portal;

    @Parameter
    Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    private static Page resolve(Buyer buyer, String id, String outcome, String note) {
        return buyer.post("/transactions/" + id + "/resolve", Map.of("outcome", outcome, "note", note));
    }

    private static Page reverse(Buyer buyer, String id, String note) {
        return buyer.post("/transactions/" + id + "/reverse", Map.of("note", note));
    }

    private static void settles(Buyer buyer, Page answer, String id, String status, String note) {
        assertEquals(303, answer.status(), answer::text);
        assertEquals(status, buyer.status(id));
        String step = buyer.steps(id).getLast();
        assertTrue(step.contains(Words.of("status." + status)), step);
        assertTrue(step.contains(buyer.email) && step.contains(note), step);
    }

    private static void stays(Buyer buyer, Page answer, String id) {
        List<String> steps = buyer.steps(id);
        assertEquals(422, answer.status());
        assertEquals(Buyer.status(answer), buyer.status(id));
        assertEquals(steps, answer.select(".steps li").eachText());
        assertTrue(
                answer.html().title().startsWith(Words.of("error.title")),
                answer.html().title());
    }

    @ParameterizedTest
    @CsvSource({
        "0666, unknown, succeeded, failed",
        "0666, unknown, failed, succeeded",
        "0002, pending, succeeded, failed",
        "0002, pending, failed, succeeded"
    })
    void whatKpointLeftOpenIsSettledAndCorrected(String ending, String open, String settled, String corrected) {
        Buyer buyer = Buyer.inSandbox(portal);
        String id = Buyer.id(buyer.buy(Orders.of(Service.AIRTIME, ending)));
        assertEquals(open, buyer.status(id));

        stays(buyer, resolve(buyer, id, settled, "  "), id);
        stays(buyer, resolve(buyer, id, "reversed", NOTE), id);
        stays(buyer, resolve(buyer, id, "", NOTE), id);
        assertEquals(open, buyer.status(id));

        settles(buyer, resolve(buyer, id, settled, NOTE), id, settled, NOTE);
        stays(buyer, resolve(buyer, id, settled, "once more"), id);
        settles(buyer, resolve(buyer, id, corrected, "looked again"), id, corrected, "looked again");
        assertEquals(4, buyer.steps(id).size());
        assertEquals(1, buyer.calls().size());
    }

    /** The token of a purchase whose answer was lost, as Kpoint's dashboard shows it. */
    @Test
    void aPersonTypesTheTokenThatNeverCame() {
        Buyer buyer = Buyer.inSandbox(portal);
        String id = Buyer.id(buyer.buy(Orders.of(Service.ELECTRICITY, "0666")));
        assertEquals("unknown", buyer.status(id));
        Page wrong = typed(buyer, id, "succeeded", "0263-7394", "");
        assertEquals(
                "Enter the 20 digits of the token.",
                wrong.select("#meter_token-error").text());
        assertEquals("0263-7394", wrong.select("#meter_token").attr("value"));
        stays(buyer, wrong, id);
        Page failed = typed(buyer, id, "failed", TOKEN, "");
        assertEquals(
                "A purchase that did not go through has no token.",
                failed.select("#meter_token-error").text());
        stays(buyer, failed, id);

        settles(buyer, typed(buyer, id, "succeeded", "0263 7394-8572,6194 0385", "KP-77"), id, "succeeded", NOTE);
        assertShown(buyer, id, "0263 7394 8572 6194 0385");
        settles(buyer, typed(buyer, id, "succeeded", TOKEN.replace('8', '9'), ""), id, "succeeded", NOTE);
        assertShown(buyer, id, "0263 7394 9572 6194 0395");
        assertEquals(
                0,
                buyer.get("/transactions?q=" + TOKEN).select("tr[data-status]").size());
        stays(buyer, typed(buyer, id, "succeeded", "", ""), id);
        assertEquals(1, buyer.calls().size());
    }

    private static void assertShown(Buyer buyer, String id, String token) {
        Page receipt = buyer.show(id);
        assertTrue(receipt.select("section.token").text().contains(token), receipt.text());
        assertEquals("Token, Reference", receipt.select("[data-typed] dd").text());
        assertTrue(receipt.select(".facts").text().contains("KP-77"), receipt.text());
        assertTrue(buyer.get("/tokens").text().contains(token));
        String digits = token.replace(" ", "");
        for (String sought : List.of(digits, digits.substring(4, 12), "KP-77")) {
            assertEquals(
                    1,
                    buyer.get("/transactions?q=" + sought)
                            .select("tr[data-status]")
                            .size(),
                    sought);
        }
    }

    @Test
    void onlyAPrepaidMeterHasAToken() {
        Buyer buyer = Buyer.inSandbox(portal);
        String id = Buyer.id(buyer.buy(Orders.of(Service.AIRTIME, "0666")));
        assertEquals(0, buyer.show(id).select("#meter_token").size());
        settles(buyer, typed(buyer, id, "failed", TOKEN, "KP-78"), id, "failed", NOTE);
        Page receipt = buyer.show(id);
        assertEquals("Reference", receipt.select("[data-typed] dd").text());
        assertEquals(0, receipt.select("section.token").size());
    }

    private static Page typed(Buyer buyer, String id, String outcome, String token, String reference) {
        return buyer.post(
                "/transactions/" + id + "/resolve",
                Map.of("outcome", outcome, "note", NOTE, "meter_token", token, "reference", reference));
    }

    @Test
    void whatKpointSaidStandsButMoneyMayComeBack() {
        Buyer buyer = Buyer.inSandbox(portal);
        String id = Buyer.id(buyer.buy(Orders.of(Service.AIRTIME, "5678")));
        stays(buyer, resolve(buyer, id, "failed", NOTE), id);
        stays(buyer, reverse(buyer, id, ""), id);
        settles(buyer, reverse(buyer, id, NOTE), id, "reversed", NOTE);
        stays(buyer, resolve(buyer, id, "failed", NOTE), id);
        settles(buyer, resolve(buyer, id, "succeeded", "it did not"), id, "succeeded", "it did not");
        // Back at Kpoint's own word, which no person changes.
        stays(buyer, resolve(buyer, id, "failed", NOTE), id);
        assertEquals(4, buyer.steps(id).size());
    }

    @Test
    void aRefusalOfKpointsStands() {
        Buyer buyer = Buyer.inSandbox(portal);
        String id = Buyer.id(buyer.buy(Orders.of(Service.AIRTIME, "0001")));
        stays(buyer, resolve(buyer, id, "succeeded", NOTE), id);
        stays(buyer, reverse(buyer, id, NOTE), id);
    }

    @Test
    void aDraftIsNotSettled() {
        Buyer buyer = Buyer.inSandbox(portal);
        String id = buyer.draft(Orders.of(Service.AIRTIME, "5678"));
        for (String note : List.of(NOTE, "")) {
            assertEquals(404, resolve(buyer, id, "succeeded", note).status());
            assertEquals(404, reverse(buyer, id, note).status());
        }
        assertEquals("draft", buyer.status(id));
    }

    @Test
    void someoneElsesIsNotThere() {
        Buyer ada = Buyer.inSandbox(portal);
        Buyer eve = Buyer.inSandbox(portal);
        String id = Buyer.id(ada.buy(Orders.of(Service.AIRTIME, "0666")));
        assertEquals(404, resolve(eve, id, "failed", NOTE).status());
        assertEquals(404, reverse(eve, id, NOTE).status());
        assertEquals("unknown", ada.status(id));
        assertEquals(2, ada.steps(id).size());
    }
}
