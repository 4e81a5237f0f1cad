package kportal.transactions.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.PdfText;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A receipt on paper and in a chat: what is known is on it, what isn't is said in large words, and nothing else. */
@ParameterizedClass
@EnumSource
class PaperTest {
    private static final Order POWER =
            Order.electricity("ikeja", "Ikeja Electric", "01234567890", "prepaid", new Money(1_250_000));
    private static final String SHOP = "Ada’s ₦ Shop & Sons";
    private static final String TOKEN = "04712345678901234567";
    private static final String THREE = "11112222333344445555,66667777888899990000," + TOKEN;

    @Parameter
    private Store store;

    private static TestPortal portal;
    private static Browser ada;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store);
        ada = portal.signUp(SHOP, "ada@shop.ng");
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    private static String sold(Order order, Status status, String token) {
        Row row = new Row(order, status, Instant.parse("2026-11-24T17:05:00Z"))
                .reference("KP-REF-1")
                .token(token);
        return "/transactions/"
                + TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng")
                        .insert(row);
    }

    private static String pdf(String path) {
        return pdf(ada, path);
    }

    private static String pdf(Browser browser, String path) {
        HttpResponse<byte[]> file = browser.file(path + "/receipt.pdf");
        assertEquals(200, file.statusCode());
        assertTrue(file.headers().firstValue("Content-Type").orElse("").startsWith("application/pdf"));
        assertTrue(PdfText.info(file.body()).contains("Tagged:          yes"));
        return PdfText.of(file.body()).replaceAll("[ \\n]+", " ");
    }

    @Test
    void aReceiptHoldsTheShopTheTokenAndTheFacts() {
        ada.post("/account/receipt", Map.of("receipt_line", "12 Allen Avenue, Ikeja\r\n0803 123 4567"));
        String path = sold(POWER, Status.SUCCEEDED, TOKEN);
        for (String text :
                List.of(pdf(path), ada.get(path + "/slip").text(), ada.get(path).text())) {
            for (String fact : List.of(
                    SHOP,
                    "12 Allen Avenue, Ikeja",
                    "0803 123 4567",
                    "0471 2345 6789 0123 4567",
                    "01234567890",
                    "Ikeja Electric",
                    "₦12,500.00",
                    "KP-REF-1",
                    "24 Nov 2026, 18:05")) {
                assertTrue(text.contains(fact), fact + " is missing in " + text);
            }
        }
        assertFalse(pdf(path).contains("ada@shop.ng"), "who pressed the button is the shop's own");
        assertTrue(pdf(path).contains("Page 1 of 1"));
        assertTrue(pdf(path).contains("no real money moves"), "practice is no proof of anything");
        assertTrue(ada.get(path + "/slip").text().contains("no real money moves"));
    }

    @Test
    void severalTokensSayWhichGoesFirst() {
        String path = sold(POWER, Status.SUCCEEDED, THREE);
        for (String text :
                List.of(pdf(path), ada.get(path + "/slip").text(), ada.get(path).text())) {
            assertTrue(
                    text.matches("(?s).*Token 1 of 3, changes the meter’s key.{0,9}1111 2222 3333 4444 5555"
                            + ".*Token 2 of 3, changes the meter’s key.{0,9}6666 7777 8888 9999 0000"
                            + ".*Token 3 of 3.{0,9}0471 2345 6789 0123 4567.*"),
                    text);
        }
        assertEquals(
                List.of(THREE.split(",")),
                ada.get(path).select(".token [data-copy]").eachAttr("data-copy"));
    }

    @Test
    void doubtIsSaidInLargeWords() {
        Map<Status, String> words = Map.of(
                Status.SENDING, "Not finished",
                Status.PENDING, "Not finished",
                Status.UNKNOWN, "Not certain",
                Status.FAILED, "Failed",
                Status.REVERSED, "Reversed");
        words.forEach((status, word) -> {
            String path = sold(POWER, status, status == Status.SENDING ? null : TOKEN);
            String text = pdf(path);
            assertTrue(text.contains(word) && !text.contains("Succeeded"), status + " " + text);
            Page slip = ada.get(path + "/slip");
            assertEquals(word, slip.select(".large").text(), status.code());
            assertFalse(slip.text().contains("Succeeded"), slip.text());
            Page receipt = ada.get(path);
            assertEquals(0, receipt.select("a[href^='/sms?']").size(), "a token that may not work isn't sent on");
            if (status != Status.SENDING) {
                assertTrue(receipt.select("#shared").text().contains(word), status + " " + receipt.text());
                assertEquals(1, receipt.select(".token .notice").size(), status.code());
            }
        });
    }

    @Test
    void aSuccessByHandSaysSo() {
        String id = TransactionRows.of(portal.database(), Environment.SANDBOX, "ada@shop.ng")
                .insert(new Row(POWER, Status.UNKNOWN, Instant.now()));
        ada.post("/transactions/" + id + "/resolve", Map.of("outcome", "succeeded", "note", "SECRET NOTE"));
        String text = pdf("/transactions/" + id);
        assertTrue(text.contains("Succeeded Settled by hand"), text);
        assertFalse(text.contains("SECRET NOTE"), "a note is the shop's own");
    }

    @Test
    void whateverSomebodyWroteIsText() {
        String hostile = "<b>&amp;</b><img src=x><!--]]>${1337*7331}'\"";
        Browser eve = portal.signUp(hostile, "eve@shop.ng");
        eve.post("/account/receipt", Map.of("receipt_line", "</style><script>1</script>\n<!DOCTYPE x>"));
        Order order = Order.data("x", hostile, "08031234567", "x", hostile, new Money(100));
        Row row = new Row(order, Status.UNKNOWN, Instant.now())
                .reference("\u0007\u202E<i>")
                .token(hostile)
                .note(hostile);
        String path = "/transactions/"
                + TransactionRows.of(portal.database(), Environment.SANDBOX, "eve@shop.ng")
                        .insert(row);
        String text = pdf(eve, path).replace(" ", "");
        assertTrue(text.contains(hostile.replace(" ", "")), text);
        assertTrue(text.contains("</style><script>1</script>") && text.contains("<!DOCTYPEx>"), text);
        assertFalse(text.contains("9801547"), text);
        assertTrue(eve.get(path + "/slip").text().contains(hostile));
        Page receipt = eve.get(path);
        assertEquals(0, receipt.select("#receipt script, #receipt img").size());
        String chat = receipt.select("a[href^='https://wa.me/?text=']").attr("href");
        assertTrue(chat.matches("https://wa\\.me/\\?text=[A-Za-z0-9%._~!$'()*,;:@/?-]+"), chat);
    }

    @Test
    void aTextForAChat() {
        ada.post("/account/receipt", Map.of("receipt_line", ""));
        Page receipt = ada.get(sold(POWER, Status.SUCCEEDED, TOKEN));
        String text = receipt.select("#shared").first().wholeText();
        assertEquals("""
                Ada’s ₦ Shop & Sons
                Electricity for 01234567890
                Disco: Ikeja Electric
                Amount: ₦12,500.00
                Token: 0471 2345 6789 0123 4567
                Reference: KP-REF-1
                Sent: 24 Nov 2026, 18:05""", text);
        assertEquals(text, receipt.select("[data-share]").attr("data-share"));
        String link = receipt.select("a[href^='https://wa.me/']").attr("href");
        assertEquals(text, URLDecoder.decode(link.substring("https://wa.me/?text=".length()), StandardCharsets.UTF_8));
        assertEquals("noreferrer", receipt.select("a[href^='https://wa.me/']").attr("rel"));
    }

    /** No more than a form filled in: it is reviewed and paid like any SMS. */
    @Test
    void theTokenGoesBySmsLikeAnyOther() {
        Page receipt = ada.get(sold(POWER, Status.SUCCEEDED, TOKEN));
        Page form = ada.get(receipt.select("a[href^='/sms?']").attr("href"));
        assertEquals(
                "Electricity token: 0471 2345 6789 0123 4567\nMeter: 01234567890", new FormPage(form).value("message"));
        assertEquals("", new FormPage(form).value("recipient"));
        assertEquals(
                0, ada.get("/transactions?service=sms").select("[data-status]").size());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
        String path = sold(POWER, Status.SUCCEEDED, TOKEN);
        String draft = sold(POWER, Status.DRAFT, null);
        for (String page : List.of("/receipt.pdf", "/slip")) {
            assertEquals(404, ben.get(path + page).status());
            assertEquals(404, ada.get(draft + page).status(), "a draft is no receipt");
            assertEquals(404, ada.get("/transactions/x" + page).status());
            assertEquals(303, portal.browser().get(path + page).status());
        }
    }

    @Test
    void twoLinesUnderTheName() {
        Page saved = ada.post("/account/receipt", Map.of("receipt_line", " 12 Allen Avenue \n\n0803 123 4567\n"));
        assertEquals(303, saved.status());
        FormPage form = new FormPage(ada.get("/account/receipt"));
        assertEquals("12 Allen Avenue\n0803 123 4567", form.value("receipt_line"));

        FormPage three = new FormPage(ada.post("/account/receipt", Map.of("receipt_line", "a\nb\nc")));
        three.refuses("receipt_line", "Enter 2 lines at most.");
        assertEquals("a\nb\nc", three.value("receipt_line"));
        new FormPage(ada.post("/account/receipt", Map.of("receipt_line", "x".repeat(41))))
                .refuses("receipt_line", "Use up to 40 characters in a line.");
        assertEquals(
                303,
                ada.post("/account/receipt", Map.of("receipt_line", "₦".repeat(40)))
                        .status());
        assertEquals(
                303, ada.post("/account/receipt", Map.of("receipt_line", "")).status());
        assertEquals("", new FormPage(ada.get("/account/receipt")).value("receipt_line"));
    }
}
