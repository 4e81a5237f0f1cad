package kportal.transactions.paying;

import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.TRANSACTION_EVENTS;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.db.generated.tables.records.TransactionsRecord;
import kportal.testing.PostgresServer;
import kportal.testing.Store;
import kportal.transactions.EventRepository;
import kportal.transactions.Status;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the database itself refuses, whatever a portal may ask of it. */
@ParameterizedClass
@EnumSource(Store.class)
class StatesTest {
    @TempDir
    private static Path folder;

    private static Database db;
    private static Ledger ledger;

    @Parameter
    Store store;

    @BeforeParameterizedClassInvocation
    static void open(Store store) {
        String url = store == Store.SQLITE ? "jdbc:sqlite:" + folder.resolve("a.db") : PostgresServer.newDatabase();
        db = Databases.open(url, Clock.systemUTC());
        ledger = new Ledger(db);
    }

    @AfterParameterizedClassInvocation
    static void close() {
        db.close();
    }

    /** Where a transaction stands, and whose word that is. */
    enum From {
        DRAFT("draft"),
        SENDING("sending"),
        SUCCEEDED("succeeded"),
        FAILED("failed"),
        PENDING("pending"),
        UNKNOWN("unknown"),
        SUCCEEDED_AGAIN("succeeded"),
        SUCCEEDED_BY_HAND("succeeded"),
        FAILED_BY_HAND("failed"),
        REVERSED("reversed");

        final String status;

        From(String status) {
            this.status = status;
        }

        String reach() {
            String id = ledger.draft();
            if (this == DRAFT) {
                return id;
            }
            ledger.send(id, Ledger.TIME);
            switch (this) {
                case SUCCEEDED_BY_HAND, FAILED_BY_HAND -> {
                    ledger.move(id, "unknown");
                    ledger.settle(id, status);
                }
                case REVERSED -> {
                    ledger.move(id, "succeeded");
                    ledger.settle(id, status);
                }
                case SUCCEEDED_AGAIN -> {
                    ledger.move(id, "succeeded");
                    ledger.settle(id, "reversed");
                    ledger.settle(id, status);
                }
                case SENDING, DRAFT -> {}
                default -> ledger.move(id, status);
            }
            return id;
        }

        Set<String> byItself() {
            return switch (this) {
                case SENDING -> Set.of("succeeded", "failed", "pending", "unknown");
                // A person's word and note are in the row already.
                case SUCCEEDED_BY_HAND, SUCCEEDED_AGAIN, FAILED_BY_HAND, REVERSED -> byHand();
                default -> Set.of();
            };
        }

        Set<String> byHand() {
            return switch (this) {
                case DRAFT, FAILED -> Set.of();
                case SENDING -> byItself();
                case SUCCEEDED, SUCCEEDED_AGAIN -> Set.of("reversed");
                case PENDING, UNKNOWN -> Set.of("succeeded", "failed");
                case SUCCEEDED_BY_HAND -> Set.of("failed", "reversed");
                case FAILED_BY_HAND, REVERSED -> Set.of("succeeded");
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheKnownEdgesAreOpen(From from) {
        assertAll(
                () -> assertEquals(new TreeSet<>(from.byItself()), open(from, ledger::move), "without a person's word"),
                () -> assertEquals(new TreeSet<>(from.byHand()), open(from, ledger::settle), "by hand"));
    }

    private interface Move {
        void to(String id, String status);
    }

    /** Tried on the database, every state but its own; {@code draft} to {@code sending} needs its facts, see below. */
    private static Set<String> open(From from, Move move) {
        Set<String> open = new TreeSet<>();
        String id = from.reach();
        for (Status to : Status.values()) {
            if (to.code().equals(from.status)) {
                continue;
            }
            try {
                move.to(id, to.code());
                open.add(to.code());
                id = from.reach();
            } catch (DataAccessException refused) {
                assertEquals(from.status, ledger.status(id));
            }
        }
        return open;
    }

    @Test
    void aDraftIsSentWithItsFactsAndGoesNowhereElseWithThem() {
        String id = ledger.draft();
        ledger.send(id, Ledger.TIME);
        assertEquals("sending", ledger.status(id));
        assertThrows(DataAccessException.class, () -> ledger.send(id, Ledger.TIME));
    }

    @Test
    void aHandSettlesOnlyWithANote() {
        String id = From.UNKNOWN.reach();
        assertThrows(
                DataAccessException.class,
                () -> db.run(sql -> sql.update(TRANSACTIONS)
                        .set(TRANSACTIONS.STATUS, "failed")
                        .set(
                                TRANSACTIONS.SETTLED_BY,
                                sql.select(TRANSACTIONS.CREATED_BY)
                                        .from(TRANSACTIONS)
                                        .where(TRANSACTIONS.ID.eq(id)))
                        .where(TRANSACTIONS.ID.eq(id))
                        .execute()));
        assertEquals("unknown", ledger.status(id));
    }

    @Test
    void aTransactionStartsAsADraft() {
        assertAll(Arrays.stream(Status.values())
                .filter(status -> status != Status.DRAFT)
                .map(status -> () -> assertThrows(
                        DataAccessException.class,
                        () -> db.run(sql -> ledger.insert(sql, status.code())),
                        status.code())));
    }

    @Test
    void whatWasSentDoesNotChange() {
        String id = From.SENDING.reach();
        List<Executable> tries = new ArrayList<>();
        for (Field<?> fact : List.of(
                TRANSACTIONS.NETWORK,
                TRANSACTIONS.NETWORK_NAME,
                TRANSACTIONS.RECIPIENT,
                TRANSACTIONS.PRODUCT,
                TRANSACTIONS.PRODUCT_NAME,
                TRANSACTIONS.MESSAGE,
                TRANSACTIONS.FORM_NONCE,
                TRANSACTIONS.ATTEMPT_ID,
                TRANSACTIONS.BOOT_ID)) {
            tries.add(() -> refused(id, fact, "another"));
        }
        tries.add(() -> refused(id, TRANSACTIONS.SERVICE, "data"));
        tries.add(() -> refused(id, TRANSACTIONS.ENVIRONMENT, "live"));
        tries.add(() -> refused(id, TRANSACTIONS.METER_TYPE, "prepaid"));
        tries.add(() -> refused(id, TRANSACTIONS.AMOUNT_KOBO, 1L));
        tries.add(() -> refused(id, TRANSACTIONS.PAID_AGAIN, 1));
        tries.add(() -> refused(id, TRANSACTIONS.CREATED_AT, Instant.EPOCH));
        tries.add(() -> refused(id, TRANSACTIONS.SENT_AT, Instant.EPOCH));
        for (Field<?> someone :
                List.of(TRANSACTIONS.BUSINESS_ID, TRANSACTIONS.CREATED_BY, TRANSACTIONS.PAID_BY, TRANSACTIONS.KEY_ID)) {
            tries.add(() -> refused(id, someone, new Ledger(db).draft()));
        }
        assertAll(tries);
    }

    private static void refused(String id, Field<?> fact, Object value) {
        refused("what was sent does not change", id, fact, value);
    }

    @SuppressWarnings("unchecked")
    private static void refused(String why, String id, Field<?> fact, Object value) {
        DataAccessException refused = assertThrows(
                DataAccessException.class,
                () -> db.run(sql -> sql.update(TRANSACTIONS)
                        .set((Field<Object>) fact, value)
                        .where(TRANSACTIONS.ID.eq(id))
                        .execute()),
                fact.getName());
        assertEquals(true, refused.getMessage().contains(why), refused.getMessage());
    }

    @Test
    void whatCameOfItDoesNotChange() {
        for (From from : From.values()) {
            if (from == From.DRAFT || from == From.SENDING) {
                continue;
            }
            String id = from.reach();
            for (Field<?> told : List.of(
                    TRANSACTIONS.REACHED,
                    TRANSACTIONS.REASON,
                    TRANSACTIONS.REFERENCE,
                    TRANSACTIONS.TOKEN,
                    TRANSACTIONS.UNITS,
                    TRANSACTIONS.KPOINT_MESSAGE)) {
                refused("what came of it does not change", id, told, "answered");
            }
            refused("what came of it does not change", id, TRANSACTIONS.CHARGED_KOBO, 1L);
            refused("what came of it does not change", id, TRANSACTIONS.FINISHED_AT, Instant.EPOCH);
        }
    }

    /** But by whoever settles it, as far as Kpoint never said. */
    @Test
    void onlyAPersonsOwnTokenAndReferenceAreCorrected() {
        Instant first = Ledger.TIME.plusSeconds(60);
        Instant then = Ledger.TIME.plusSeconds(120);
        String id = From.UNKNOWN.reach();
        untold(() -> ledger.type(id, "succeeded", null, "1", "reference", first));
        untold(() -> ledger.type(id, "succeeded", null, null, "token", first));
        ledger.type(id, "succeeded", null, "1", "token", first);
        untold(() -> ledger.type(id, "succeeded", null, "2", "token", first));
        untold(() -> ledger.type(id, "reversed", null, "2", "token", then));
        untold(() -> ledger.type(id, "succeeded", "KP1", null, "reference", then));
        ledger.type(id, "succeeded", "KP1", "2", "reference token", then);
        refused("what came of it does not change", id, TRANSACTIONS.TYPED, "token");

        String told = From.SENDING.reach();
        db.run(sql -> sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, "pending")
                .set(TRANSACTIONS.REFERENCE, "KP1")
                .set(TRANSACTIONS.TOKEN, "1")
                .where(TRANSACTIONS.ID.eq(told))
                .execute());
        untold(() -> ledger.type(told, "succeeded", "KP2", null, "reference", first));
        untold(() -> ledger.type(told, "succeeded", null, "2", "token", first));
        ledger.settle(told, "succeeded");
        untold(() -> ledger.type(told, "failed", null, "2", "token", then));
    }

    private static void untold(Executable change) {
        DataAccessException refused = assertThrows(DataAccessException.class, change);
        assertTrue(refused.getMessage().contains("what came of it does not change"), refused.getMessage());
    }

    @Test
    void aDraftStaysInItsBusinessAndEnvironment() {
        String id = ledger.draft();
        refused(id, TRANSACTIONS.ENVIRONMENT, "live");
        refused(id, TRANSACTIONS.BUSINESS_ID, "00000000-0000-7000-8000-000000000000");
    }

    @ParameterizedTest
    @EnumSource
    void onlyADraftIsEverDeleted(From from) {
        String id = from.reach();
        Executable delete = () -> db.run(sql ->
                sql.deleteFrom(TRANSACTIONS).where(TRANSACTIONS.ID.eq(id)).execute());
        if (from == From.DRAFT) {
            assertEquals(1, count(id));
            run(delete);
            assertEquals(0, count(id));
        } else {
            assertThrows(DataAccessException.class, delete);
            assertEquals(1, count(id));
        }
    }

    private static void run(Executable work) {
        assertAll(work);
    }

    private static int count(String id) {
        return db.read(sql -> sql.fetchCount(TRANSACTIONS, TRANSACTIONS.ID.eq(id)));
    }

    @Test
    void stepsAreOnlyEverAdded() {
        String id = From.UNKNOWN.reach();
        TransactionsRecord row = db.read(sql ->
                sql.selectFrom(TRANSACTIONS).where(TRANSACTIONS.ID.eq(id)).fetchSingle());
        db.run(sql -> EventRepository.insert(
                sql,
                new EventRepository.Step(
                        id, row.getBusinessId(), null, Status.SENDING, Status.UNKNOWN, "timeout", null),
                Ledger.TIME));
        assertThrows(
                DataAccessException.class,
                () -> db.run(sql -> sql.update(TRANSACTION_EVENTS)
                        .set(TRANSACTION_EVENTS.NOTE, "never happened")
                        .execute()));
        assertThrows(
                DataAccessException.class,
                () -> db.run(sql -> sql.deleteFrom(TRANSACTION_EVENTS).execute()));
    }

    @Test
    void boughtAgainIsOnlyWhatTheSameBusinessSent() {
        String sent = From.UNKNOWN.reach();
        String again = ledger.draftAfter(sent);
        assertThrows(DataAccessException.class, () -> ledger.draftAfter(ledger.draft()));
        assertThrows(DataAccessException.class, () -> new Ledger(db).draftAfter(sent));
        assertThrows(DataAccessException.class, () -> ledger.draftAfter("0190a000-0000-7000-8000-000000000000"));
        assertThrows(
                DataAccessException.class,
                () -> db.run(sql -> sql.update(TRANSACTIONS)
                        .setNull(TRANSACTIONS.AGAIN_OF)
                        .where(TRANSACTIONS.ID.eq(again))
                        .execute()));
    }
}
