package kportal.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every page and state as a picture, for people to look at: {@code make screenshots}. */
@Tag("screenshots")
class ScreenshotsTest {
    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final String EMAIL = "ada@shop.ng";
    private static final String PHONE = "08031234567";

    private final TestClock clock = TestClock.now();
    private TestPortal portal;
    private Tab tab;
    private Camera camera;

    private void start(Map<String, String> settings) {
        portal = TestPortal.start(Store.SQLITE, clock, settings);
        tab = new Tab(portal.root(), Screen.PHONE, true, false);
        camera = new Camera(tab, FOLDER);
    }

    @AfterEach
    void stop() {
        tab.close();
        portal.close();
    }

    @Test
    void everyPage() {
        start(Map.of("KPOINT_TIMEOUT_SECONDS", "10"));
        visitor();
        firstTime();
        Counter shop = Counter.of(portal, EMAIL);
        forms();
        reviews(shop);
        receipts(shop);
        history(shop);
        audit();
        expired(shop);
    }

    @Test
    void whatMustStandFirst() {
        start(Map.of("SECOND_FACTOR", "required"));
        new FrontDoor(tab).quickly(EMAIL);
        camera.shoot("key-factor-missing", "/key");
        camera.shoot("factors-required", "/account/factors");
    }

    @Test
    void aKeyBesideTheRealKpoint() {
        start(Map.of("KPOINT_BASE_URL", "https://kpoint.invalid/api"));
        new FrontDoor(tab).quickly(EMAIL);
        camera.shoot("key-unconfirmed", "/key");
    }

    @Test
    void mails() {
        start(Map.of());
        Mailbox mails = new Mailbox(portal);
        camera.shoot("mail-forgot", "/password/forgot");
        portal.signUp("Ada Stores", EMAIL).post("/password/forgot", Map.of("email", EMAIL));
        tab.fill("email", EMAIL);
        tab.submit("main form button");
        camera.shoot("mail-forgot-done");
        String link = mails.newest(EMAIL, "Set a new password").link();
        tab.open(link);
        tab.submit("main form button");
        camera.shoot("mail-reset-error");
        camera.shoot("mail-link-gone", "/password/reset?token=x");
        camera.shoot(
                "mail-confirm",
                mails.newest(EMAIL, "Confirm your email address").link());
        camera.shoot("mail-sandbox", "/sandbox/mail");
        new FrontDoor(tab).quickly("ben@shop.ng");
        camera.shoot("mail-dashboard", "/");
        tab.open("/account/email");
        tab.submit("form[action='/account/email'] button");
        camera.shoot("mail-address-error");
        tab.open(mails.newest("ben@shop.ng", "Confirm your email address").link());
        tab.submit("main form button");
        camera.shoot("mail-confirmed");
        tab.open("/account/email");
        tab.fill("email", "ben@new.ng");
        tab.fill("password", Browser.PASSWORD);
        tab.submit("form[action='/account/email'] button");
        camera.shoot("mail-address-asked");
        camera.shoot(
                "mail-undo",
                mails.newest("ben@shop.ng", "Your email address is being changed")
                        .link());
    }

    @Test
    void kpointDoesNotAnswer() {
        start(Map.of("KPOINT_BASE_URL", "http://127.0.0.1:1/api/public/v1"));
        new FrontDoor(tab).quickly(EMAIL);
        tab.open("/key");
        tab.fill("api_key", "kp_live_0123456789");
        tab.submit("main form[action='/key'] button");
        camera.shoot("key-unverified");
        camera.shoot("airtime-list-unavailable", "/airtime");
    }

    @Test
    void doubtAndASecondTry() {
        start(Map.of("KPOINT_TIMEOUT_SECONDS", "10"));
        new FrontDoor(tab).quickly(EMAIL);
        Counter shop = Counter.of(portal, EMAIL);
        String doubted = "08031230444";
        String first = shop.draft("/airtime", Counter.airtime(doubted));
        shop.pay(first);
        shop.pay(shop.draft("/airtime", Counter.airtime(PHONE)));
        String failed = shop.draft("/airtime", Counter.airtime("08031230001"));
        shop.pay(failed);
        camera.shoot("again-desk", "/transactions?status=unknown");
        camera.shoot("again-receipt-failed", failed);
        tab.open(first);
        tab.submit("form[action$='/again'] button");
        camera.shoot("again-review");
        String second = tab.path();
        clock.advance(Duration.ofMinutes(3));
        shop.pay(second);
        for (Map.Entry<String, String> page : Map.of(
                        "desk-two",
                        "/transactions?status=unknown",
                        "receipt-first",
                        first,
                        "receipt-second",
                        second,
                        "dispute",
                        first + "/dispute",
                        "history",
                        "/transactions",
                        "dashboard",
                        "/",
                        "form",
                        "/airtime?phone_number=" + doubted,
                        "data-form",
                        "/data?network=MTN&phone_number=" + doubted)
                .entrySet()) {
            camera.shoot("again-" + page.getKey(), page.getValue());
        }
        String succeeded = shop.draft("/airtime", Counter.airtime("08031234568"));
        shop.pay(succeeded);
        camera.shoot("again-receipt-succeeded", succeeded);
        tab.press("details.wrong summary");
        camera.shoot("again-receipt-wrong");
    }

    private void visitor() {
        camera.shoot("landing", "/");
        camera.shoot("login", "/login");
        camera.shoot("privacy", "/privacy");
        camera.shoot("help", "/help");
        camera.shoot("signup", "/signup");
        tab.submit("main form button");
        camera.shoot("signup-errors");
        camera.shoot("error-404", "/nowhere");
        new FrontDoor(tab).quickly(EMAIL);
    }

    @Test
    void defence() {
        start(Map.of());
        new FrontDoor(tab).quickly(EMAIL);
        portal.browser().signIn(EMAIL);
        camera.shoot("sessions", "/account/sessions");
        clock.advance(Duration.ofHours(1));
        tab.open("/account/sessions");
        tab.submit("form[action$='/end-others'] button");
        camera.shoot("confirm");
        tab.submit("main form button");
        camera.shoot("confirm-error");
        new FrontDoor(tab).signOut();
        tab.driver().manage().deleteAllCookies();
        for (int i = 0; i < 11; i++) {
            portal.browser().post("/login", Map.of("email", EMAIL, "password", "a wrong one"));
        }
        tab.open("/login");
        tab.fill("email", EMAIL);
        tab.fill("password", "a wrong one");
        tab.submit("main form button");
        camera.shoot("login-too-many");
        tab.open("/signup");
        tab.fill("business", "Ada’s Corner Shop");
        tab.fill("name", "Ada Obi");
        tab.fill("email", EMAIL);
        tab.fill("password", "Kpoint2026!");
        tab.submit("main form button");
        camera.shoot("signup-password-refused");
    }

    private void firstTime() {
        for (String page : List.of(
                "/",
                "/key",
                "/account",
                "/account/audit",
                "/account/limit",
                "/account/download",
                "/account/delete",
                "/reports",
                "/balance",
                "/balance/opening",
                "/logout",
                "/airtime",
                "/sandbox/numbers",
                "/sandbox")) {
            camera.shoot("first" + page.replace('/', '-'), page);
        }
        for (String step : List.of("account", "fee", "keys")) {
            tab.submit("form[action='/sandbox/" + step + "'] button");
        }
        camera.shoot("sandbox-new-key");
        tab.open("/key");
        tab.submit("main form button");
        camera.shoot("key-error");
    }

    private void forms() {
        for (String page : List.of(
                "/key",
                "/airtime?phone_number=" + PHONE,
                "/data",
                "/data?network=MTN",
                "/electricity",
                "/cable-tv",
                "/cable-tv?provider=dstv",
                "/sms?recipient=" + PHONE + "&message=Your%20order%20of%20%E2%82%A6500%20is%20ready")) {
            camera.shoot("form" + page.replaceAll("\\W+", "-"), page);
        }
        for (String page : List.of("/airtime", "/data?network=MTN", "/electricity", "/sms")) {
            tab.open(page);
            tab.submit("main form[method=post] button[type=submit]");
            camera.shoot("form-errors" + page.replaceAll("\\W+", "-"));
        }
        camera.shoot("sandbox-calls", "/sandbox/calls");
    }

    private void reviews(Counter shop) {
        camera.shoot("review-plain", shop.draft("/airtime", Counter.airtime(PHONE)));
        camera.shoot("review-warned", shop.draft("/airtime", Counter.airtime("08021234567")));
        camera.shoot("review-meter", shop.draft("/electricity", Counter.meter("12345")));
        camera.shoot(
                "review-sms",
                shop.draft(
                        "/sms",
                        Map.of(
                                "recipient",
                                PHONE,
                                "message",
                                "Ẹ káàárọ̀! Your order of ₦12,500 is ready. ".repeat(3))));
        camera.shoot(
                "review-data",
                shop.draft("/data", Map.of("network", "MTN", "plan_id", "MTN_1GB_DAILY", "phone_number", PHONE)));
        shop.pay(shop.draft("/airtime", Counter.airtime(PHONE)));
        String second = shop.draft("/airtime", Counter.airtime(PHONE));
        camera.shoot("review-twin", second);
        tab.submit("form[action$='/pay'] button");
        camera.shoot("review-twin-error");
    }

    @Test
    void recipients() {
        start(Map.of());
        new FrontDoor(tab).quickly(EMAIL);
        Counter shop = Counter.of(portal, EMAIL);
        camera.shoot("recipients-none", "/recipients");
        camera.shoot("recipients-new", "/recipients/new");
        tab.submit("main form[method=post] button[type=submit]");
        camera.shoot("recipients-new-error");
        camera.shoot("recipients-import", "/recipients/import");
        tab.fill("rows", "08031234567,Mama Ngozi,Staff\n123,Bello\n08021234567,");
        tab.submit("main form[method=post] button[type=submit]");
        camera.shoot("recipients-import-error");
        tab.open("/recipients/import");
        tab.fill(
                "rows",
                "kind,number,name,network,meter_type,groups\nphone,08031234567,Mama Ngozi,MTN,,Staff; Ikeja branch\n"
                        + "meter,04123455678,Gate of the big house in Allen Avenue,ikeja,prepaid,Staff\n"
                        + "meter,4123455678,gate of the big house in allen avenue,,,\nsmartcard,7012345678,Parlour,dstv,,");
        tab.submit("main form[method=post] button[type=submit]");
        camera.shoot("recipients");
        camera.shoot("recipients-group", "/recipients?q=gate&kind=meter");
        camera.shoot("recipients-doubles", "/recipients/doubles");
        camera.shoot(
                "recipients-one",
                shop.http().get("/recipients?q=04123").select("h2 a").attr("href"));
        camera.shoot("recipients-form-airtime", "/airtime");
        camera.shoot("recipients-form-cable", "/cable-tv");
        camera.shoot("recipients-review", shop.draft("/airtime", Counter.airtime(PHONE)));
        camera.shoot("recipients-review-first", shop.draft("/electricity", Counter.meter("04123455678")));
        shop.pay(shop.draft("/airtime", Counter.airtime(PHONE)));
        String unsaved = shop.draft("/airtime", Counter.airtime("08021234567"));
        shop.pay(unsaved);
        tab.open(unsaved);
        tab.press("details.card summary");
        camera.shoot("recipients-receipt");
        camera.shoot("recipients-history", "/transactions");
        camera.shoot("recipients-dashboard", "/");
    }

    @Test
    void requestsForDevelopers() {
        start(Map.of());
        camera.shoot("api-visitor", "/docs/api");
        new FrontDoor(tab).quickly(EMAIL);
        camera.shoot("api-no-key", "/docs/api");
        Counter shop = Counter.of(portal, EMAIL);
        camera.shoot("api", "/docs/api?code=python");
        String path = shop.draft("/airtime", Counter.airtime(PHONE));
        tab.open(path);
        tab.press("#snippets summary");
        camera.shoot("review-request");
        tab.press("label[for=code-php]");
        camera.shoot("review-request-php");
        shop.pay(path);
        tab.open(path);
        tab.press("#snippets summary");
        camera.shoot("receipt-request");
    }

    private void receipts(Counter shop) {
        Map<String, String> airtime = Map.of(
                "succeeded", PHONE.replace("4567", "4568"),
                "failed", "08031230001",
                "pending", "08031230002",
                "key-refused", "08031230401",
                "unknown", "08031230444",
                "sending", "08031230777");
        for (Map.Entry<String, String> each : airtime.entrySet()) {
            String path = shop.draft("/airtime", Counter.airtime(each.getValue()));
            shop.pay(path);
            camera.shoot("receipt-" + each.getKey(), path);
            if (each.getKey().equals("unknown")) {
                camera.shoot("dispute", path + "/dispute");
                camera.shoot("desk", "/transactions?status=unknown");
                tab.open(path);
                tab.submit("form[action$='/resolve'] button");
                camera.shoot("receipt-settle-errors");
                shop.http()
                        .post(
                                path + "/resolve",
                                Map.of("outcome", "succeeded", "note", "seen in the dashboard, KP123"));
                camera.shoot("receipt-settled", path);
                shop.http().post(path + "/reverse", Map.of("note", "refund seen in the dashboard on 3 May"));
                camera.shoot("receipt-reversed", path);
            }
        }
        for (String ending : List.of("0010", "0011")) {
            String path = shop.draft("/electricity", Counter.meter("0123456" + ending));
            shop.pay(path);
            camera.shoot("receipt-token-" + ending, path);
            camera.as("print", "prefers-color-scheme", "light");
            camera.keep("receipt-token-" + ending + "-print");
            camera.as("", "forced-colors", "active");
            camera.keep("receipt-token-" + ending + "-forced");
        }
        camera.shoot("key-refused", "/key");
    }

    private void history(Counter shop) {
        shop.http().post("/balance/opening", Map.of("amount", "50000", "when", "2026-01-01T08:00"));
        shop.http().post("/balance/checks", Map.of("amount", "40000"));
        for (String page : List.of(
                "/",
                "/reports",
                "/balance",
                "/balance/deposit",
                "/transactions",
                "/transactions?q=nothing-like-it",
                "/transactions?from=bad",
                "/transactions?q=0803&status=succeeded&span=this-month&column=amount&column=reference&column=by",
                "/transactions/export",
                "/exports",
                "/tokens",
                "/account/receipt")) {
            camera.shoot("history" + page.replaceAll("\\W+", "-"), page);
        }
        tab.open("/tokens");
        tab.press("main a[href^='/tokens/']");
        camera.shoot("history-tokens-meter");
        String receipt = shop.draft("/electricity", Counter.meter("01234560010"));
        shop.pay(receipt);
        camera.shoot("receipt-slip", receipt + "/slip");
    }

    @Test
    void longExports() {
        portal = TestPortal.exporting(Store.SQLITE, clock, 1);
        tab = new Tab(portal.root(), Screen.PHONE, true, false);
        camera = new Camera(tab, FOLDER);
        new FrontDoor(tab).quickly(EMAIL);
        Counter shop = Counter.of(portal, EMAIL);
        shop.pay(shop.draft("/airtime", Counter.airtime(PHONE)));
        shop.pay(shop.draft("/airtime", Counter.airtime("08031234568")));
        camera.shoot("exports-offer", "/transactions/export");
        tab.submit("[data-format=csv] form button");
        camera.shoot("exports-one");
        camera.shoot("exports-all", "/exports");
    }

    private void audit() {
        for (String page : List.of(
                "/account/audit",
                "/account/audit?kind=key_saved&q=127",
                "/account/audit?q=nothing",
                "/account/audit?from=bad")) {
            camera.shoot("audit" + page.replaceAll("\\W+", "-"), page);
        }
    }

    private void expired(Counter shop) {
        String path = shop.draft("/airtime", Counter.airtime("08039999999"));
        clock.advance(Duration.ofHours(1));
        camera.shoot("review-expired", path);
    }
}
