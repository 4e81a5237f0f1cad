package kportal.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The two pictures in the README, of a morning's sales; to be made smaller and moved to docs/screenshots by hand. */
@Tag("screenshots")
class ReadmePicturesTest {
    private static final String EMAIL = "ada@shop.ng";

    private final TestClock clock = TestClock.at("2026-11-24T07:12:00Z");

    @Test
    void aMorning() {
        try (TestPortal portal = TestPortal.start(Store.SQLITE, clock, Map.of());
                Tab tab = new Tab(portal.root(), Screen.DESK, true, false)) {
            Camera camera = new Camera(tab, Path.of("target", "screenshots"));
            new FrontDoor(tab).quickly(EMAIL);
            Counter shop = Counter.of(portal, EMAIL);
            sell(shop, "/airtime", Map.of("network", "MTN", "phone_number", "08034417290", "amount", "500"));
            sell(shop, "/data", Map.of("network", "GLO", "plan_id", "GLO_1GB_DAILY", "phone_number", "08057731846"));
            sell(
                    shop,
                    "/cable-tv",
                    Map.of("provider", "gotv", "smartcard_number", "2031187746", "package_code", "GOTV_JOLLI"));
            sell(shop, "/airtime", Map.of("network", "AIRTEL", "phone_number", "08029930444", "amount", "1000"));
            sell(shop, "/sms", Map.of("recipient", "08034417290", "message", "Your airtime is in. Thank you!"));
            sell(shop, "/data", Map.of("network", "MTN", "plan_id", "MTN_1GB_WEEKLY", "phone_number", "09061200001"));
            String receipt = sell(
                    shop,
                    "/electricity",
                    Map.of("disco", "ikeja", "meter_number", "45030261187", "meter_type", "prepaid", "amount", "5000"));
            camera.as("", "prefers-color-scheme", "light");
            tab.open("/");
            camera.keep("readme-dashboard");
            tab.sharpen(Screen.PHONE);
            tab.open(receipt);
            camera.keep("readme-receipt");
        }
    }

    private String sell(Counter shop, String form, Map<String, String> fields) {
        String path = shop.draft(form, fields);
        shop.pay(path);
        clock.advance(Duration.ofMinutes(19));
        return path;
    }
}
