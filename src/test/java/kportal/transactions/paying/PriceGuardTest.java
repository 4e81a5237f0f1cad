package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.transactions.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Data and cable TV are paid at the price that was seen, or not at all. */
@ParameterizedClass
@EnumSource(Store.class)
class PriceGuardTest {
    private static final TestClock CLOCK = TestClock.now();
    private static final String KEY = "kp_live_0123456789abcdef";
    private static OtherKpoint kpoint;
    private static TestPortal portal;

    @Parameter
    Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        kpoint = new OtherKpoint();
        portal = TestPortal.start(
                store, CLOCK, Map.of("KPOINT_BASE_URL", kpoint.url().toString()));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
        kpoint.close();
    }

    @AfterEach
    void asItWas() {
        kpoint.planPrice = 350;
        kpoint.packagePrice = 12500;
        kpoint.sellsThem = true;
        kpoint.down = false;
        kpoint.hangs = false;
    }

    private static Page refused(Buyer buyer, String id, String why) {
        int before = kpoint.purchases().size();
        Page answer = buyer.pay(id);
        assertEquals(422, answer.status(), answer::text);
        assertTrue(answer.text().contains(Words.of("review.refused." + why)), answer.text());
        assertEquals("draft", buyer.status(id));
        assertEquals(before, kpoint.purchases().size());
        return answer;
    }

    private static void paid(Buyer buyer, String id) {
        int before = kpoint.purchases().size();
        Page answer = buyer.pay(id);
        assertEquals(303, answer.status(), answer::text);
        assertEquals("succeeded", Buyer.status(buyer.settled(id)));
        assertEquals(before + 1, kpoint.purchases().size());
    }

    @Test
    void aListOfFiveMinutesIsReadAfresh() {
        Buyer buyer = Buyer.withKey(portal, KEY);
        String id = buyer.draft(Orders.data("08031234567"));
        int before = kpoint.listsRead("/lists/data-plans");
        paid(buyer, id);
        assertEquals(before, kpoint.listsRead("/lists/data-plans"), "read again though it was fresh");

        String later = buyer.draft(Orders.data("08031234568"));
        CLOCK.advance(Duration.ofMinutes(5).plusMillis(1));
        paid(buyer, later);
        assertEquals(before + 1, kpoint.listsRead("/lists/data-plans"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            names = {"DATA", "CABLE_TV"})
    void aChangedPriceIsSeenBeforeItIsPaid(Service service) {
        Buyer buyer = Buyer.withKey(portal, KEY);
        String id = buyer.draft(Orders.of(service, "5678"));
        kpoint.planPrice = 400;
        kpoint.packagePrice = 400;
        CLOCK.advance(Duration.ofMinutes(6));
        Page review = refused(buyer, id, "price_changed");
        assertTrue(review.text().contains("₦400.00"), review.text());
        assertEquals("40000", review.select("input[name=price]").attr("value"));
        paid(buyer, id);
        assertTrue(buyer.show(id).text().contains("₦400.00"));
    }

    @Test
    void anotherTabsOldPriceIsNotTakenForTheNewOne() {
        Buyer buyer = Buyer.withKey(portal, KEY);
        String id = buyer.draft(Orders.data("08031234567"));
        kpoint.planPrice = 400;
        CLOCK.advance(Duration.ofMinutes(6));
        refused(buyer, id, "price_changed");
        int before = kpoint.purchases().size();
        assertEquals(422, buyer.pay(id, Map.of("price", "35000")).status());
        assertEquals(before, kpoint.purchases().size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            names = {"DATA", "CABLE_TV"})
    void whatKpointNoLongerSellsIsNotBought(Service service) {
        Buyer buyer = Buyer.withKey(portal, KEY);
        String id = buyer.draft(Orders.of(service, "5678"));
        kpoint.sellsThem = false;
        CLOCK.advance(Duration.ofMinutes(6));
        refused(buyer, id, "gone");
    }

    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            names = {"DATA", "CABLE_TV"})
    void aPriceThatCantBeAskedForIsNotPaid(Service service) {
        Buyer buyer = Buyer.withKey(portal, KEY);
        String id = buyer.draft(Orders.of(service, "5678"));
        kpoint.down = true;
        CLOCK.advance(Duration.ofMinutes(6));
        refused(buyer, id, "price_not_known");
        kpoint.down = false;
        CLOCK.advance(Duration.ofSeconds(11));
        paid(buyer, id);
    }

    @Test
    void aListThatNeverEndsKeepsNobodyWaiting() {
        Buyer buyer = Buyer.withKey(portal, KEY);
        String id = buyer.draft(Orders.data("08031234567"));
        kpoint.hangs = true;
        CLOCK.advance(Duration.ofMinutes(6));
        long begun = System.nanoTime();
        refused(buyer, id, "price_not_known");
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.compareTo(Duration.ofMillis(4800)) < 0, "it took " + took);
    }

    @Test
    void aPlanIsTheSamePlanAtAnotherPrice() {
        Buyer buyer = Buyer.withKey(portal, KEY);
        paid(buyer, buyer.draft(Orders.data("08031234567")));
        kpoint.planPrice = 400;
        CLOCK.advance(Duration.ofMinutes(6));
        String id = buyer.draft(Orders.data("08031234567"));
        Page answer = buyer.pay(id);
        assertEquals(422, answer.status());
        assertTrue(answer.text().contains(Words.of("error.again")), answer.text());
    }

    @ParameterizedTest
    @EnumSource(
            value = Service.class,
            names = {"DATA", "CABLE_TV"})
    void boughtAgainAtTodaysPriceOrNotAtAll(Service service) {
        Buyer buyer = Buyer.withKey(portal, KEY);
        String first = buyer.draft(Orders.of(service, "5679"));
        paid(buyer, first);
        kpoint.planPrice = 400;
        kpoint.packagePrice = 400;
        CLOCK.advance(Duration.ofMinutes(11));
        assertEquals(
                "40000",
                buyer.show(buyer.again(first)).select("input[name=price]").attr("value"));

        kpoint.sellsThem = false;
        CLOCK.advance(Duration.ofMinutes(6));
        Page form = buyer.again(first, "another");
        assertEquals(422, form.status());
        assertTrue(form.text().contains(Words.of("error.choice")), form.text());
        assertEquals(
                1,
                form.select("main form[action='/" + service.code() + "'][method=post]")
                        .size());
    }
}
