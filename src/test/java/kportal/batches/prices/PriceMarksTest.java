package kportal.batches.prices;

import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.KEPT_LISTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Practiced;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.Waiting;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedules and batches whose plans Kpoint has changed; the practice Kpoint does so when it is asked to. */
@ParameterizedClass
@EnumSource
class PriceMarksTest {
    /** Two that get dearer, ₦350 to ₦385; one that gets cheaper, ₦900 to ₦810; one that goes. */
    private static final String ROWS = "08031110011,MTN_1GB_DAILY\n08031110012,MTN_1GB_DAILY\n"
            + "08031110013,MTN_2_5GB_2DAYS\n08031110014,MTN_75GB_MONTHLY\n08031110015,MTN_100MB_DAILY";

    private final TestClock clock = TestClock.at("2026-11-24T06:00:00Z");

    @Parameter
    private Store store;

    private Practiced shop;
    private Browser ada;

    @BeforeEach
    void open() {
        shop = new Practiced(store, clock);
        ada = shop.ada;
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String schedule(String rows, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(Map.of(
                "service", "data", "name", "drivers", "rows", rows, "repeats", "daily", "time", "08:00", "cap",
                "100000"));
        form.putAll(more);
        Page made = ada.post("/schedules", form);
        assertEquals(303, made.status(), made.text());
        return made.location();
    }

    private String batch(String rows) {
        Page made = ada.post("/batches", Map.of("service", "data", "rows", rows));
        assertEquals(303, made.status(), made.text());
        return made.location();
    }

    /** Kpoint changes them, and somebody of the business looks. */
    private void prices() {
        ada.post("/sandbox/prices", Map.of());
        clock.advance(Duration.ofMinutes(6));
        ada.get("/data?network=MTN");
    }

    private static List<String> moved(Page page) {
        return page.select("[data-moved]").eachText();
    }

    @Test
    void aScheduleIsMarkedWithOldAndNewPrices() {
        String schedule = schedule(ROWS, Map.of());
        assertTrue(ada.get(schedule).select("#touched").isEmpty());
        prices();
        Page page = ada.get(schedule);
        assertEquals(
                List.of(
                        "1GB Daily ₦350.00 before, ₦385.00 now · 2 rows",
                        "2.5GB 2 Days ₦900.00 before, ₦810.00 now",
                        "75GB Monthly ₦18,000.00 before, no longer sold"),
                moved(page));
        assertEquals(
                "What can be bought comes to ₦1,680.00 each time now.",
                page.select("[data-today]").text());
        assertTrue(page.select("[data-over]").isEmpty());
        assertEquals(
                "3 plans or packages are no longer at the price you saw",
                ada.get("/schedules").select("[data-schedule] [data-touched]").text());
        assertEquals(3, ada.get("/prices?service=data").select("[data-change]").size());

        ada.post(schedule + "/prices", Map.of());
        assertEquals(
                List.of("75GB Monthly ₦18,000.00 before, no longer sold"),
                moved(ada.get(schedule)),
                "what is gone stays");
        ada.post(schedule + "/pause", Map.of());
        assertEquals(1, ada.get("/schedules").select("[data-touched]").size());
        ada.post(schedule + "/end", Map.of());
        assertTrue(ada.get("/schedules").select("[data-touched]").isEmpty(), "what is over buys nothing");
        assertTrue(ada.get(schedule).select("#touched").isEmpty());
    }

    @Test
    void aScheduleThatWouldCostMoreThanItMaySaysSo() {
        String schedule = schedule("08031110011,MTN_1GB_DAILY\n08031110012,MTN_1GB_DAILY", Map.of("cap", "760"));
        prices();
        assertEquals(1, ada.get(schedule).select("[data-over]").size());
        prices();
        assertTrue(ada.get(schedule).select("#touched").isEmpty(), "all is as it was");
    }

    @Test
    void aCablePackageIsMarkedToo() {
        String schedule = schedule("7012345678,DSTV_YANGA,dstv", Map.of("service", "cable-tv"));
        ada.post("/sandbox/prices", Map.of());
        clock.advance(Duration.ofMinutes(6));
        ada.get("/cable-tv?provider=dstv");
        assertEquals(List.of("Yanga ₦5,100.00 before, ₦5,610.00 now"), moved(ada.get(schedule)));
    }

    @Test
    void aBatchIsMarkedUntilItIsCheckedAgain() {
        String batch = batch(ROWS);
        String airtime = "/batches/" + shop.batch;
        prices();
        assertEquals(
                "4 rows are no longer at the price they were checked at",
                ada.get("/batches").select("[data-touched]").text());
        Page page = ada.get(batch);
        assertEquals(
                "4 rows are no longer at the price they were checked at",
                page.select("#touched h2").text());
        assertEquals(3, moved(page).size());
        assertTrue(ada.get(airtime).select("#touched").isEmpty());

        assertEquals(batch, ada.post(batch + "/check", Map.of()).location());
        Page checked = ada.get(batch);
        assertTrue(checked.select("#touched").isEmpty());
        assertEquals(1, checked.select("#wrong fieldset").size());
        ada.post(batch + "/leave-out", Map.of("which", "wrong"));
        assertEquals("₦1,680.00", ada.get(batch).select("[data-total]").text());
        assertTrue(ada.get("/batches").select("[data-touched]").isEmpty());
    }

    @Test
    void whatIsLeftOutOrOfOthersIsNotMarked() {
        String batch = batch("08031110011,MTN_1GB_DAILY");
        ada.post(batch + "/leave-out", Map.of("which", "1"));
        prices();
        assertTrue(ada.get(batch).select("#touched").isEmpty());
        assertEquals(404, shop.ben.get(batch).status());
        assertEquals(404, shop.ben.post(batch + "/check", Map.of()).status());
        String schedule = schedule("08031110011,MTN_100MB_DAILY", Map.of());
        assertEquals(404, shop.ben.post(schedule + "/prices", Map.of()).status());
    }

    private int calls() {
        return (int) ada.get("/sandbox/calls").text().split("/lists/data-plans", -1).length - 1;
    }

    private void aDayLater() {
        clock.advance(Duration.ofDays(1).plusMinutes(6));
        ada.signIn("ada@shop.ng");
    }

    private void watched() {
        shop.portal.app().prices().look();
        shop.portal.app().jobs().wake();
        Waiting.until(() -> shop.portal
                        .database()
                        .read(sql -> sql.fetchCount(
                                DSL.table("scheduled_tasks"),
                                DSL.field("task_name").eq("price-watch")))
                == 0);
    }

    @Test
    void whatAScheduleWaitsOnIsReadOnceADay() {
        String schedule = schedule("08031110011,MTN_1GB_DAILY", Map.of("starts_on", "2026-12-20"));
        ada.post("/sandbox/prices", Map.of());
        int before = calls();
        clock.advance(Duration.ofHours(1));
        watched();
        assertEquals(before, calls(), "a list of today");
        aDayLater();
        watched();
        assertEquals(1, moved(ada.get(schedule)).size());
        assertTrue(calls() > before);
        int after = calls();
        clock.advance(Duration.ofHours(1));
        watched();
        assertEquals(after, calls(), "once a day");
    }

    @Test
    void soIsWhatABatchWaitsOnBeforeItIsAgreedTo() {
        String batch = batch("08031110011,MTN_1GB_DAILY");
        ada.post("/sandbox/prices", Map.of());
        aDayLater();
        watched();
        assertEquals(1, moved(ada.get(batch)).size());
        ada.post(batch + "/remove", Map.of());
        int before = calls();
        aDayLater();
        watched();
        assertEquals(before, calls(), "it is thrown away");
    }

    @Test
    void nothingIsReadForWhoHasNothingThatWaitsOrNoKeyThatWorks() {
        ada.get("/data?network=MTN");
        int before = calls();
        aDayLater();
        watched();
        assertEquals(before, calls(), "nothing waits");

        String schedule = schedule("08031110011,MTN_1GB_DAILY", Map.of("starts_on", "2026-12-20"));
        shop.portal
                .database()
                .run(sql -> sql.update(API_KEYS).set(API_KEYS.STATE, "refused").execute());
        aDayLater();
        int refused = calls();
        watched();
        assertEquals(refused, calls(), "the key is refused");
        shop.portal
                .database()
                .run(sql -> sql.update(API_KEYS).set(API_KEYS.STATE, "working").execute());
        ada.post(schedule + "/end", Map.of());
        watched();
        assertEquals(refused, calls(), "it is over");
    }

    @Test
    void aListThatNobodyHasReadLatelyMarksNothing() {
        String schedule = schedule("08031110011,MTN_1GB_DAILY", Map.of());
        prices();
        shop.portal.database().run(sql -> sql.deleteFrom(KEPT_LISTS).execute());
        assertTrue(ada.get(schedule).select("#touched").isEmpty());
    }
}
