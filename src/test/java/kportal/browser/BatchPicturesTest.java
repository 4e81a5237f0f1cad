package kportal.browser;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A batch as it comes by, from the empty list to its end; beside {@link ScreenshotsTest}. */
@Tag("screenshots")
class BatchPicturesTest {
    private TestPortal portal;
    private Tab tab;
    private Camera camera;
    private Counter shop;

    @BeforeEach
    void start() {
        portal = TestPortal.start(Store.SQLITE);
        tab = new Tab(portal.root(), Screen.PHONE, true, false);
        camera = new Camera(tab, Path.of("target", "screenshots"));
        new FrontDoor(tab).quickly("ada@shop.ng");
        shop = Counter.of(portal, "ada@shop.ng");
    }

    @AfterEach
    void stop() {
        tab.close();
        portal.close();
    }

    @Test
    void beforeItRuns() {
        camera.shoot("batches-none", "/batches");
        camera.shoot("batch-new", "/batches/new");
        tab.submit("main form[method=post] button[type=submit]");
        camera.shoot("batch-new-error");
        for (String service : new String[] {"data", "electricity", "cable-tv", "sms"}) {
            camera.shoot("batch-new-" + service, "/batches/new?service=" + service);
        }
        camera.shoot(
                "batch-wrong",
                upload(
                        "airtime",
                        "phone_number,amount,network\n0803,100,MTN\n08031110011,1,MTN\n08031110013,100,Nonet\n"
                                + "08031110012,250,MTN"));
        String doubled = upload("airtime", "08031110011,100\n08031110011,100\n+234 805 111 0012,2500");
        camera.shoot("batch-doubles", doubled);
        tab.fill("total", "99");
        tab.submit("form[action$='/start'] button");
        camera.shoot("batch-total-error");
        camera.shoot("batch-review", upload("airtime", "08031110011,100\n08031110014,500\n08051110012,2500"));
        camera.shoot(
                "batch-review-sms",
                upload("sms", "phone,name\n08031110011,Ada\n08031110012,Ben", Map.of("message", "Hello {name}, ₦500")));
        camera.shoot(
                "batch-review-data",
                upload("data", "08031110011,MTN_1GB_DAILY\n08031110012,MTN_75GB_MONTHLY\n08031110013,1GB Daily"));
        camera.shoot("batches-drafts", "/batches");
    }

    @Test
    void asItRuns() {
        String slow = run("2400", rows(24, "0777"));
        camera.shoot("batch-running", slow);
        shop.http().post(slow + "/pause", Map.of());
        camera.shoot("batch-paused-asked", slow);
        shop.http().post(slow + "/stop", Map.of());
        camera.shoot("batch-stopped", slow);
        String paused = run("1200", rows(12, "0503"));
        await(paused, "paused");
        camera.shoot("batch-paused-doubt", paused);
        String mixed =
                run("1450", "08031110001,100\n08031110444,100\n08031110002,500\n08031110011,250\n08031110012,500");
        await(mixed, "finished");
        camera.shoot("batch-finished", mixed);
        camera.shoot("batch-finished-failed", mixed + "?state=failed");
        shop.http().post(mixed + "/again", Map.of("nonce", "one"));
        camera.shoot("batches", "/batches");
        String tokens = upload("electricity", "01234560010,5000,ikeja,prepaid\n01234560012,2000,ikeja,postpaid");
        shop.http().post(tokens + "/start", Map.of("total", "7000"));
        await(tokens, "finished");
        camera.shoot("batch-finished-tokens", tokens);
    }

    private static String rows(int count, String ending) {
        return IntStream.range(0, count)
                .mapToObj(at -> "08031%02d%s,100".formatted(at, ending))
                .collect(Collectors.joining("\n"));
    }

    private String run(String total, String rows) {
        String batch = upload("airtime", rows);
        shop.http().post(batch + "/start", Map.of("total", total));
        return batch;
    }

    private void await(String batch, String state) {
        tab.open(batch);
        tab.find("#batch[data-state=" + state + "]");
    }

    private String upload(String service, String rows) {
        return upload(service, rows, Map.of());
    }

    private String upload(String service, String rows, Map<String, String> usual) {
        Map<String, String> form = new HashMap<>(Map.of("service", service, "rows", rows));
        form.putAll(usual);
        return shop.draft("/batches", form);
    }
}
