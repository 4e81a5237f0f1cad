package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
