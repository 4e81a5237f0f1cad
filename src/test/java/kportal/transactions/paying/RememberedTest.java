package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a form proposes because it was so before. */
class RememberedTest {
    @ParameterizedTest
    @EnumSource
    void aMeterHasItsDiscoAndType(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Buyer buyer = Buyer.inSandbox(portal);
            buyer.buy(Orders.electricity("04123455678"));
            Page known = buyer.get("/electricity?meter_number=0412+345+5678");
            assertEquals("ikeja", known.select("#disco option[selected]").val());
            assertEquals("prepaid", known.select("[name=meter_type][checked]").val());
            Page chosen = buyer.get("/electricity?meter_number=04123455678&disco=eko&meter_type=postpaid");
            assertEquals("eko", chosen.select("#disco option[selected]").val());
            assertEquals("postpaid", chosen.select("[name=meter_type][checked]").val());
            Page other = buyer.get("/electricity?meter_number=04123455679");
            assertEquals(
                    0,
                    other.select("#disco option[selected][value=ikeja], [name=meter_type][checked]")
                            .size());
            Buyer stranger = Buyer.inSandbox(portal);
            assertEquals(
                    0,
                    stranger.get("/electricity?meter_number=04123455678")
                            .select("#disco option[selected][value=ikeja]")
                            .size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSmartcardHasItsProvider(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Buyer buyer = Buyer.inSandbox(portal);
            assertEquals("", provider(buyer, "7012345678"));
            buyer.buy(Orders.cable("7012345678"));
            assertEquals("dstv", provider(buyer, "701 234 5678"));
            assertTrue(buyer.get("/cable-tv?smartcard_number=7012345678")
                            .select("#package_code option")
                            .size()
                    > 1);
            assertEquals(
                    1,
                    buyer.get("/cable-tv")
                            .select("form[method=get] #smartcard_number")
                            .size());
            assertEquals("gotv", provider(buyer, "7012345678&provider=gotv"));
            assertEquals("", provider(Buyer.inSandbox(portal), "7012345678"));
        }
    }

    private static String provider(Buyer buyer, String smartcard) {
        return buyer.get("/cable-tv?smartcard_number=" + smartcard.replace(' ', '+'))
                .select("#provider option[selected]")
                .val();
    }

    /** Numbers are ported: a purchase that went through knows better than the owner, and the owner than the prefix. */
    @ParameterizedTest
    @EnumSource
    void whatIsSavedBeatsThePrefixAndASuccessBeatsBoth(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Buyer buyer = Buyer.inSandbox(portal);
            assertEquals("MTN", network(buyer));
            buyer.post(
                    "/recipients",
                    Map.of("kind", "phone", "number", "08030005678", "saved_name", "Bola", "saved_network", "airtel"));
            assertEquals("AIRTEL", network(buyer));
            assertEquals(
                    1, notes(buyer, Orders.airtime("MTN", "08030005678", 100)).size());
            assertEquals(
                    0,
                    notes(buyer, Orders.airtime("AIRTEL", "08030005678", 100)).size());
            buyer.buy(Orders.airtime("GLO", "08030005678", 100));
            assertEquals("GLO", network(buyer));
            assertEquals(
                    1,
                    notes(buyer, Orders.airtime("AIRTEL", "08030005678", 200)).size());
        }
    }

    private static String network(Buyer buyer) {
        return buyer.get("/airtime?phone_number=08030005678")
                .select("#network option[selected]")
                .val();
    }

    @ParameterizedTest
    @EnumSource
    void aSavedMeterHasItsDiscoAndType(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Buyer buyer = Buyer.inSandbox(portal);
            buyer.buy(Orders.electricity("04123455678"));
            Page receipt =
                    buyer.get(buyer.get("/transactions").select(".what a").attr("href"));
            Map<String, String> form = new HashMap<>();
            receipt.select("form[action='/recipients'] input[type=hidden]")
                    .forEach(field -> form.put(field.attr("name"), field.val()));
            form.put("saved_name", "Mama Ngozi");
            assertEquals(
                    receipt.address().getPath(), buyer.post("/recipients", form).location());
            Page known = buyer.get(receipt.address().getPath());
            assertEquals("Mama Ngozi", known.select(".facts .known").text());
            assertEquals(0, known.select("form[action='/recipients']").size());
            Buyer other = Buyer.inSandbox(portal);
            form.remove("transaction");
            assertEquals(303, other.post("/recipients", form).status());
            Page proposed = other.get("/electricity?meter_number=04123455678");
            assertEquals("ikeja", proposed.select("#disco option[selected]").val());
            assertEquals(
                    "prepaid", proposed.select("[name=meter_type][checked]").val());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theReviewPageSaysWhatIsNewAndWhatIsOtherThanLastTime(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Buyer buyer = Buyer.inSandbox(portal);
            String first =
                    "You have not bought for this meter before. Check each digit: a token for another meter does not load.";
            assertEquals(List.of(first), notes(buyer, Orders.electricity("04123455678")));
            buyer.buy(Orders.electricity("04123450001"));
            assertEquals(List.of(first), notes(buyer, Orders.electricity("04123450001")), "it failed");
            buyer.buy(Orders.electricity("04123455678"));
            assertEquals(List.of(), notes(buyer, Orders.electricity("04123455678")));
            Map<String, String> fields =
                    new HashMap<>(Orders.electricity("04123455678").fields());
            fields.putAll(Map.of("meter_type", "postpaid", "disco", "eko"));
            assertEquals(
                    List.of(
                            "Last time you chose Ikeja Electric for this number. Check it once more.",
                            "Last time you chose Prepaid for this number. Check it once more."),
                    notes(buyer, new Buyer.Order("/electricity", fields)));
            assertEquals(
                    List.of("You have not paid for this smartcard before. Check each digit."),
                    notes(buyer, Orders.cable("7012345678")));
            buyer.buy(Orders.cable("7012345678"));
            assertEquals(List.of(), notes(buyer, Orders.cable("7012345678")));
            assertEquals(List.of(), notes(buyer, Orders.airtime("08030005678", 100)));
        }
    }

    /** But for what says that the same was bought a moment ago. */
    private static List<String> notes(Buyer buyer, Buyer.Order order) {
        return buyer.show(buyer.draft(order))
                .select(".notice.doubt:not(.unsettled)")
                .eachText();
    }

    @ParameterizedTest
    @EnumSource
    void anAmountChosenOftenHasAButton(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Buyer buyer = Buyer.inSandbox(portal);
            for (int i = 0; i < 3; i++) {
                buyer.buy(Orders.airtime("0803000567" + i, 350));
            }
            buyer.buy(Orders.airtime("08030005678", 60));
            assertEquals(List.of("100", "200", "350", "500", "1,000"), quick(buyer, "/airtime"));
            assertEquals(List.of("1,000", "2,000", "5,000", "10,000"), quick(buyer, "/electricity"));
        }
    }

    private static List<String> quick(Buyer buyer, String form) {
        return buyer.get(form).select("[data-fill]").eachAttr("data-fill");
    }
}
