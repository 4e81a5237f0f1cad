package kportal.recipients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a saved number is met again: as a suggestion, and by its name. */
class KnownTest {
    private static final String NGOZI = "08031234567";

    private static void save(Browser browser, String kind, String number, String name) {
        Page answer = browser.post("/recipients", Map.of("kind", kind, "number", number, "saved_name", name));
        assertEquals(303, answer.status(), answer.text());
    }

    private static List<String> suggested(Browser browser, String path) {
        return browser.get(path).select("option").eachText();
    }

    @ParameterizedTest
    @EnumSource
    void formsSuggestWhatWasUsedLast(Store store) {
        try (Shop shop = Shop.open(store)) {
            save(shop.ada, "phone", NGOZI, "Mama Ngozi");
            save(shop.ada, "phone", "08021234567", "Bello");
            save(shop.ada, "meter", "04123455678", "Gate");
            save(shop.ada, "smartcard", "7012345678", "Parlour");
            for (String form : List.of("/airtime", "/data?network=MTN", "/sms")) {
                Page page = shop.ada.get(form);
                assertEquals(
                        List.of("08021234567", NGOZI),
                        page.select("datalist option").eachAttr("value"),
                        form);
                assertEquals(1, page.select("input[list=suggestions]").size(), form);
                assertEquals(1, page.select("a[href='/recipients?kind=phone']").size(), form);
            }
            assertEquals(
                    "Gate",
                    shop.ada.get("/electricity").select("datalist option").text());
            for (String form : List.of("/cable-tv", "/cable-tv?provider=dstv")) {
                assertEquals(
                        "Parlour", shop.ada.get(form).select("datalist option").text());
            }
            Shop.draft(shop.ada, "/airtime", Shop.AIRTIME);
            assertEquals(
                    List.of(NGOZI, "08021234567"),
                    shop.ada.get("/airtime").select("datalist option").eachAttr("value"));
            assertEquals(0, shop.ada.get("/recipients").select("input[list]").size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theyAreNarrowedAsOneTypes(Store store) {
        try (Shop shop = Shop.open(store)) {
            save(shop.ada, "phone", NGOZI, "Mama Ngọzi");
            save(shop.ada, "phone", "08021234567", "Bello");
            String path = "/recipients/suggest?kind=phone";
            assertEquals(List.of("Bello", "Mama Ngọzi"), suggested(shop.ada, path));
            for (String typed : List.of("&q=ngoz", "&phone_number=0803+12", "&recipient=%2B234803", "&q=mama+n")) {
                assertEquals(List.of("Mama Ngọzi"), suggested(shop.ada, path + typed), typed);
            }
            assertEquals(List.of(), suggested(shop.ada, "/recipients/suggest?kind=meter"));
            assertEquals(404, shop.ada.get("/recipients/suggest?kind=fax").status());
            try (Browser ben = shop.portal.signUp("Ben Stores", "ben@shop.ng")) {
                assertEquals(List.of(), suggested(ben, path));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsNameStandsBesideItWhereverItIs(Store store) {
        try (Shop shop = Shop.open(store)) {
            TransactionRows rows = TransactionRows.of(shop.portal.database(), Environment.LIVE, "ada@shop.ng");
            Order airtime = Order.airtime("MTN", "MTN", NGOZI, new Money(50_000));
            // A meter may have a phone's number.
            Order meter = Order.electricity("ikeja", "Ikeja", NGOZI, "prepaid", new Money(50_000));
            String sold = rows.insert(new Row(airtime, Status.SUCCEEDED, Instant.now()));
            rows.insert(new Row(meter, Status.UNKNOWN, Instant.now()));
            String draft = Shop.draft(shop.ada, "/airtime", Shop.AIRTIME);
            List<String> pages = List.of("/", "/transactions", "/transactions/" + sold, "/transactions/" + draft);
            pages.forEach(page -> assertEquals(List.of(), known(shop, page), page));
            save(shop.ada, "phone", NGOZI, "<b>Mama</b> Ngozi");
            pages.forEach(page -> assertEquals(List.of("<b>Mama</b> Ngozi"), known(shop, page), page));
            assertEquals(List.of(), known(shop, "/transactions?status=unknown"));
            save(shop.ada, "meter", NGOZI, "Gate");
            assertEquals(List.of("Gate"), known(shop, "/transactions?status=unknown"));
            String one = shop.ada.get("/recipients?kind=phone").select("h2 a").attr("href");
            shop.ada.post(one + "/update", Map.of("kind", "phone", "number", NGOZI, "saved_name", "Ngozi Obi"));
            assertEquals(
                    List.of("Gate", "Ngozi Obi"),
                    known(shop, "/transactions").stream().sorted().toList());
            shop.ada.post(one + "/remove", Map.of());
            assertEquals(List.of("Gate"), known(shop, "/transactions"));
            assertEquals(
                    0,
                    shop.ada
                            .get("/transactions/" + sold + "/slip")
                            .select(".known")
                            .size(),
                    "it is no customer's");
        }
    }

    private static List<String> known(Shop shop, String page) {
        return shop.ada.get(page).select(".known").eachText();
    }
}
