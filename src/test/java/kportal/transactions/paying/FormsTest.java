package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kportal.support.Environment;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Shop;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.transactions.Service;
import kportal.web.Bundles;
import kportal.web.Language;
import kportal.web.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The five services' forms: what is wrong is told by its field, what was typed stays, and nothing is kept. */
@ParameterizedClass
@EnumSource(Store.class)
class FormsTest {
    private static final Messages WORDS = new Bundles(Environment.SANDBOX).in(Language.EN);
    private static final String CHOOSE = "error.choice";
    private static final String ODD = "error.characters";
    private static final String CODE_WITH_HTML = "\"><script>alert(1)</script>";

    private static final Map<Service, Map<String, String>> GOOD = Map.of(
            Service.AIRTIME, Shop.AIRTIME,
            Service.DATA, Map.of("network", "MTN", "plan_id", "MTN_1GB_DAILY", "phone_number", "08031234567"),
            Service.ELECTRICITY,
                    Map.of("disco", "ikeja", "meter_number", "00123456789", "meter_type", "prepaid", "amount", "5000"),
            Service.CABLE_TV,
                    Map.of("provider", "dstv", "smartcard_number", "0123456789", "package_code", "DSTV_COMPACT"),
            Service.SMS, Map.of("recipient", "08031234567", "message", "Hello from\r\nthe shop ₦"));

    /** Where only what is offered can be shown again. */
    private static final Set<String> CHOICES =
            Set.of("network", "plan_id", "disco", "meter_type", "provider", "package_code");

    private static Shop shop;

    @Parameter
    private Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        shop = Shop.open(store);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        shop.close();
    }

    private record Wrong(String field, String typed, String message) {}

    private static Wrong wrong(String field, String typed, String key, Object... args) {
        return new Wrong(field, typed, WORDS.text(key, args));
    }

    private static List<Wrong> wrongs(Service service) {
        List<Wrong> all = new ArrayList<>();
        for (String field : GOOD.get(service).keySet()) {
            all.add(wrong(field, "", "error.missing." + field));
            all.add(wrong(field, " \t", "error.missing." + field));
            all.add(wrong(field, "a\0b", ODD));
            all.add(wrong(field, "a\u001b[1mb", ODD));
            all.add(wrong(field, "1\u202e2", ODD));
            all.add(wrong(field, "x".repeat(2000), "error.long", longest(field)));
            if (CHOICES.contains(field)) {
                for (String code : List.of("NONE", "\"><script>alert()", "mtn", "' or '1'='1", "🛒", "MTN,AIRTEL")) {
                    all.add(wrong(field, code, CHOOSE));
                }
            }
        }
        for (String phone : GOOD.get(service).keySet().stream()
                .filter(Set.of("phone_number", "recipient")::contains)
                .toList()) {
            for (String typed : List.of(
                    "abc",
                    "0803123456",
                    "080312345678",
                    "0803123456x",
                    "+1 212 555 0100",
                    "08031234567;08031234568",
                    "00000000000",
                    "٠٨٠٣١٢٣٤٥٦٧",
                    CODE_WITH_HTML,
                    "0803-123-4567 ext 1")) {
                all.add(wrong(phone, typed, "error.phone"));
            }
        }
        switch (service) {
            case AIRTIME -> amounts(all, "50", "50,000", "49", "50001", "0", "999999999999");
            case ELECTRICITY -> {
                amounts(all, "100", "1,000,000", "99", "1000001", "0");
                for (String typed : List.of("123", "12 34 56 78 ab!", CODE_WITH_HTML, "1".repeat(31))) {
                    all.add(wrong("meter_number", typed, "error.meter"));
                }
            }
            case CABLE_TV -> {
                for (String typed : List.of("12345", "1".repeat(21), "12345abcde", CODE_WITH_HTML, "١٢٣٤٥٦٧٨٩٠")) {
                    all.add(wrong("smartcard_number", typed, "error.smartcard"));
                }
            }
            default -> {}
        }
        return all;
    }

    private static void amounts(List<Wrong> all, String least, String most, String... outside) {
        for (String typed : List.of(
                "abc",
                "10.50",
                "-1000",
                "1e3",
                "0x10",
                "1000 naira",
                "١٠٠٠",
                "NaN",
                CODE_WITH_HTML.substring(0, 15),
                "1000.001",
                "1234567890123")) {
            all.add(wrong("amount", typed, "error.amount"));
        }
        for (String typed : outside) {
            all.add(wrong("amount", typed, "error.amount.limits", least, most));
        }
    }

    private static int longest(String field) {
        return switch (field) {
            case "phone_number", "recipient", "meter_number", "smartcard_number" -> 40;
            case "amount", "meter_type" -> 20;
            case "message" -> 918;
            default -> 100;
        };
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void whatIsWrongIsToldByItsFieldAndNothingIsKept(Service service) {
        Snapshot before = Snapshot.of(shop.portal);
        int calls = purchases();
        String csrf = shop.ada.csrf();
        assertAll(wrongs(service).stream().map(wrong -> () -> {
            Map<String, String> fields = new HashMap<>(GOOD.get(service));
            fields.put(wrong.field(), wrong.typed());
            fields.put("csrf", csrf);
            Page page = shop.ada.postBare("/" + service.code(), fields);
            String what = service + " " + wrong;
            FormPage form = new FormPage(page);
            form.refuses(wrong.field(), wrong.message());
            fields.remove("csrf");
            fields.forEach((field, typed) -> {
                boolean offered = !CHOICES.contains(field) || !field.equals(wrong.field());
                if (offered && isShown(page, field)) {
                    assertEquals(FormPage.shown(typed), FormPage.shown(form.value(field)), what + ": " + field);
                }
            });
            assertFalse(page.body().contains("<script>alert"), what);
        }));
        assertEquals(before, Snapshot.of(shop.portal));
        assertEquals(calls, purchases());
    }

    /** Plans and packages are there to choose only once their network or provider is known. */
    private static boolean isShown(Page page, String field) {
        boolean later = field.equals("plan_id") || field.equals("package_code");
        return !later || page.html().getElementById(field) != null;
    }

    private static int purchases() {
        return (int)
                shop.lists.requests().stream().filter(r -> r.startsWith("POST")).count();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aFieldSentTwiceIsRefused(Service service) {
        Snapshot before = Snapshot.of(shop.portal);
        for (Map.Entry<String, String> field : GOOD.get(service).entrySet()) {
            Map<String, String> fields = new HashMap<>(GOOD.get(service));
            fields.put("csrf", shop.ada.csrf());
            String body = Browser.encode(fields) + "&" + Browser.encode(Map.of(field.getKey(), field.getValue()));
            Page page = shop.ada.postBody("/" + service.code(), body);
            new FormPage(page).refuses(field.getKey(), WORDS.text("error.twice"));
        }
        assertEquals(before, Snapshot.of(shop.portal));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void anEmptyFormIsToldAllAtOnce(Service service) {
        FormPage form = new FormPage(shop.ada.post("/" + service.code(), Map.of()));
        assertEquals(422, form.page().status());
        Set<String> later = Set.of("plan_id", "package_code");
        assertEquals(
                GOOD.get(service).keySet().stream()
                        .filter(f -> !later.contains(f))
                        .map(f -> "#" + f)
                        .sorted()
                        .toList(),
                form.summaryLinks().stream().sorted().toList());
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aGoodFormIsADraftThatItsReviewPageShows(Service service) {
        Map<String, String> form = new HashMap<>(GOOD.get(service));
        form.put("nonce", "one form, posted twice");
        String draft = Shop.draft(shop.ada, "/" + service.code(), form);
        Page review = shop.ada.get("/transactions/" + draft);
        assertEquals(200, review.status());
        assertEquals("draft", review.select("[data-status]").attr("data-status"));
        assertEquals(draft, Shop.draft(shop.ada, "/" + service.code(), form));
        form.put("nonce", "another form");
        assertFalse(draft.equals(Shop.draft(shop.ada, "/" + service.code(), form)));
    }

    @Test
    void numbersAreReadAsPeopleWriteThem() {
        for (String phone : List.of(
                "0803 123 4567",
                "+234 803 123 4567",
                "2348031234567",
                "0803-123-4567",
                " (0803) 1234567 ",
                "+2340803 1234567")) {
            for (String amount : List.of("1000", "1,000", "₦1,000", "N 1000", "1000.00", " NGN 1,000.0 ")) {
                String draft = Shop.draft(
                        shop.ada, "/airtime", Map.of("network", "MTN", "phone_number", phone, "amount", amount));
                String text = shop.ada.get("/transactions/" + draft).text();
                assertEquals(true, text.contains("0803 123 4567") && text.contains("₦1,000"), phone + " " + amount);
            }
        }
    }

    /** A link from history or a bookmark: a wrong one is a form that lacks it, nothing more. */
    @Test
    void aLinkFillsTheFormInWhateverItHolds() {
        for (Service service : Service.values()) {
            GOOD.get(service).keySet().forEach(field -> {
                for (String typed : List.of("", "x", CODE_WITH_HTML, "x".repeat(3000), "\u202e", "a\0b")) {
                    Map<String, String> fields = new HashMap<>(GOOD.get(service));
                    fields.put(field, typed);
                    Page page = shop.ada.get("/" + service.code() + "?" + Browser.encode(fields));
                    assertEquals(200, page.status(), service + " " + field);
                    assertFalse(page.body().contains("<script>alert"), service + " " + field);
                    assertEquals(0, page.select(".summary").size(), service + " " + field);
                }
            });
        }
    }
}
