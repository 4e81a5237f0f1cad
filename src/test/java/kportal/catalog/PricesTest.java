package kportal.catalog;

import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.LIST_CHANGES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kportal.catalog.changes.ChangeRepository;
import kportal.catalog.changes.ChangeRepository.Of;
import kportal.kpoint.KpointList;
import kportal.support.Environment;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Page;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How Kpoint's lists change over time, as one business's own key sees them. */
@ParameterizedClass
@EnumSource
class PricesTest {
    private static final String PLANS = "/lists/data-plans?network=MTN";
    private static final String PACKAGES = "/lists/cable-packages?provider=dstv";

    private final TestClock clock = TestClock.at("2026-11-24T12:00:00Z");

    @Parameter
    private Store store;

    private Shop shop;

    @BeforeEach
    void open() {
        shop = Shop.open(store, clock);
        plans(plan("A", "1GB Daily", 350), plan("B", "2GB Daily", 600));
        look();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String plan(String id, String name, int naira) {
        return "{\"plan_id\":\"%s\",\"description\":\"%s\",\"amount\":%d,\"validity\":\"1 day\"}"
                .formatted(id, name, naira);
    }

    private void plans(String... plans) {
        shop.lists.says(PLANS, 200, data(plans));
    }

    private static String data(String... rows) {
        return "{\"status\":\"success\",\"data\":[" + String.join(",", rows) + "]}";
    }

    /** Somebody needs the list, and what was kept in memory is too old. */
    private Page look() {
        clock.advance(Duration.ofMinutes(6));
        return shop.ada.get("/data?network=MTN");
    }

    private static List<String> told(Page page) {
        return page.select("[data-change]").stream()
                .map(row -> row.attr("data-change") + ": " + row.text())
                .toList();
    }

    private List<String> told() {
        return told(shop.ada.get("/prices"));
    }

    @Test
    void theFirstListIsNoChange() {
        Page page = shop.ada.get("/prices");
        assertEquals(List.of(), told(page));
        assertTrue(page.text().contains("Nothing has changed yet."), page.text());
        assertTrue(shop.ada.get("/data?network=MTN").select("[data-changed]").isEmpty());
    }

    @Test
    void aPriceGoesUpAndDown() {
        plans(plan("A", "1GB Daily", 400), plan("B", "2GB Daily", 600));
        look();
        plans(plan("A", "1GB Daily", 400), plan("B", "2GB Daily", 550));
        Page form = look();
        look();
        assertEquals(
                List.of(
                        "down: 2GB Daily, 1 day Data plan, MTN Cheaper ₦600.00 before, ₦550.00 now −₦50.00",
                        "up: 1GB Daily, 1 day Data plan, MTN Dearer ₦350.00 before, ₦400.00 now +₦50.00"),
                told());
        assertEquals(
                "Prices changed on 24 Nov 2026", form.select("[data-changed] a").text());
        assertEquals(
                "/prices?service=data&network=MTN",
                form.select("[data-changed] a").attr("href"));
        clock.advance(Duration.ofDays(31));
        Browser ada = shop.portal.browser();
        ada.signIn("ada@shop.ng");
        assertTrue(ada.get("/data?network=MTN").select("[data-changed]").isEmpty(), "no news after a month");
        assertEquals(2, told(ada.get("/prices")).size());
    }

    @Test
    void aPlanVanishesAndComesBackAtAnotherPrice() {
        plans(plan("A", "1GB Daily", 350));
        look();
        plans(plan("A", "1GB Daily", 350), plan("B", "2GB Daily", 650), plan("C", "3GB Daily", 900));
        look();
        assertEquals(
                List.of(
                        "added: 3GB Daily, 1 day Data plan, MTN New ₦900.00",
                        "back: 2GB Daily, 1 day Data plan, MTN Sold again ₦600.00 before, ₦650.00 now +₦50.00",
                        "vanished: 2GB Daily, 1 day Data plan, MTN No longer sold ₦600.00"),
                told());
    }

    @Test
    void anotherNameIsToldWithThatOfBefore() {
        plans(plan("A", "1GB <b>Daily</b>", 350), plan("B", "2GB Daily", 600));
        look();
        assertEquals(
                List.of("renamed: 1GB <b>Daily</b>, 1 day Data plan, MTN New name Before: 1GB Daily, 1 day"), told());
    }

    @Test
    void aNetworkThatIsSwitchedOffIsNoLongerSold() {
        shop.lists.says(
                "/lists/networks",
                200,
                data(
                        "{\"code\":\"MTN\",\"name\":\"MTN\"}",
                        "{\"code\":\"AIRTEL\",\"name\":\"Airtel\",\"is_active\":false}",
                        "{\"code\":\"GLO\",\"name\":\"Glo\",\"is_active\":true}"));
        look();
        assertEquals(List.of("vanished: Airtel Network No longer sold", "added: Glo Network New"), told());
    }

    @Test
    void anErrorOrAnEmptyListChangesNothing() {
        for (String body : List.of("{\"data\":[]}", "{\"data\":null}", "{\"status\":\"failed\",\"data\":[]}", "<h1>")) {
            shop.lists.says(PLANS, 200, body);
            look();
        }
        for (int status : new int[] {401, 403, 422, 429, 500, 503}) {
            shop.lists.says(PLANS, status, data());
            look();
        }
        assertEquals(List.of(), told());
        plans(plan("A", "1GB Daily", 350), plan("B", "2GB Daily", 610));
        look();
        assertEquals(1, told().size());
    }

    private String ada() {
        return shop.portal.database().read(sql -> sql.select(BUSINESSES.ID)
                .from(BUSINESSES)
                .where(BUSINESSES.NAME.eq("Ada Stores"))
                .fetchSingle(BUSINESSES.ID));
    }

    private KeptListRepository kept(Environment environment) {
        ChangeRepository changes = new ChangeRepository(shop.portal.database(), environment);
        return new KeptListRepository(shop.portal.database(), changes, environment);
    }

    private int changes() {
        return shop.portal.database().read(sql -> sql.fetchCount(LIST_CHANGES));
    }

    @Test
    void whoeverKeepsTheSameListAtOnceTellsOfItOnce() throws InterruptedException {
        Of of = new Of(ada(), KpointList.DATA_PLANS, "MTN");
        int together = 8;
        for (int round = 1; round <= 10; round++) {
            KeptList list = new KeptList(data(plan("A", "1GB Daily", 350 + round)), clock.instant());
            CountDownLatch allCame = new CountDownLatch(together);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Callable<Boolean> keep = () -> {
                    allCame.countDown();
                    allCame.await();
                    kept(Environment.LIVE).put(of, list);
                    return true;
                };
                threads.invokeAll(Collections.nCopies(together, keep)).forEach(done -> assertTrue(done.resultNow()));
            }
        }
        // The first of them lacks B, too.
        assertEquals(11, changes());
    }

    @Test
    void anOlderAnswerNeverTakesTheNewersPlace() {
        Of of = new Of(ada(), KpointList.DATA_PLANS, "MTN");
        KeptListRepository kept = kept(Environment.LIVE);
        kept.put(of, new KeptList(data(plan("A", "1GB Daily", 400)), clock.instant()));
        kept.put(
                of,
                new KeptList(data(plan("A", "1GB Daily", 350)), clock.instant().minusSeconds(1)));
        assertEquals(2, changes());
        assertTrue(kept.find(of).orElseThrow().body().contains("400"));
    }

    @Test
    void neitherAnotherBusinessNorAnotherEnvironmentSeesIt() {
        Of sandbox = new Of(ada(), KpointList.DATA_PLANS, "MTN");
        kept(Environment.SANDBOX).put(sandbox, new KeptList(data(plan("A", "1GB", 1)), clock.instant()));
        kept(Environment.SANDBOX).put(sandbox, new KeptList(data(plan("A", "1GB", 2)), clock.instant()));
        assertEquals(1, changes());
        assertEquals(List.of(), told());

        plans(plan("A", "1GB Daily", 400), plan("B", "2GB Daily", 600));
        look();
        assertEquals(1, told().size());
        Browser ben = shop.portal.signUp("Ben Stores", "ben@shop.ng");
        Shop.saveKey(ben);
        ben.get("/data?network=MTN");
        assertEquals(List.of(), told(ben.get("/prices")));
        assertTrue(ben.get("/prices").select("#network option[value=MTN]").isEmpty());
        assertTrue(ben.get("/data?network=MTN").select("[data-changed]").isEmpty());
    }

    @Test
    void itIsNarrowedByServiceAndNetwork() {
        shop.ada.get("/cable-tv?provider=dstv");
        shop.lists.says(
                PACKAGES, 200, data("{\"package_code\":\"DSTV_COMPACT\",\"name\":\"Compact\",\"amount\":13000}"));
        plans(plan("A", "1GB Daily", 400), plan("B", "2GB Daily", 600));
        look();
        Page form = shop.ada.get("/cable-tv?provider=dstv");
        assertEquals(
                "/prices?service=cable-tv&network=dstv",
                form.select("[data-changed] a").attr("href"));
        String compact = "up: Compact TV package, DSTV Dearer ₦12,500.00 before, ₦13,000.00 now +₦500.00";
        assertEquals(2, told().size());
        assertEquals(List.of(compact), told(shop.ada.get("/prices?service=cable-tv&network=")));
        assertEquals(List.of(compact), told(shop.ada.get("/prices?service=&network=dstv")));
        assertEquals(List.of(), told(shop.ada.get("/prices?service=data&network=dstv")));
        Page none = shop.ada.get("/prices?service=electricity");
        assertTrue(none.text().contains("Nothing matches."), none.text());
        new FormPage(shop.ada.get("/prices?service=tea")).refuses("service", "Choose one from the list.");
    }

    @Test
    void aLongOneHasPagesWithoutAGapOrADouble() {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            int naira = 1000 + i;
            plans(IntStream.rangeClosed(1, 2)
                    .mapToObj(n -> plan("A" + n, "Plan", naira))
                    .toArray(String[]::new));
            look();
            expected.addFirst("₦" + String.format("%,d", naira) + ".00 now");
        }
        // The last of them comes first: the two plans that were new, and those that they took the place of.
        expected.removeLast();
        List<String> seen = new ArrayList<>();
        Page page = shop.ada.get("/prices?network=MTN");
        String next = next(page, seen);
        while (!next.isEmpty()) {
            next = next(shop.ada.get(next), seen);
        }
        List<String> twice =
                expected.stream().flatMap(each -> List.of(each, each).stream()).toList();
        assertEquals(twice, seen.subList(0, seen.size() - 4));
        assertEquals(50, page.select("[data-change]").size());
        assertEquals(422, shop.ada.get("/prices?cursor=no").status());
    }

    private static String next(Page page, List<String> seen) {
        page.select("[data-change] .product").eachText().forEach(text -> seen.add(text.replaceAll(".* before, ", "")));
        return page.select("a[rel=next]").attr("href");
    }

    @Test
    void itIsKeptForTwoYears() {
        plans(plan("A", "1GB Daily", 400), plan("B", "2GB Daily", 600));
        look();
        clock.advance(Duration.ofDays(729));
        shop.portal.app().retention().sweep();
        assertEquals(1, changes());
        clock.advance(Duration.ofDays(2));
        shop.portal.app().retention().sweep();
        assertEquals(0, changes());
    }

    @Test
    void itGoesWithItsBusiness() {
        plans(plan("A", "1GB Daily", 400), plan("B", "2GB Daily", 600));
        look();
        shop.ada.post("/account/delete", Map.of("confirmation", "ada@shop.ng", "password", Browser.PASSWORD));
        assertEquals(0, changes());
    }
}
