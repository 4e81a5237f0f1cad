package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.transactions.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every service against every way that the practice Kpoint can answer. */
@ParameterizedClass
@EnumSource(Store.class)
class OutcomesTest {
    private static TestPortal portal;

    @Parameter
    Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        portal = TestPortal.start(store, Clock.systemUTC(), Map.of("KPOINT_TIMEOUT_SECONDS", "1"));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        portal.close();
    }

    /** @param reason a key of the message bundle below {@code reason.}; none where Kpoint just said success */
    private record Case(
            String ending,
            String status,
            @Nullable String reason,
            @Nullable String kpointSaid) {}

    private static final List<Case> CASES = List.of(
            new Case("5678", "succeeded", null, null),
            new Case("0001", "failed", "refused", "Transaction failed. You were not charged."),
            new Case("0002", "pending", "kpoint_is_working", "Transaction is being processed"),
            new Case("0010", "succeeded", null, null),
            new Case("0011", "succeeded", null, null),
            new Case("0401", "failed", "key_refused", "Invalid API key"),
            new Case("0403", "failed", "fee_not_paid", "One-time API fee not paid"),
            new Case("0422", "failed", "refused", "Validation failed"),
            new Case("0429", "failed", "too_many_requests", "Too many requests"),
            new Case("0444", "unknown", "connection_broken", null),
            new Case("0500", "unknown", "server_error", "Unexpected server error"),
            new Case("0503", "unknown", "server_error", null),
            new Case("0666", "unknown", "unreadable_answer", null));

    @ParameterizedTest
    @EnumSource
    void whatKpointAnswersIsWhatTheReceiptSays(Service service) {
        Buyer buyer = Buyer.inSandbox(portal);
        assertAll(CASES.stream().map(c -> () -> bought(buyer, service, c)));
        assertEquals(CASES.size(), buyer.calls().size());
    }

    private static void bought(Buyer buyer, Service service, Case c) {
        Page receipt = buyer.buy(Orders.of(service, c.ending()));

        assertEquals(c.status(), Buyer.status(receipt), c + ": " + receipt.text());
        assertTrue(receipt.text().contains(Words.of("receipt." + c.status())), c.toString());
        if (c.reason() != null) {
            assertTrue(receipt.text().contains(Words.of("reason." + c.reason())), c + ": " + receipt.text());
        }
        if (c.kpointSaid() != null) {
            assertTrue(receipt.text().contains(c.kpointSaid()), c + ": " + receipt.text());
        }
        assertEquals(asDocumented(service, c.ending()), buyer.calls().getFirst());
    }

    /** Kpoint's documentation, letter for letter. */
    private static Buyer.Sold asDocumented(Service service, String ending) {
        return switch (service) {
            case AIRTIME ->
                new Buyer.Sold(
                        "/airtime", "{\"network\":\"MTN\",\"phone_number\":\"0803000" + ending + "\",\"amount\":1000}");
            case DATA ->
                new Buyer.Sold(
                        "/data",
                        "{\"network\":\"MTN\",\"plan_id\":\"MTN_1GB_DAILY\",\"phone_number\":\"0803000" + ending
                                + "\"}");
            case ELECTRICITY ->
                new Buyer.Sold(
                        "/electricity",
                        "{\"disco\":\"ikeja\",\"meter_number\":\"0412345" + ending
                                + "\",\"meter_type\":\"prepaid\",\"amount\":5000}");
            case CABLE_TV ->
                new Buyer.Sold(
                        "/cable-tv",
                        "{\"provider\":\"dstv\",\"smartcard_number\":\"701234" + ending
                                + "\",\"package_code\":\"DSTV_COMPACT\"}");
            case SMS ->
                new Buyer.Sold(
                        "/sms/send-message",
                        "{\"recipient\":\"0803000" + ending + "\",\"message\":\"Hello from Kpoint API\"}");
        };
    }

    @Test
    void silenceIsUnknownAndAskedOnce() {
        Buyer buyer = Buyer.inSandbox(portal);
        List<CompletableFuture<Page>> bought = Arrays.stream(Service.values())
                .map(service -> inParallel(() -> buyer.buy(Orders.of(service, "0408"))))
                .toList();
        for (CompletableFuture<Page> receipt : bought) {
            assertEquals("unknown", Buyer.status(receipt.join()));
            assertTrue(receipt.join().text().contains(Words.of("reason.timeout")));
        }
        assertEquals(Service.values().length, buyer.calls().size());
    }

    private static <T> CompletableFuture<T> inParallel(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
    }

    @Test
    void anElectricityTokenIsOnTheReceiptWithItsLeadingZero() {
        Buyer buyer = Buyer.inSandbox(portal);
        String token = buyer.buy(Orders.electricity("04123450010"))
                .select(".digits")
                .text()
                .replace(" ", "");
        assertTrue(token.matches("0\\d{19}"), token);
        String grouped =
                buyer.buy(Orders.electricity("04123450011")).select(".digits").text();
        assertTrue(grouped.matches("\\d{4}( \\d{4}){4}"), grouped);
    }
}
