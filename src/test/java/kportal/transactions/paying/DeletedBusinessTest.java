package kportal.transactions.paying;

import static kportal.db.generated.Tables.ANSWERS;
import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.TRANSACTION_EVENTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An answer of Kpoint's that waited beside the database until its business was deleted, or even erased. */
@ParameterizedClass
@EnumSource(Store.class)
class DeletedBusinessTest {
    @Parameter
    Store store;

    private final TestClock clock = TestClock.at("2026-11-24T17:05:00Z");
    private Shop shop;
    private String id;
    private Result late;

    @BeforeEach
    void open() {
        shop = Shop.open(store, clock);
        Order airtime = Order.airtime("MTN", "MTN", "08031234567", Money.ofNaira(500));
        id = TransactionRows.of(shop.portal.database(), Environment.LIVE, "ada@shop.ng")
                .insert(new Row(airtime, Status.UNKNOWN, clock.instant()));
        String attempt = shop.portal.database().read(sql -> sql.select(TRANSACTIONS.ATTEMPT_ID)
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.ID.eq(id))
                .fetchSingle()
                .value1());
        late = new Result(
                attempt, "succeeded", "answered", null, 200, "{}", null, "KP1", null, null, null, 12, clock.millis());
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void recover() {
        UnsavedResults unsaved = new UnsavedResults(shop.portal.settings().dataDir());
        unsaved.append(late);
        Boot boot = new Boot("test", Duration.ofSeconds(30));
        new Recovery(new OutcomeRepository(shop.portal.database()), unsaved, boot, clock).run();
        assertFalse(Files.exists(shop.portal.settings().dataDir().resolve("unsaved-results.jsonl")), "it still waits");
    }

    private int kept() {
        return shop.portal.database().read(sql -> sql.fetchCount(ANSWERS) + sql.fetchCount(TRANSACTION_EVENTS));
    }

    @Test
    void ofTheLivingItIsKept() {
        recover();
        assertEquals(2, kept());
    }

    @Test
    void ofADeletedOneNothingIsKept() {
        shop.ada.post("/account/delete", Map.of("confirmation", "ada@shop.ng", "password", Browser.PASSWORD));
        recover();
        assertEquals(0, kept());
        assertEquals("unknown", shop.portal.database().read(sql -> sql.select(TRANSACTIONS.STATUS)
                .from(TRANSACTIONS)
                .fetchSingle()
                .value1()));
    }

    @Test
    void ofAnErasedOneNobodyKnows() {
        shop.ada.post("/account/delete", Map.of("confirmation", "ada@shop.ng", "password", Browser.PASSWORD));
        clock.advance(Duration.ofDays(7 * 366));
        shop.portal.app().retention().sweep();
        assertEquals(0, (int) shop.portal.database().read(sql -> sql.fetchCount(TRANSACTIONS)));
        recover();
        assertEquals(0, kept());
        Instant erased = shop.portal.database().read(sql -> sql.select(BUSINESSES.RECORDS_ERASED_AT)
                .from(BUSINESSES)
                .fetchSingle()
                .value1());
        assertEquals(clock.instant(), erased);
    }
}
