package kportal.recipients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
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
class RecipientsTest {
    private static TestPortal portal;
    private static int people;

    @Parameter
    private Store store;

    private Browser ada;

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
        ada = portal.signUp("Ada Stores", "recipients" + ++people + "@shop.ng");
    }

    @AfterEach
    void signOut() {
        ada.close();
    }

    private static Map<String, String> form(String kind, String number, String name, String groups) {
        return Map.of("kind", kind, "number", number, "saved_name", name, "groups", groups);
    }

    private void save(String kind, String number, String name, String groups) {
        Page answer = ada.post("/recipients", form(kind, number, name, groups));
        assertEquals(303, answer.status(), answer.text());
    }

    private List<String> numbers(String query) {
        return ada.get("/recipients" + query).select("[data-number]").eachAttr("data-number");
    }

    private String path(String number) {
        return ada.get("/recipients?q=" + number)
                .select("[data-number=" + number + "] h2 a")
                .attr("href");
    }

    private String group(String name) {
        return ada.get("/recipients").select("#group option").stream()
                .filter(option -> option.text().startsWith(name + " ("))
                .map(option -> option.val())
                .findFirst()
                .orElse("");
    }

    @Test
    void theyStandByNameWhateverTheLettersAndMarks() {
        assertTrue(ada.get("/recipients").text().contains("Give a name to numbers"));
        save("phone", "+234 803 123 4567", "Ọlá Foods", "");
        save("meter", "0412 345 5678", "ngozi’s shop", "");
        save("smartcard", "7012345678", "Ɗan Kano", "");
        save("phone", "08021234567", "zainab", "");
        assertEquals(List.of("7012345678", "04123455678", "08031234567", "08021234567"), numbers(""));
        for (String q : List.of("ola", "OLA%20foods", "0803%20123", "%2B234803", "2348031", "%E1%BB%8Cl%C3%A1")) {
            assertEquals(List.of("08031234567"), numbers("?q=" + q), q);
        }
        assertEquals(List.of("04123455678"), numbers("?q=ngozi%27s"));
        assertEquals(List.of("7012345678"), numbers("?q=dan"));
        assertEquals(List.of("08031234567", "08021234567"), numbers("?kind=phone"));
        assertEquals(List.of(), numbers("?q=%25"));
        Page row = ada.get("/recipients?q=ola");
        assertEquals(
                List.of(
                        "/airtime?phone_number=08031234567",
                        "/data?phone_number=08031234567",
                        "/sms?recipient=08031234567"),
                row.select("[data-number] .buttons a").eachAttr("href"));
        assertTrue(row.text().contains("0803 123 4567"), row.text());
        new FormPage(ada.get("/recipients?kind=fax")).refuses("kind", "Choose one from the list.");
    }

    @Test
    void whatIsWrongIsSaidByItsField() {
        save("phone", "08031234567", "Ngozi", "");
        refused(form("phone", "08031234567", "Other", ""), "number", "This number is saved already, as “Ngozi”.");
        refused(form("phone", "123", "Other", ""), "number", "Enter a Nigerian phone number, such as 0803 123 4567.");
        refused(form("meter", "a!", "Other", ""), "number", "Enter the meter number: 4 to 30 digits.");
        refused(form("smartcard", "12345", "Other", ""), "number", "Enter the smartcard number: digits only.");
        refused(form("meter", "12345678901", "", ""), "saved_name", "Enter a name.");
        refused(
                form("meter", "12345678901", "a\nb", ""),
                "saved_name",
                "This holds a character that can’t be sent. Type it again.");
        refused(form("meter", "12345678901", "x".repeat(101), ""), "saved_name", "Use 100 characters or fewer.");
        refused(
                form("meter", "12345678901", "x", "x".repeat(41)),
                "groups",
                "Use 40 characters or fewer for the name of a group.");
        refused(
                form("meter", "12345678901", "x", "1,2,3,4,5,6,7,8,9,10,11"),
                "groups",
                "A recipient can be in 10 groups at most.");
        refused(Map.of("number", "1", "saved_name", "x"), "kind", "Say what it is: a phone, a meter or a smartcard.");
        Page again = ada.post("/recipients", form("smartcard", "x1", "<b>Gate</b>", "Staff"));
        FormPage typed = new FormPage(again);
        assertEquals("x1", typed.value("number"));
        assertEquals("<b>Gate</b>", typed.value("saved_name"));
        assertEquals("Staff", typed.value("groups"));
        assertEquals("smartcard", typed.value("kind"));
        assertEquals(List.of("08031234567"), numbers(""));
    }

    private void refused(Map<String, String> form, String field, String message) {
        new FormPage(ada.post("/recipients", form)).refuses(field, message);
    }

    @Test
    void oneIsChangedAndRemoved() {
        save("meter", "04123455678", "Ngozi", "");
        save("meter", "04123455679", "Bello", "");
        String one = path("04123455678");
        Map<String, String> changed = new HashMap<>(form("meter", "0412-345-5680", "Ngozi’s gate", "Ikeja"));
        changed.put("meter_type", "postpaid");
        changed.put("saved_network", "ikeja");
        assertEquals(303, ada.post(one + "/update", changed).status());
        FormPage page = new FormPage(ada.get(one));
        assertEquals("04123455680", page.value("number"));
        assertEquals("Ngozi’s gate", page.page().select("h1").text());
        assertEquals(
                "postpaid", page.page().select("[name=meter_type][checked]").val());
        assertEquals("ikeja", page.value("saved_network"));
        assertEquals("Ikeja", page.value("groups"));
        new FormPage(ada.post(one + "/update", form("meter", "04123455679", "Ngozi", "")))
                .refuses("number", "This number is saved already, as “Bello”.");
        assertEquals(
                422,
                ada.post(one + "/update", form("phone", "08031234567", "Ngozi", ""))
                        .status());
        assertEquals(303, ada.post(one + "/remove", Map.of()).status());
        assertEquals(List.of("04123455679"), numbers(""));
        assertEquals(404, ada.get(one).status());
        assertEquals(404, ada.post(one + "/remove", Map.of()).status());
    }

    @Test
    void groupsAreTypedRenamedAndRemoved() {
        save("phone", "08031234567", "Ngozi", "Staff, Ìkejà ; staff,");
        save("phone", "08021234567", "Bello", "STAFF");
        String staff = group("Staff");
        assertEquals(List.of("08021234567", "08031234567"), numbers("?group=" + staff));
        assertEquals(List.of("08031234567"), numbers("?group=" + group("Ìkejà")));
        assertEquals(
                List.of("All groups", "Ìkejà (1)", "Staff (2)"),
                ada.get("/recipients").select("#group option").eachText());
        String page = "/recipients/groups/" + staff;
        assertTrue(ada.get("/recipients?group=" + staff)
                        .select("a[href=" + page + "]")
                        .size()
                == 1);
        new FormPage(ada.post(page, Map.of("group_name", "IKEJA")))
                .refuses("group_name", "Another group has this name.");
        new FormPage(ada.post(page, Map.of("group_name", "a,b")))
                .refuses("group_name", "Use a name with letters or digits, without commas and semicolons.");
        assertEquals(303, ada.post(page, Map.of("group_name", "Workers")).status());
        assertEquals(
                List.of("Ìkejà", "Workers"),
                ada.get(path("08031234567")).select("a.chip").eachText());
        assertEquals(303, ada.post(page + "/remove", Map.of()).status());
        assertEquals(404, ada.get(page).status());
        assertEquals(2, numbers("").size());
        assertEquals(
                List.of("Ìkejà"), ada.get(path("08031234567")).select("a.chip").eachText());
    }

    @Test
    void aLongListComesByPages() {
        for (int i = 10; i < 35; i++) {
            save("meter", "041234556" + i, "Meter " + i, i < 34 ? "All" : "");
        }
        List<String> first = numbers("?group=" + group("All"));
        String next = ada.get("/recipients?group=" + group("All"))
                .select("a[rel=next]")
                .attr("href");
        List<String> second = ada.get(next).select("[data-number]").eachAttr("data-number");
        assertEquals(20, first.size());
        assertEquals(List.of("04123455630", "04123455631", "04123455632", "04123455633"), second);
        assertEquals(1, ada.get(next).select("a[rel=prev]").size());
        assertEquals(422, ada.get("/recipients?cursor=x").status());
    }

    @Test
    void nobodyElseSeesThem() {
        save("phone", "08031234567", "Ngozi", "Staff");
        String one = path("08031234567");
        String group = "/recipients/groups/" + group("Staff");
        try (Browser ben = portal.signUp("Ben Stores", "ben" + people + "@shop.ng")) {
            assertEquals(0, ben.get("/recipients").select("[data-number]").size());
            for (String path : List.of(one, group, "/recipients/x", "/recipients/groups/x")) {
                assertEquals(404, ben.get(path).status(), path);
                String change = path.contains("groups") ? path : path + "/update";
                assertEquals(
                        404,
                        ben.post(change, form("phone", "08031234567", "x", "")).status(),
                        path);
                assertEquals(404, ben.post(path + "/remove", Map.of()).status(), path);
            }
            assertEquals(422, ben.get("/recipients?group=" + group("Staff")).status());
            assertEquals(
                    303,
                    ben.post("/recipients", form("phone", "08031234567", "Mine", "Staff"))
                            .status());
        }
        assertEquals("Ngozi", ada.get(one).select("h1").text());
        try (Browser nobody = portal.browser()) {
            assertEquals("/login", nobody.get("/recipients").location());
        }
    }
}
