package kportal.batches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Practiced;
import kportal.testing.Store;
import kportal.testing.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class BatchFlowTest {
    @Parameter
    private Store store;

    private Practiced shop;
    private Browser ada;

    @BeforeEach
    void open() {
        shop = new Practiced(store);
        ada = shop.ada;
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String upload(String service, String rows) {
        return upload(service, rows, Map.of());
    }

    private String upload(String service, String rows, Map<String, String> usual) {
        Map<String, String> form = new HashMap<>(Map.of("service", service, "rows", rows));
        form.putAll(usual);
        Page made = ada.post("/batches", form);
        assertEquals(303, made.status(), made.text());
        return made.location();
    }

    private Page start(String batch, String total) {
        return ada.post(batch + "/start", Map.of("total", total));
    }

    private Page ended(String batch) {
        assertTrue(ada.get(batch).select("main[data-state=draft]").isEmpty(), "it never began");
        Waiting.until(() -> !ada.get(batch)
                .select("#batch[data-state=finished], #batch[data-state=paused]")
                .isEmpty());
        return ada.get(batch);
    }

    private static int count(Page page, String state) {
        String shown = page.select("[data-count=" + state + "] td").eachText().stream()
                .findFirst()
                .orElse("0");
        return Integer.parseInt(shown.replace(",", ""));
    }

    @Test
    void everyRowIsATransactionOfItsOwn() {
        String batch = upload("airtime", "Name,Phone Number,Amount\nAda,08031110011,100\nBen,+234 805 111 0012,250\n");
        Page draft = ada.get(batch);
        assertEquals("2", draft.select("[data-waiting]").text());
        assertEquals("₦350.00", draft.select("[data-total]").text());
        assertEquals(303, start(batch, "350").status());
        Page done = ended(batch);
        assertEquals("finished", done.select("#batch").attr("data-state"));
        assertEquals(2, count(done, "succeeded"));
        String receipt = ada.get("/transactions").select(".what a").first().attr("href");
        assertEquals(batch, ada.get(receipt).select(".facts a[href^=/batches/]").attr("href"));
        assertEquals(
                List.of("08031110011", "08051110012"),
                ada.get("/transactions/export.csv")
                        .body()
                        .lines()
                        .filter(line -> line.contains(",airtime,"))
                        .map(line -> line.split(",")[4])
                        .filter(number -> number.endsWith("0011") || number.endsWith("0012"))
                        .sorted()
                        .toList());
    }

    @Test
    void wrongRowsAreToldAllAtOnceAndMendedInPlace() {
        String batch = upload(
                "airtime", "phone_number,amount,network\n0803,100,MTN\n08031110011,1,MTN\n08031110013,100,Nonet");
        Page draft = ada.get(batch);
        assertEquals(3, draft.select("#wrong fieldset").size());
        assertEquals(3, draft.select("#wrong .error").size());
        assertTrue(draft.select("#agree").isEmpty(), "nothing can be agreed to");
        assertEquals(422, start(batch, "100").status());
        ada.post(batch + "/rows", Map.of("phone_number-1", "08031110015", "amount-2", "200", "network-3", "MTN"));
        Page mended = ada.get(batch);
        assertEquals("", mended.select("#wrong").text());
        assertEquals("₦400.00", mended.select("[data-total]").text());
        start(batch, "400");
        ended(batch);
        List<String> lines = new String(ada.file(batch + "/result.csv").body(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertTrue(lines.get(1).startsWith("0803,100,MTN,succeeded,"), lines.get(1));
        assertTrue(lines.get(1).endsWith(",MTN,08031110015,"), lines.get(1));
    }

    @Test
    void rowsWithoutCommasAreRefusedAtOnce() {
        Map<String, String> form = Map.of("service", "airtime", "rows", "0803 111 0011 - 500\n0803 111 0012 - 500");
        new FormPage(ada.post("/batches", form))
                .refuses("rows", "Put a comma between the number and what it gets, on each line: 08031234567,500");
        String usual = upload("airtime", "0803 111 0011\n0803 111 0012", Map.of("amount", "500"));
        assertEquals("₦1,000.00", ada.get(usual).select("[data-total]").text());
    }

    @Test
    void aNetworkIsNotAskedForWhileTheNumberIsWrong() {
        String batch = upload("airtime", "0803,100\n07001110011,100");
        Page draft = ada.get(batch);
        assertEquals(1, draft.select("[data-row=1] .error").size(), draft.text());
        assertEquals("Choose a network.", draft.select("#network-2-error").text());
    }

    @Test
    void wrongRowsCanBeLeftOut() {
        String batch = upload("airtime", "phone_number,amount\nnobody,100\n08031110011,100");
        ada.post(batch + "/leave-out", Map.of("which", "wrong"));
        assertEquals("1", ada.get(batch).select("[data-waiting]").text());
        start(batch, "100");
        Page done = ended(batch);
        assertEquals(1, count(done, "left_out"));
        assertEquals(1, count(done, "succeeded"));
    }

    @Test
    void whatWasBoughtOnceCanComeRound() {
        String batch = upload("sms", "phone,name\n08031110011,Ada\n0803,Ben", Map.of("message", "Hello, {name}"));
        ada.post(batch + "/leave-out", Map.of("which", "wrong"));
        start(batch, "1");
        String make = ended(batch).select("a[href^=/schedules/new]").attr("href");
        assertEquals(
                "recipient,message\n08031110011,\"Hello, Ada\"",
                ada.get(make).select("#rows").text().replace("\r", ""));
        assertEquals(404, shop.ben.get(make).status());
    }

    @Test
    void anotherTotalIsNotAgreed() {
        String batch = upload("airtime", "08031110011,100");
        new FormPage(start(batch, "99"))
                .refuses("total", "That is not the total. Look at the rows again, then type what stands above.");
        new FormPage(start(batch, "abc"))
                .refuses("total", "That is not the total. Look at the rows again, then type what stands above.");
        assertEquals("draft", ada.get(batch).select("main").attr("data-state"));
    }

    @Test
    void doublesNeedAWordOfTheirOwn() {
        String batch = upload("airtime", "08031110011,100\n08031110011,100");
        assertEquals(1, ada.get(batch).select("#doubles li").size());
        new FormPage(start(batch, "200")).refuses("doubles_too", "Tick this, or leave those rows out.");
        assertEquals(
                303,
                ada.post(batch + "/start", Map.of("total", "200", "doubles_too", "yes"))
                        .status());
        assertEquals(2, count(ended(batch), "succeeded"));
        String next = upload("airtime", "08031110011,100");
        assertEquals(
                1, ada.get(next).select("#doubles li a[href^=/transactions/]").size());
        ada.post(next + "/leave-out", Map.of("which", "doubles"));
        assertTrue(ada.get(next).select("#agree").isEmpty());
    }

    @Test
    void whatWasBoughtSinceTheCheckIsADoubleToo() {
        String first = upload("airtime", "08031110011,130");
        String second = upload("airtime", "08031110011,130");
        start(first, "130");
        ended(first);
        new FormPage(start(second, "130")).refuses("doubles_too", "Tick this, or leave those rows out.");
    }

    @Test
    void threeUnknownOfFivePauseItAndOnlySureFailuresRunAgain() {
        String batch = upload(
                "airtime",
                "08031110001,100\n08031110503,100\n08031120503,100\n08031130503,100\n08031140503,100\n08031150503,100\n"
                        + "08031160503,100\n08031170503,100\n08031180503,100\n08031190503,100\n08032100503,100\n08032110503,100\n");
        start(batch, "1200");
        Page paused = ended(batch);
        assertEquals("paused", paused.select("#batch").attr("data-state"));
        assertTrue(paused.select("[data-reason]").text().contains("in doubt"), paused.text());
        assertTrue(count(paused, "unknown") >= 3, paused.text());
        assertTrue(count(paused, "waiting") >= 1, paused.text());
        assertEquals(1, count(paused, "failed"));
        Page again = ada.post(batch + "/again", Map.of("nonce", "one"));
        Page child = ada.get(again.location());
        assertEquals("1", child.select("[data-waiting]").text());
        assertTrue(child.text().contains("0803 111 0001"), child.text());
        assertEquals(
                again.location(),
                ada.post(batch + "/again", Map.of("nonce", "one")).location());
    }

    @Test
    void aRefusedKeyPausesItAndItGoesOn() {
        String rows = "08031110401,100\n08031110021,100\n08031110022,100\n08031110023,100\n08031110024,100\n"
                + "08031110025,100\n08031110026,100\n08031110027,100\n08031110028,100\n08031110029,100\n";
        String batch = upload("airtime", rows);
        start(batch, "1000");
        Page paused = ended(batch);
        assertEquals("paused", paused.select("#batch").attr("data-state"));
        assertTrue(paused.select("[data-reason]").text().contains("refused your key"), paused.text());
        ada.post(batch + "/resume", Map.of());
        Page done = ended(batch);
        assertEquals("finished", done.select("#batch").attr("data-state"));
        assertEquals(9, count(done, "succeeded"));
        assertEquals(1, count(done, "failed"));
    }

    @Test
    void pausedByARestartItWaitsForAPerson() {
        StringBuilder rows = new StringBuilder();
        for (int at = 10; at < 60; at++) {
            rows.append("080311177").append(at).append(",100\n");
        }
        rows.append("08031110777,100\n08031120777,100\n08031130777,100\n08031140777,100\n");
        String batch = upload("airtime", "08031150777,100\n" + rows);
        start(batch, "5500");
        Waiting.until(() -> count(ada.get(batch), "succeeded") > 3);
        shop.portal.restart();
        ada = shop.portal.browser();
        ada.signIn("ada@shop.ng");
        Page paused = ada.get(batch);
        assertEquals("paused", paused.select("#batch").attr("data-state"));
        assertTrue(paused.select("[data-reason]").text().contains("portal stopped"), paused.text());
        assertEquals(0, count(paused, "unknown"));
        ada.post(batch + "/resume", Map.of());
        Page done = ended(batch);
        assertEquals(55, count(done, "succeeded"), done.text());
    }

    @Test
    void aPlansPriceComesFromTheListAndMessagesAreCounted() {
        String data = upload("data", "phone,plan\n08031110011,1GB Daily");
        assertEquals("₦350.00", ada.get(data).select("[data-total]").text());
        String sms = upload("sms", "phone,name\n08031110011,Ada\n08031110012,Ben", Map.of("message", "Hello {name}"));
        Page draft = ada.get(sms);
        assertTrue(draft.text().contains("Hello Ben"), draft.text());
        start(sms, "2");
        assertEquals(2, count(ended(sms), "succeeded"));
    }

    @Test
    void aPlaceholderWithoutAColumnIsWrong() {
        String sms = upload("sms", "phone\n08031110011", Map.of("message", "Hello {name}"));
        assertEquals(
                "No column is called {name}.",
                ada.get(sms).select("#wrong .error").text());
    }

    @Test
    void theResultFileIsTheUploadAndWhatCameOfIt() {
        String batch = upload("airtime", "staff,phone,amount\n=1+1,08031110011,100\nBen,08031110001,100");
        start(batch, "200");
        ended(batch);
        List<String> lines = new String(ada.file(batch + "/result.csv").body(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(
                "staff,phone,amount,status,reason,transaction_id,time,amount_naira,reference,token,units,network,recipient,product",
                lines.get(0));
        assertTrue(lines.get(1).startsWith("'=1+1,08031110011,100,succeeded,"), lines.get(1));
        assertTrue(lines.get(2).startsWith("Ben,08031110001,100,failed,"), lines.get(2));
    }

    @Test
    void aGroupIsABatch() {
        save(ada, "08031110011");
        save(ada, "08031110012");
        save(shop.ben, "08031110013");
        Map<String, String> form = Map.of("service", "airtime", "group", group(ada), "amount", "150");
        String batch = ada.post("/batches", form).location();
        assertEquals("₦300.00", ada.get(batch).select("[data-total]").text());
        Map<String, String> foreign = Map.of("service", "airtime", "group", group(shop.ben), "amount", "150");
        new FormPage(ada.post("/batches", foreign)).refuses("group", "Choose one from the list.");
    }

    private static void save(Browser owner, String number) {
        Map<String, String> form =
                Map.of("kind", "phone", "number", number, "saved_name", "Driver " + number, "groups", "Drivers");
        Page saved = owner.post("/recipients", form);
        assertEquals(303, saved.status(), saved.text());
    }

    private static String group(Browser owner) {
        return owner.get("/batches/new?service=airtime")
                .select("#group option:contains(Drivers)")
                .attr("value");
    }

    @Test
    void nobodyElseSeesIt() {
        String batch = upload("airtime", "08031110011,100");
        for (String path : List.of("", "/result.csv", "/errors.csv")) {
            assertEquals(404, shop.ben.get(batch + path).status(), path);
        }
        for (String path :
                List.of("/start", "/rows", "/leave-out", "/remove", "/pause", "/resume", "/check", "/stop", "/again")) {
            assertEquals(
                    404, shop.ben.post(batch + path, Map.of("total", "100")).status(), path);
        }
        assertEquals("draft", ada.get(batch).select("main").attr("data-state"));
    }

    @Test
    void theSamePostTwiceIsOneBatch() {
        Map<String, String> form = Map.of("service", "airtime", "rows", "08031110011,100", "nonce", "n1");
        assertEquals(
                ada.post("/batches", form).location(),
                ada.post("/batches", form).location());
        Page removed = ada.post(ada.post("/batches", form).location() + "/remove", Map.of());
        assertEquals("/batches", removed.location());
        assertEquals(1, ada.get("/batches").select("[data-batch]").size(), "the one of the test's own shop");
    }
}
