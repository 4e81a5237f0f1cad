package kportal.transactions.paying;

import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import kportal.support.Money;
import kportal.testing.Page;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import kportal.transactions.Order;
import kportal.transactions.Payer;
import org.jooq.Record3;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stands in the database while a purchase is on its way, seen from where it arrives. */
class SenderTest {
    private static final String KEY = "kp_live_0123456789abcdef";

    private final OtherKpoint kpoint = new OtherKpoint();
    private TestPortal portal;

    private void start(Store store) {
        portal = TestPortal.start(
                store, Clock.systemUTC(), Map.of("KPOINT_BASE_URL", kpoint.url().toString()));
    }

    @AfterEach
    void close() {
        portal.close();
        kpoint.close();
    }

    private Record3<String, String, Instant> row(String id) {
        return portal.database()
                .read(sql -> sql.select(TRANSACTIONS.STATUS, TRANSACTIONS.ATTEMPT_ID, TRANSACTIONS.SENT_AT)
                        .from(TRANSACTIONS)
                        .where(TRANSACTIONS.ID.eq(id))
                        .fetchSingle());
    }

    @ParameterizedTest
    @EnumSource
    void theIntentIsStoredBeforeTheRequestAndTheOutcomeBeforeTheAnswer(Store store) {
        start(store);
        Buyer buyer = Buyer.withKey(portal, KEY);
        String id = buyer.draft(Orders.airtime("08031234567", 100));
        List<String> whenItArrived = new CopyOnWriteArrayList<>();
        kpoint.sells = request -> {
            whenItArrived.add(row(id).value1());
            return OtherKpoint.SUCCESS;
        };
        Page paid = buyer.pay(id);
        String whenItWasAnswered = row(id).value1();
        assertEquals(303, paid.status());
        assertEquals(List.of("sending"), whenItArrived);
        assertEquals("succeeded", whenItWasAnswered);
        assertTrue(kpoint.purchases().getFirst().contains("Authorization: Bearer " + KEY));
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatCantBeReadPaysForNothing(Store store) {
        start(store);
        Buyer buyer = Buyer.withKey(portal, KEY);
        String id = buyer.draft(Orders.airtime("08031234567", 100));
        portal.database().run(sql -> sql.update(API_KEYS)
                .set(API_KEYS.CIPHERTEXT, new byte[] {1, 2, 3})
                .execute());
        assertEquals(422, buyer.pay(id).status());
        assertEquals("draft", buyer.status(id));
        assertEquals(0, kpoint.purchases().size());
    }

    @ParameterizedTest
    @EnumSource
    void aKeyThatGoesInTheSameMomentPaysForNothing(Store store) {
        start(store);
        Buyer buyer = Buyer.withKey(portal, KEY);
        String id = buyer.draft(Orders.airtime("08031234567", 100));
        new SabotagedDatabase(portal.database(), store).keyGoesAtTheFence();
        assertEquals(303, buyer.pay(id).status());
        assertEquals("failed", buyer.status(id));
        assertTrue(buyer.show(id).text().contains(Words.of("reason.key_changed")));
        assertEquals(0, kpoint.purchases().size());
    }

    @ParameterizedTest
    @EnumSource
    void aPortalThatIsStoppingSendsNothingMore(Store store) throws InterruptedException {
        start(store);
        Ledger ledger = new Ledger(portal.database());
        String id = ledger.draft();
        ledger.send(id, Instant.now().plus(Duration.ofMinutes(1)));
        Sender sender = new Sender(
                null,
                null,
                new OutcomeRepository(portal.database()),
                new UnsavedResults(portal.settings().dataDir()),
                _ -> {},
                Clock.systemUTC());
        sender.close();
        Attempt attempt = new Attempt(
                ledger.attempt(id),
                id,
                new Payer("", ""),
                new Consent(Through.PAGE, null, false),
                "",
                "",
                Duration.ofSeconds(1));
        sender.send(attempt, Order.airtime("MTN", "MTN", "08031234567", Money.ofNaira(100)))
                .join();
        assertEquals("failed", ledger.status(id));
    }
}
