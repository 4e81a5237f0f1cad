package kportal.kpoint.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListReaderTest {
    @Test
    void readsTheDocumentationsExamples() {
        assertEquals(
                rows(0, new Network("MTN", "MTN", true), new Network("AIRTEL", "Airtel", true)),
                ListReader.networks(
                        "{\"status\":\"success\",\"data\":[{\"code\":\"MTN\",\"name\":\"MTN\",\"is_active\":true},{\"code\":\"AIRTEL\",\"name\":\"Airtel\",\"is_active\":true}]}"));
        assertEquals(
                rows(0, new DataPlan("MTN_1GB_DAILY", "1GB Daily", 350_00, "1 day")),
                ListReader.dataPlans(
                        "{\"status\":\"success\",\"network\":\"MTN\",\"data\":[{\"plan_id\":\"MTN_1GB_DAILY\",\"description\":\"1GB Daily\",\"amount\":350,\"validity\":\"1 day\"}]}"));
        assertEquals(
                rows(0, new Provider("ikeja", "Ikeja Electric"), new Provider("eko", "Eko Electric")),
                ListReader.providers(
                        "{\"status\":\"success\",\"data\":[{\"code\":\"ikeja\",\"name\":\"Ikeja Electric\"},{\"code\":\"eko\",\"name\":\"Eko Electric\"}]}"));
        assertEquals(
                rows(0, new CablePackage("DSTV_COMPACT", "Compact", 12_500_00)),
                ListReader.cablePackages(
                        "{\"status\":\"success\",\"provider\":\"dstv\",\"data\":[{\"package_code\":\"DSTV_COMPACT\",\"name\":\"Compact\",\"amount\":12500}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2500           | 250000",
                "600.0          | 60000",
                "2500.00        | 250000",
                "1e3            | 100000",
                "'\"2500.00\"'  | 250000",
                "'\" 350 \"'    | 35000",
                "'\"₦1,250\"'   | 125000",
                "'\"NGN 1,250.50\"' | 125050",
                "'\"N500\"'     | 50000",
                "0.01           | 1",
                "349.995        |",
                "0              |",
                "-5             |",
                "'\"-5\"'       |",
                "'\"1.250,00\"' |",
                "'\"12,50\"'    |",
                "'\"free\"'     |",
                "'\"\"'         |",
                "null           |",
                "true           |",
                "[350]          |",
                "1e999999999    |",
                "1e-999999999   |",
                "99999999999999999999 |",
            })
    void readsAPriceExactlyOrSkipsTheRow(String amount, @Nullable Long kobo) {
        var plans = ListReader.dataPlans("{\"data\":[{\"plan_id\":\"P\",\"amount\":" + amount + "}]}")
                .orElseThrow();
        assertEquals(kobo == null ? List.of() : List.of(new DataPlan("P", "P", kobo, null)), plans.items());
        assertEquals(kobo == null ? 1 : 0, plans.skipped());
    }

    @Test
    void skipsAndCountsRowsWithoutAnIdAndRepeatedOnes() {
        assertEquals(
                rows(7, new Provider("1", "One"), new Provider("two ", "two ")),
                ListReader.providers(
                        "{\"data\":[{\"code\":1,\"name\":\"One\",\"new\":{}},{\"code\":\"1\",\"name\":\"Again\"},"
                                + "{\"name\":\"No code\"},{\"code\":null},{\"code\":\" \"},{\"code\":\"a\\u0000\"},7,null,"
                                + "{\"code\":\"two \",\"name\":null}]}"));
    }

    @Test
    void aRepeatedIdWhoseFirstRowHadNoPriceIsRead() {
        assertEquals(
                rows(1, new CablePackage("A", "A", 100)),
                ListReader.cablePackages(
                        "{\"data\":[{\"package_code\":\"A\"},{\"package_code\":\"A\",\"amount\":1}]}"));
    }

    @ParameterizedTest
    @CsvSource({
        "true, true",
        "1, true",
        "'\"1\"', true",
        "null, true",
        "'\"yes\"', true",
        "false, false",
        "0, false",
        "'\"0\"', false",
        "'\"False\"', false",
        "'\"\"', false",
        "0.0, true"
    })
    void readsWhetherANetworkIsActive(String value, boolean active) {
        assertEquals(
                rows(0, new Network("MTN", "MTN", active)),
                ListReader.networks("{\"data\":[{\"code\":\"MTN\",\"is_active\":" + value + "}]}"));
    }

    @Test
    void leavesOutWhatKpointHasSwitchedOff() {
        assertEquals(
                rows(0, new Provider("b", "b")),
                ListReader.providers("{\"data\":[{\"code\":\"a\",\"is_active\":0},{\"code\":\"b\"}]}"));
    }

    @Test
    void aNameIsOneLineAndAValidityMayBeANumber() {
        assertEquals(
                rows(0, new DataPlan("P", "1GB <b>Daily</b>", 100, "30")),
                ListReader.dataPlans(
                        "{\"data\":[{\"plan_id\":\"P\",\"description\":\"1GB\\n\\u202e<b>Daily</b>\\ud800\",\"amount\":1,\"validity\":30}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "null", "{}", "{\"data\":{}}", "{\"data\":null}", "{\"data\":[]} x"})
    void isEmptyWhereThereIsNoList(String body) {
        assertTrue(ListReader.networks(body).isEmpty());
        assertTrue(ListReader.dataPlans(body).isEmpty());
    }

    @SafeVarargs
    private static <T> Optional<Rows<T>> rows(int skipped, T... items) {
        return Optional.of(new Rows<>(List.of(items), skipped));
    }
}
