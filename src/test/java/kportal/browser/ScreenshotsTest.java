package kportal.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.OutputType;

/** Every page and state as a picture, for people to look at: {@code make screenshots}. */
@Tag("screenshots")
class ScreenshotsTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final String PHONE = "08031234567";

    private final TestClock clock = TestClock.now();

    @Test
    void everyPage() throws IOException {
        Files.createDirectories(FOLDER);
        try (TestPortal portal = TestPortal.start(Store.SQLITE, clock, Map.of("KPOINT_TIMEOUT_SECONDS", "10"));
                Tab tab = new Tab(portal.root(), Screen.PHONE, true, false)) {
            visitor(tab);
            firstTime(tab);
            Browser shop = portal.browser();
            shop.signIn("ada@shop.ng");
            shop.post("/key", Map.of("api_key", practiceKey(shop)));
            forms(tab);
            reviews(tab, shop);
            receipts(tab, shop);
            history(tab);
            expired(tab, shop);
        }
        try (TestPortal live = TestPortal.start(
                        Store.SQLITE, clock, Map.of("KPOINT_BASE_URL", "http://127.0.0.1:1/api/public/v1"));
                Tab tab = new Tab(live.root(), Screen.PHONE, true, false)) {
            signUp(tab);
            live.browser();
            tab.open("/key");
            tab.fill("api_key", "kp_live_0123456789");
            tab.press("main form[action='/key'] button");
            tab.find("[data-key-state]");
            shoot(tab, "key-unverified");
            tab.open("/airtime");
            shoot(tab, "airtime-list-unavailable");
        }
    }

    private static void visitor(Tab tab) throws IOException {
        tab.open("/");
        shoot(tab, "landing");
        tab.open("/login");
        shoot(tab, "login");
        tab.open("/signup");
        shoot(tab, "signup");
        tab.press("main form button");
        tab.find(".summary");
        shoot(tab, "signup-errors");
        tab.open("/nowhere");
        shoot(tab, "error-404");
        signUp(tab);
    }

    private static void signUp(Tab tab) {
        tab.open("/signup");
        tab.fill("business", "Ada’s Corner Shop");
        tab.fill("name", "Ada Obi");
        tab.fill("email", "ada@shop.ng");
        tab.fill("password", Browser.PASSWORD);
        tab.press("main form button");
        tab.find(".top nav a[href='/account']");
    }

    private static void firstTime(Tab tab) throws IOException {
        for (String page : List.of("/", "/key", "/account", "/logout", "/airtime", "/sandbox/numbers", "/sandbox")) {
            tab.open(page);
            shoot(tab, "first" + page.replace('/', '-'));
        }
        for (String step : List.of("account", "fee", "keys")) {
            tab.press("form[action='/sandbox/" + step + "'] button");
            tab.find(step.equals("keys") ? "[data-new-key]" : "[data-step=" + step.replace("account", "fee") + "]");
        }
        shoot(tab, "sandbox-new-key");
        tab.open("/key");
        tab.press("main form button");
        tab.find(".summary");
        shoot(tab, "key-error");
    }

    private static void forms(Tab tab) throws IOException {
        for (String page : List.of(
                "/key",
                "/airtime?phone_number=" + PHONE,
                "/data",
                "/data?network=MTN",
                "/electricity",
                "/cable-tv",
                "/cable-tv?provider=dstv",
                "/sms?recipient=" + PHONE + "&message=Your%20order%20of%20%E2%82%A6500%20is%20ready")) {
            tab.open(page);
            shoot(tab, "form" + page.replaceAll("\\W+", "-"));
        }
        for (String page : List.of("/airtime", "/data?network=MTN", "/electricity", "/sms")) {
            tab.open(page);
            tab.press("main form[method=post] button[type=submit]");
            tab.find(".summary");
            shoot(tab, "form-errors" + page.replaceAll("\\W+", "-"));
        }
        tab.open("/sandbox/calls");
        shoot(tab, "sandbox-calls");
    }

    private static void reviews(Tab tab, Browser shop) throws IOException {
        shoot(tab, "review-plain", draft(shop, airtime(PHONE)));
        shoot(tab, "review-warned", draft(shop, airtime("08021234567")));
        shoot(tab, "review-meter", draft(shop, meter("12345")));
        shoot(
                tab,
                "review-sms",
                draft(
                        shop,
                        "/sms",
                        Map.of(
                                "recipient",
                                PHONE,
                                "message",
                                "Ẹ káàárọ̀! Your order of ₦12,500 is ready. ".repeat(3))));
        shoot(
                tab,
                "review-data",
                draft(shop, "/data", Map.of("network", "MTN", "plan_id", "MTN_1GB_DAILY", "phone_number", PHONE)));
        pay(shop, draft(shop, airtime(PHONE)));
        String second = draft(shop, airtime(PHONE));
        shoot(tab, "review-twin", second);
        tab.press("form[action$='/pay'] button");
        tab.find(".summary");
        shoot(tab, "review-twin-error");
    }

    private static void receipts(Tab tab, Browser shop) throws IOException {
        Map<String, String> airtime = Map.of(
                "succeeded", PHONE.replace("4567", "4568"),
                "failed", "08031230001",
                "pending", "08031230002",
                "key-refused", "08031230401",
                "unknown", "08031230444",
                "sending", "08031230777");
        for (Map.Entry<String, String> each : airtime.entrySet()) {
            String path = draft(shop, airtime(each.getValue()));
            pay(shop, path);
            shoot(tab, "receipt-" + each.getKey(), path);
            if (each.getKey().equals("unknown")) {
                tab.press("form[action$='/resolve'] button");
                tab.find(".summary");
                shoot(tab, "receipt-settle-errors");
                shop.post(path + "/resolve", Map.of("outcome", "succeeded", "note", "seen in the dashboard, KP123"));
                shoot(tab, "receipt-settled", path);
                shop.post(path + "/reverse", Map.of("note", "refund seen in the dashboard on 3 May"));
                shoot(tab, "receipt-reversed", path);
            }
        }
        for (String ending : List.of("0010", "0011")) {
            String path = draft(shop, meter("0123456" + ending));
            pay(shop, path);
            shoot(tab, "receipt-token-" + ending, path);
        }
        tab.open("/key");
        shoot(tab, "key-refused");
    }

    private static void history(Tab tab) throws IOException {
        for (String page : List.of("/", "/transactions", "/transactions?q=nothing-like-it", "/transactions?from=bad")) {
            tab.open(page);
            shoot(tab, "history" + page.replaceAll("\\W+", "-"));
        }
    }

    private void expired(Tab tab, Browser shop) throws IOException {
        String path = draft(shop, airtime("08039999999"));
        clock.advance(Duration.ofHours(1));
        shoot(tab, "review-expired", path);
    }

    private static Map<String, String> airtime(String number) {
        return Map.of("network", "MTN", "phone_number", number, "amount", "1000");
    }

    private static Map<String, String> meter(String number) {
        return Map.of("disco", "ikeja", "meter_number", number, "meter_type", "prepaid", "amount", "5000");
    }

    private static String draft(Browser shop, Map<String, String> fields) {
        return draft(shop, fields.containsKey("disco") ? "/electricity" : "/airtime", fields);
    }

    private static String draft(Browser shop, String path, Map<String, String> fields) {
        Page answer = shop.post(path, fields);
        if (answer.status() != 303) {
            throw new AssertionError(path + " answered " + answer.status() + ": " + answer.text());
        }
        return answer.location();
    }

    private static void pay(Browser shop, String path) {
        shop.post(path + "/pay", Map.of("again", "yes"));
    }

    private static String practiceKey(Browser shop) {
        shop.post("/sandbox/account", Map.of());
        shop.post("/sandbox/fee", Map.of());
        return shop.follow(shop.post("/sandbox/keys", Map.of()))
                .select("[data-new-key]")
                .text();
    }

    private static void shoot(Tab tab, String name, String path) throws IOException {
        tab.open(path);
        shoot(tab, name);
    }

    /** The whole page, at both widths, light and dark. */
    private static void shoot(Tab tab, String name) throws IOException {
        for (Screen screen : Screen.values()) {
            for (String scheme : List.of("light", "dark")) {
                tab.cdp(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
                tab.resize(screen.width, screen.height);
                Long whole = (Long) tab.driver()
                        .executeScript("return Math.max(innerHeight, document.documentElement.scrollHeight)");
                tab.resize(screen.width, whole.intValue());
                byte[] picture = tab.driver().getScreenshotAs(OutputType.BYTES);
                Files.write(FOLDER.resolve(name + "-" + screen.width + "-" + scheme + ".png"), picture);
            }
        }
    }
}
