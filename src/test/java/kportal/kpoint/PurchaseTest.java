package kportal.kpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import kportal.kpoint.Purchase.Airtime;
import kportal.kpoint.Purchase.CableTv;
import kportal.kpoint.Purchase.DataBundle;
import kportal.kpoint.Purchase.Electricity;
import kportal.kpoint.Purchase.Sms;
import kportal.support.Incidents;
import kportal.testing.FaultServer;
import org.junit.jupiter.api.Test;

/** The requests are the documentation's own examples, letter for letter. */
class PurchaseTest {
    @Test
    void airtime() {
        assertSent(
                "/airtime",
                "{\"network\":\"MTN\",\"phone_number\":\"08012345678\",\"amount\":1000}",
                new Airtime("MTN", "08012345678", 1000));
    }

    @Test
    void data() {
        assertSent(
                "/data",
                "{\"network\":\"MTN\",\"plan_id\":\"MTN_1GB_DAILY\",\"phone_number\":\"08012345678\"}",
                new DataBundle("MTN", "MTN_1GB_DAILY", "08012345678"));
    }

    @Test
    void electricity() {
        assertSent(
                "/electricity",
                "{\"disco\":\"ikeja\",\"meter_number\":\"12345678901\",\"meter_type\":\"prepaid\",\"amount\":5000}",
                new Electricity("ikeja", "12345678901", "prepaid", 5000));
    }

    @Test
    void cableTv() {
        assertSent(
                "/cable-tv",
                "{\"provider\":\"dstv\",\"smartcard_number\":\"1234567890\",\"package_code\":\"DSTV_COMPACT\"}",
                new CableTv("dstv", "1234567890", "DSTV_COMPACT"));
    }

    @Test
    void smsInAnyLetters() {
        assertSent(
                "/sms/send-message",
                "{\"recipient\":\"08012345678\",\"message\":\"Ẹ káàárọ̀ \\\"₦500\\\"\\n😀\"}",
                new Sms("08012345678", "Ẹ káàárọ̀ \"₦500\"\n😀"));
    }

    private static void assertSent(String path, String body, Purchase purchase) {
        try (var server = new FaultServer(FaultServer.json(200, "{\"status\":\"success\"}"))) {
            var base = URI.create(server.url() + "/api/public/v1/");
            new KpointClient(base, Duration.ofSeconds(2), new Incidents(), _ -> {})
                    .purchase("kp_live_0123456789", purchase, System.nanoTime() + 5_000_000_000L);
            var request = server.requests().getFirst();
            assertTrue(request.startsWith("POST /api/public/v1" + path + " HTTP/1.1\r\n"), request);
            assertTrue(request.contains("\r\nAuthorization: Bearer kp_live_0123456789\r\n"), request);
            assertTrue(request.contains("\r\nContent-Type: application/json\r\n"), request);
            assertFalse(request.contains("Accept-Encoding") || request.contains("Upgrade"), request);
            assertEquals(body, request.substring(request.indexOf("\r\n\r\n") + 4));
        }
    }
}
