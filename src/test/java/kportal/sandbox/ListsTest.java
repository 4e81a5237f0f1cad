package kportal.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import kportal.sandbox.accounts.Account;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {
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

    /** The rows Kpoint's documentation shows, letter for letter. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/lists/networks|{\"code\":\"MTN\",\"name\":\"MTN\",\"is_active\":true}",
                "/lists/networks|{\"code\":\"AIRTEL\",\"name\":\"Airtel\",\"is_active\":true}",
                "/lists/data-plans?network=MTN|{\"plan_id\":\"MTN_1GB_DAILY\",\"description\":\"1GB Daily\",\"amount\":350,\"validity\":\"1 day\"}",
                "/lists/electricity-providers|{\"code\":\"ikeja\",\"name\":\"Ikeja Electric\"}",
                "/lists/electricity-providers|{\"code\":\"eko\",\"name\":\"Eko Electric\"}",
                "/lists/cable-providers|{\"code\":\"dstv\",\"name\":\"DSTV\"}",
                "/lists/cable-providers|{\"code\":\"gotv\",\"name\":\"GOTV\"}",
                "/lists/cable-packages?provider=dstv|{\"package_code\":\"DSTV_COMPACT\",\"name\":\"Compact\",\"amount\":12500}",
            })
    void showsTheDocumentedRows(String path, String row) {
        HttpResponse<String> response = practice.get(path);

        assertEquals(200, response.statusCode());
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse(""));
        assertTrue(response.body().startsWith("{\"status\":\"success\","), response.body());
        assertTrue(response.body().contains(row), response.body());
    }

    @Test
    void namesTheNetworkOrProviderAskedFor() {
        assertTrue(practice.get("/lists/data-plans?network=GLO")
                .body()
                .startsWith("{\"status\":\"success\",\"network\":\"GLO\",\"data\":["));
        assertTrue(practice.get("/lists/cable-packages?provider=startimes")
                .body()
                .startsWith("{\"status\":\"success\",\"provider\":\"startimes\",\"data\":["));
    }

    @Test
    void hasFourActiveNetworksAndOneThatIsNot() {
        JsonNode networks = Practice.json(practice.get("/lists/networks")).path("data");

        assertEquals(List.of("MTN", "AIRTEL", "GLO", "9MOBILE"), codes(networks, true));
        assertEquals(List.of("SMILE"), codes(networks, false));
        assertEquals(
                12,
                Practice.json(practice.get("/lists/electricity-providers"))
                        .path("data")
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lists/data-plans", "/lists/data-plans?network=", "/lists/data-plans?network=mtn"})
    void refusesAnUnknownNetwork(String path) {
        HttpResponse<String> response = practice.get(path);

        assertEquals(422, response.statusCode());
        assertTrue(Practice.json(response).path("errors").path("network").isArray(), response.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lists/cable-packages", "/lists/cable-packages?provider=netflix"})
    void refusesAnUnknownProvider(String path) {
        HttpResponse<String> response = practice.get(path);

        assertEquals(422, response.statusCode());
        assertTrue(Practice.json(response).path("errors").path("provider").isArray(), response.body());
    }

    @Test
    void changesItsPricesForOneAccountThatAsksForIt() {
        practice.accounts.movePrices(practice.account());
        String moved = practice.get("/lists/data-plans?network=MTN").body();
        assertTrue(moved.contains("\"plan_id\":\"MTN_1GB_DAILY\",\"description\":\"1GB Daily\",\"amount\":385"), moved);
        assertTrue(
                moved.contains("\"plan_id\":\"MTN_2_5GB_2DAYS\",\"description\":\"2.5GB 2 Days\",\"amount\":810"),
                moved);
        assertFalse(moved.contains("MTN_75GB_MONTHLY"), moved);
        assertEquals(200, practice.get("/lists/data-plans?network=SMILE").statusCode());
        assertEquals(385, charged("MTN_1GB_DAILY"));
        assertEquals(422, buy("MTN_75GB_MONTHLY").statusCode());

        String key = practice.accounts.newKey(other());
        String usual = practice.send(
                        practice.request("/lists/data-plans?network=MTN", key).GET())
                .body();
        assertTrue(usual.contains("\"amount\":350"), usual);
        practice.accounts.movePrices(practice.account());
        assertEquals(usual, practice.get("/lists/data-plans?network=MTN").body());
        assertEquals(350, charged("MTN_1GB_DAILY"));
    }

    private Account other() {
        Account other = practice.accounts.findByCookie(practice.accounts.open()).orElseThrow();
        practice.accounts.payFee(other);
        return other;
    }

    private HttpResponse<String> buy(String plan) {
        return practice.post(
                "/data", "{\"network\":\"MTN\",\"plan_id\":\"%s\",\"phone_number\":\"08031110011\"}".formatted(plan));
    }

    private int charged(String plan) {
        return Practice.json(buy(plan)).path("data").path("amount_charged").intValue();
    }

    private static List<String> codes(JsonNode networks, boolean active) {
        return StreamSupport.stream(networks.spliterator(), false)
                .filter(network -> network.path("is_active").booleanValue() == active)
                .map(network -> network.path("code").textValue())
                .toList();
    }
}
