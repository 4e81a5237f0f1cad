package kportal.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PurchasesTest {
    @TempDir
    Path dataDir;

    Practice practice;

    @BeforeEach
    void start() {
        practice = new Practice(dataDir);
    }

    @AfterEach
    void stop() {
        practice.close();
    }

    @Test
    void airtime() {
        JsonNode answer = bought("/airtime", Bodies.AIRTIME, "Airtime purchase successful");

        assertEquals("MTN", answer.at("/data/network").textValue());
        assertEquals("08012345678", answer.at("/data/phone_number").textValue());
        assertEquals(1000, answer.at("/data/amount").intValue());
        assertCharged(answer, 1000);
    }

    @Test
    void data() {
        JsonNode answer = bought("/data", Bodies.DATA, "Data purchase successful");

        assertEquals("MTN_1GB_DAILY", answer.at("/data/plan_id").textValue());
        assertCharged(answer, 350);
    }

    @Test
    void prepaidElectricityHasATokenAndUnits() {
        JsonNode answer = bought("/electricity", Bodies.ELECTRICITY, "Electricity payment successful");

        assertTrue(answer.at("/data/token").textValue().matches("\\d{20}"));
        assertEquals("36.4", answer.at("/data/units").textValue());
        assertCharged(answer, 5000);
    }

    @Test
    void postpaidElectricityHasNeither() {
        JsonNode answer = bought(
                "/electricity", Bodies.ELECTRICITY.replace("prepaid", "postpaid"), "Electricity payment successful");

        assertFalse(answer.path("data").has("token"));
        assertFalse(answer.path("data").has("units"));
    }

    @Test
    void tokensComeInTheFormsMetersGiveThem() {
        JsonNode zero = Practice.json(practice.post("/electricity", Bodies.endingIn("/electricity", "0010")));
        JsonNode grouped = Practice.json(practice.post("/electricity", Bodies.endingIn("/electricity", "0011")));

        assertTrue(zero.at("/data/token").textValue().matches("0\\d{19}"));
        assertTrue(grouped.at("/data/token").textValue().matches("Token : \\d{4}( \\d{4}){4}"));
    }

    @Test
    void cable() {
        JsonNode answer = bought("/cable-tv", Bodies.CABLE, "Cable TV payment successful");

        assertEquals("1234567890", answer.at("/data/smartcard_number").textValue());
        assertCharged(answer, 12_500);
    }

    @Test
    void smsTakesUnitsAndNoMoney() {
        JsonNode answer = bought("/sms/send-message", Bodies.SMS, "Message sent");

        assertEquals(1, answer.at("/data/units_used").intValue());
        assertEquals(199, answer.at("/data/units_left").intValue());
        assertEquals(100_000_00, practice.account().walletKobo());
    }

    @ParameterizedTest
    @CsvSource({"a,160,1", "a,161,2", "a,306,2", "a,307,3", "€,80,1", "€,81,2", "₦,70,1", "₦,71,2", "₦,134,2", "₦,135,3"
    })
    void aLongerMessageTakesAUnitAPart(String letter, int count, int units) {
        String body = Bodies.SMS.replace("Hello from Kpoint API", letter.repeat(count));

        assertEquals(
                units,
                Practice.json(practice.post("/sms/send-message", body))
                        .at("/data/units_used")
                        .intValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/airtime|{}|network,phone_number,amount",
                "/airtime|[]|network,phone_number,amount",
                "/airtime|not json|network,phone_number,amount",
                "/airtime|{\"network\":\"mtn\",\"phone_number\":\"08012345678\",\"amount\":1000}|network",
                "/airtime|{\"network\":\"SMILE\",\"phone_number\":\"08012345678\",\"amount\":1000}|network",
                "/airtime|{\"network\":\"MTN\",\"phone_number\":\"+2348012345678\",\"amount\":1000}|phone_number",
                "/airtime|{\"network\":\"MTN\",\"phone_number\":8012345678,\"amount\":1000}|phone_number",
                "/airtime|{\"network\":\"MTN\",\"phone_number\":\"08012345678\",\"amount\":\"1000\"}|amount",
                "/airtime|{\"network\":\"MTN\",\"phone_number\":\"08012345678\",\"amount\":100.5}|amount",
                "/airtime|{\"network\":\"MTN\",\"phone_number\":\"08012345678\",\"amount\":49}|amount",
                "/airtime|{\"network\":\"MTN\",\"phone_number\":\"08012345678\",\"amount\":50001}|amount",
                "/airtime|{\"network\":\"MTN\",\"phone_number\":\"08012345678\",\"amount\":1e400}|amount",
                "/data|{}|network,plan_id,phone_number",
                "/data|{\"network\":\"GLO\",\"plan_id\":\"MTN_1GB_DAILY\",\"phone_number\":\"08012345678\"}|plan_id",
                "/electricity|{}|disco,meter_number,meter_type,amount",
                "/electricity|{\"disco\":\"x\",\"meter_number\":\"12345\",\"meter_type\":\"free\",\"amount\":\"5000\"}|disco,meter_number,meter_type,amount",
                "/cable-tv|{}|provider,smartcard_number,package_code",
                "/cable-tv|{\"provider\":\"gotv\",\"smartcard_number\":\"12a\",\"package_code\":\"DSTV_COMPACT\"}|smartcard_number,package_code",
                "/sms/send-message|{}|recipient,message",
                "/sms/send-message|{\"recipient\":\"0801234567\",\"message\":\" \"}|recipient,message",
            })
    void refusesWhatKpointWouldNotUnderstand(String path, String body, String fields) {
        HttpResponse<String> response = practice.post(path, body);

        assertEquals(422, response.statusCode(), response.body());
        assertEquals(
                "Validation failed", Practice.json(response).path("message").textValue());
        JsonNode errors = Practice.json(response).path("errors");
        assertEquals(
                fields,
                String.join(",", errors.propertyStream().map(e -> e.getKey()).toList()));
        errors.forEach(told -> assertTrue(told.isArray() && told.get(0).isTextual(), response.body()));
        assertEquals(100_000_00, practice.account().walletKobo());
    }

    @Test
    void refusesAMessageThatIsTooLong() {
        String body = Bodies.SMS.replace("Hello from Kpoint API", "a".repeat(1001));

        assertEquals(422, practice.post("/sms/send-message", body).statusCode());
    }

    @Test
    void refusesABodyThatIsNotSentAsJson() {
        var request = practice.posting("/airtime", Bodies.AIRTIME).setHeader("Content-Type", "text/plain");

        assertEquals(422, practice.send(request).statusCode());
    }

    @Test
    void refusesAHugeBody() {
        HttpResponse<String> response = practice.post("/airtime", " ".repeat(70_000) + Bodies.AIRTIME);

        assertEquals(413, response.statusCode());
        assertEquals("error", Practice.json(response).path("status").textValue());
    }

    @Test
    void theWalletRunsOutAndCanBeToppedUp() {
        String all = Bodies.AIRTIME.replace("1000", "50000");
        assertEquals(200, practice.post("/airtime", all).statusCode());
        assertEquals(200, practice.post("/airtime", all).statusCode());

        HttpResponse<String> refused = practice.post("/airtime", all);
        assertEquals(422, refused.statusCode());
        assertEquals("{\"status\":\"error\",\"message\":\"Insufficient wallet balance\"}", refused.body());

        practice.accounts.topUp(practice.account());
        assertEquals(200, practice.post("/airtime", all).statusCode());
    }

    @Test
    void smsUnitsRunOut() {
        String fifteen = Bodies.SMS.replace("Hello from Kpoint API", "₦".repeat(1000));
        for (int sent = 0; sent < 13; sent++) {
            assertEquals(200, practice.post("/sms/send-message", fifteen).statusCode());
        }

        HttpResponse<String> refused = practice.post("/sms/send-message", fifteen);
        assertEquals(422, refused.statusCode());
        assertEquals("{\"status\":\"error\",\"message\":\"Insufficient SMS units\"}", refused.body());
        assertEquals(5, practice.account().smsUnits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/airtime", "/data", "/electricity", "/cable-tv", "/sms/send-message"})
    void everyAccountPaysForItself(String path) {
        var other = practice.accounts.findByCookie(practice.accounts.open()).orElseThrow();
        practice.post(path, Bodies.BY_PATH.get(path));

        assertEquals(1, practice.accounts.calls(practice.account()).size());
        assertEquals(0, practice.accounts.calls(other).size());
        assertEquals(100_000_00, other.walletKobo());
    }

    private JsonNode bought(String path, String body, String message) {
        HttpResponse<String> response = practice.post(path, body);
        JsonNode answer = Practice.json(response);
        assertEquals(200, response.statusCode());
        assertEquals("success", answer.path("status").textValue());
        assertEquals(message, answer.path("message").textValue());
        assertTrue(answer.at("/data/reference").textValue().matches("KP20261124\\d{10}"), response.body());
        return answer;
    }

    private void assertCharged(JsonNode answer, int naira) {
        assertEquals(naira, answer.at("/data/amount_charged").doubleValue());
        assertEquals(100_000 - naira, answer.at("/data/balance_after").doubleValue());
        assertEquals((100_000 - naira) * 100L, practice.account().walletKobo());
    }
}
