package kportal.browser;

import static kportal.db.generated.Tables.USERS;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules, prices that change under them, and the operator's page; beside {@link ScreenshotsTest}. */
@Tag("screenshots")
class SchedulePicturesTest {
    private static final String EMAIL = "ada@shop.ng";

    /** A Tuesday, 07:00 in Lagos. */
    private final TestClock clock = TestClock.at("2026-11-24T06:00:00Z");

    @TempDir
    private Path backups;

    private TestPortal portal;
    private Tab tab;
    private Camera camera;

    @BeforeEach
    void start() {
        portal =
                TestPortal.start(Store.SQLITE, clock, Map.of("OPERATOR_MAIL", EMAIL, "BACKUP_DIR", backups.toString()));
        tab = new Tab(portal.root(), Screen.PHONE, true, false);
        camera = new Camera(tab, Path.of("target", "screenshots"));
        new FrontDoor(tab).quickly(EMAIL);
        portal.database().run(sql -> sql.update(USERS)
                .set(USERS.EMAIL_VERIFIED_AT, Instant.EPOCH)
                .execute());
    }

    @AfterEach
    void stop() {
        tab.close();
        portal.close();
    }

    @Test
    void schedules() {
        Counter shop = Counter.of(portal, EMAIL);
        camera.shoot("schedules-none", "/schedules");
        camera.shoot("schedule-new", "/schedules/new");
        tab.submit("main form[method=post] button[type=submit]");
        camera.shoot("schedule-new-errors");
        camera.shoot("schedule-new-sms", "/schedules/new?service=sms");
        String weekly = make(
                shop,
                "airtime",
                "night drivers",
                "08031110011,100\n08031110012,250",
                Map.of("repeats", "weekly", "weekday", "2"));
        camera.shoot("schedule", weekly);
        String doubt = make(shop, "airtime", "guards", "08031110001,100\n08031110444,100", Map.of("mail_after", "yes"));
        String dear = make(
                shop,
                "data",
                "the shop’s phones",
                "08031110013,MTN_1GB_DAILY\n08031110014,MTN_1GB_DAILY",
                Map.of("cap", "700"));
        String gone = make(shop, "data", "the manager’s phone", "08031110015,MTN_75GB_MONTHLY", Map.of("cap", "20000"));
        shop.http().post("/sandbox/prices", Map.of());
        clock.advance(Duration.ofMinutes(6));
        shop.http().get("/data?network=MTN");
        camera.shoot("schedule-touched", dear);
        camera.shoot("schedules-touched", "/schedules");
        clock.advance(Duration.ofMinutes(54));
        signInAgain();
        portal.app().jobs().wake();
        for (String path : new String[] {weekly, doubt}) {
            came(path, "a[href^='/batches/']", "Finished");
        }
        camera.shoot("schedule-came", weekly);
        camera.shoot("schedule-came-doubt", doubt);
        came(dear, "li[data-waits=cap]", "costs more");
        camera.shoot("schedule-paused-cap", dear);
        came(gone, "li[data-waits=wrong_rows]", "can’t be bought");
        camera.shoot("schedule-waits-gone", gone);
        camera.shoot("schedules", "/schedules");
    }

    @Test
    void prices() {
        Counter shop = Counter.of(portal, EMAIL);
        camera.shoot("prices-none", "/prices");
        String batch = shop.draft(
                "/batches",
                Map.of("service", "data", "rows", "08031110011,MTN_1GB_DAILY\n08031110012,MTN_75GB_MONTHLY"));
        for (String list : new String[] {"/data?network=MTN", "/cable-tv?provider=dstv"}) {
            shop.http().get(list);
        }
        shop.http().post("/sandbox/prices", Map.of());
        clock.advance(Duration.ofMinutes(6));
        for (String list : new String[] {"/data?network=MTN", "/cable-tv?provider=dstv"}) {
            shop.http().get(list);
        }
        camera.shoot("prices", "/prices");
        camera.shoot("prices-narrowed", "/prices?service=data&network=MTN");
        camera.shoot("prices-nothing", "/prices?service=electricity");
        camera.shoot("prices-form", "/data?network=MTN");
        camera.shoot("prices-batch", batch);
        camera.shoot("prices-batches", "/batches");
    }

    @Test
    void operator() {
        camera.shoot("operator-none", "/operator");
        portal.app().backups().round();
        camera.shoot("operator", "/operator");
    }

    private static String make(Counter shop, String service, String name, String rows, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(Map.of(
                "service", service, "name", name, "rows", rows, "repeats", "daily", "time", "08:00", "cap", "500"));
        form.putAll(more);
        return shop.draft("/schedules", form);
    }

    /** A session has ended by then. */
    private void signInAgain() {
        tab.driver().manage().deleteAllCookies();
        new FrontDoor(tab).back(EMAIL);
    }

    private void came(String schedule, String css, String text) {
        Waiting.until(() -> {
            tab.open(schedule);
            return tab.text("#times " + css).contains(text);
        });
    }
}
