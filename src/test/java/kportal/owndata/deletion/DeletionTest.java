package kportal.owndata.deletion;

import static kportal.db.generated.Tables.ANSWERS;
import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.AUDIT_ENTRIES;
import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.KEPT_LISTS;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.TRANSACTION_EVENTS;
import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import kportal.accounts.operator.Change;
import kportal.accounts.operator.OperatorRepository;
import kportal.db.generated.DefaultSchema;
import kportal.owndata.retention.Retention;
import kportal.support.Environment;
import kportal.support.Ids;
import kportal.support.LagosTime;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.FormPage;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Phone;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A business goes, and what it leaves behind goes in its time. */
@ParameterizedClass
@EnumSource(Store.class)
class DeletionTest {
    private static final String ADA = "ada@shop.ng";
    private static final String BEN = "ben@shop.ng";
    private static final Map<String, String> SURE = Map.of("confirmation", ADA, "password", Browser.PASSWORD);
    private static final Order AIRTIME = Order.airtime("MTN", "MTN", "08031234567", Money.ofNaira(500));

    @Parameter
    Store store;

    private final TestClock clock = TestClock.at("2026-11-24T17:05:00Z");
    private Shop shop;
    private Browser ben;
    private String business;
    private String bens;

    @BeforeEach
    void open() {
        shop = Shop.open(store, clock);
        ben = shop.portal.signUp("Ben Stores", BEN);
        business = businessOf(ADA);
        bens = businessOf(BEN);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String businessOf(String email) {
        return shop.portal.database().read(sql -> sql.select(MEMBERSHIPS.BUSINESS_ID)
                .from(MEMBERSHIPS)
                .join(USERS)
                .on(USERS.ID.eq(MEMBERSHIPS.USER_ID))
                .where(USERS.EMAIL.eq(email))
                .fetchSingle()
                .value1());
    }

    private String bought(String email, Status status) {
        TransactionRows rows = TransactionRows.of(shop.portal.database(), Environment.LIVE, email);
        String id = rows.insert(
                new Row(AIRTIME, status, clock.instant()).reference("KP1").token("0123 4567"));
        shop.portal.database().run(sql -> {
            sql.insertInto(ANSWERS)
                    .set(ANSWERS.ATTEMPT_ID, id)
                    .set(ANSWERS.TRANSACTION_ID, id)
                    .set(ANSWERS.BUSINESS_ID, rows.businessId())
                    .set(ANSWERS.RECEIVED_AT, clock.instant())
                    .set(ANSWERS.BODY, "{}")
                    .set(ANSWERS.TOOK_MS, 12L)
                    .execute();
            sql.insertInto(TRANSACTION_EVENTS)
                    .set(TRANSACTION_EVENTS.ID, Ids.next())
                    .set(TRANSACTION_EVENTS.TRANSACTION_ID, id)
                    .set(TRANSACTION_EVENTS.BUSINESS_ID, rows.businessId())
                    .set(TRANSACTION_EVENTS.HAPPENED_AT, clock.instant())
                    .set(TRANSACTION_EVENTS.FROM_STATUS, "sending")
                    .set(TRANSACTION_EVENTS.TO_STATUS, status.code())
                    .set(TRANSACTION_EVENTS.REASON, "answered")
                    .execute();
        });
        return id;
    }

    private int count(Table<?> table, TableField<?, String> field, String value) {
        return shop.portal.database().read(sql -> sql.fetchCount(table, field.eq(value)));
    }

    private Retention retention() {
        return shop.portal.app().retention();
    }

    @Test
    void nobodySignsInAndTheAddressIsFree() {
        String sold = bought(ADA, Status.SUCCEEDED);
        assertEquals(404, ben.get("/transactions/" + sold).status());
        Browser phone = shop.portal.browser();
        phone.signIn(ADA);
        new Mailbox(shop.portal).settle();
        Page gone = shop.ada.post("/account/delete", SURE);
        assertEquals(303, gone.status(), gone.text());
        assertEquals("/", gone.location());
        assertEquals("\"cache\", \"storage\"", gone.header("Clear-Site-Data"));
        assertTrue(shop.ada.get("/").text().contains("Your business was deleted"));
        for (Browser browser : List.of(shop.ada, phone)) {
            assertEquals("/login", browser.get("/account").location());
        }
        assertEquals(422, shop.portal.browser().signIn(ADA).status());
        assertEquals(200, ben.get("/account").status());

        Mailbox.Received told = new Mailbox(shop.portal).newest(ADA, "Your account was deleted");
        String text = told.text().replaceAll("\\s+", " ");
        assertTrue(text.contains("until 24 Nov 2032") && text.contains("until 24 Nov 2027"), text);
        assertTrue(text.contains(business), text);
        int mails = new Mailbox(shop.portal).all(ADA).size();
        shop.portal.browser().post("/password/forgot", Map.of("email", ADA));
        assertEquals(mails, new Mailbox(shop.portal).all(ADA).size());

        Browser anew = shop.portal.signUp("Ada Again", ADA);
        for (Browser stranger : List.of(anew, ben)) {
            assertEquals(404, stranger.get("/transactions/" + sold).status());
            assertEquals(404, stranger.get("/transactions/" + sold + "/dispute").status());
            assertEquals(
                    1, stranger.get("/transactions/export.csv").body().lines().count());
        }
        assertEquals("/login", phone.get("/transactions/" + sold).location());
        assertEquals(0, anew.get("/transactions").select("li.card[data-id]").size());
        assertFalse(business.equals(businessOf(ADA)));
    }

    @Test
    void whatNamesAnybodyGoesAndTheRecordStays() {
        String sold = bought(ADA, Status.SUCCEEDED);
        bought(BEN, Status.SUCCEEDED);
        shop.ada.get("/airtime");
        shop.ada.post("/airtime", Shop.AIRTIME);
        shop.ada.post("/account/factors/app", Map.of());
        shop.ada.post("/account/email", Map.of("email", "ada@new.ng", "password", Browser.PASSWORD));
        shop.ada.post(
                "/recipients",
                Map.of("kind", "phone", "number", "08031234567", "saved_name", "Mama Ngozi", "groups", "Debtors"));
        new Mailbox(shop.portal).settle();
        String user = shop.portal.database().read(sql -> sql.select(USERS.ID)
                .from(USERS)
                .where(USERS.EMAIL.eq(ADA))
                .fetchSingle()
                .value1());
        shop.ada.post("/account/delete", Map.of("confirmation", " ada stores ", "password", Browser.PASSWORD));
        new Mailbox(shop.portal).settle();

        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            String rows = shop.portal
                    .database()
                    .read(sql -> sql.selectFrom(table).fetch().formatCSV());
            for (String trace : List.of(ADA, "ada@new.ng", "Ada Stores", "WXYZ", "Ngozi", "Debtors")) {
                // The end of a key stands in the audit log, which goes whole and later.
                assertFalse(
                        rows.contains(trace) && !(table.equals(AUDIT_ENTRIES) && trace.equals("WXYZ")),
                        table.getName() + " holds " + trace);
            }
            for (org.jooq.Field<?> field : table.fields()) {
                boolean ofUser = field.getName().equals("user_id")
                        && !List.of("transaction_events", "totals", "audit_entries")
                                .contains(table.getName());
                assertFalse(ofUser && rows.contains(user), () -> table.getName() + " still has rows of the person");
            }
        }
        assertEquals(1, count(TRANSACTIONS, TRANSACTIONS.BUSINESS_ID, business));
        assertEquals(1, count(TRANSACTIONS, TRANSACTIONS.ID, sold));
        assertEquals(1, count(TRANSACTION_EVENTS, TRANSACTION_EVENTS.BUSINESS_ID, business));
        assertEquals(0, count(ANSWERS, ANSWERS.BUSINESS_ID, business));
        assertEquals(1, count(ANSWERS, ANSWERS.BUSINESS_ID, bens));
        assertEquals(List.of("", ""), shop.portal.database().read(sql -> sql.select(API_KEYS.LAST4)
                .from(API_KEYS)
                .where(API_KEYS.BUSINESS_ID.eq(business))
                .and(API_KEYS.CIPHERTEXT.isNull())
                .fetch(API_KEYS.LAST4)));
        OperatorRepository operator = new OperatorRepository(shop.portal.database());
        String stub = "deleted-" + user;
        assertEquals(Change.NOBODY, operator.enable(stub, clock.instant()));
        assertEquals(
                422,
                shop.portal
                        .browser()
                        .post("/login", Map.of("email", stub, "password", "-"))
                        .status());
    }

    @Test
    void whatIsTypedMustBeTheirsAndAPurchaseOnItsWayIsWaitedFor() {
        Page page = shop.ada.get("/account/delete");
        assertEquals(200, page.status());
        assertTrue(page.text().contains("24 Nov 2032") && page.text().contains(business), page.text());
        new FormPage(shop.ada.post("/account/delete", Map.of()))
                .refuses("confirmation", "Type your email address or the name of the business.");
        new FormPage(shop.ada.post("/account/delete", Map.of("confirmation", BEN, "password", Browser.PASSWORD)))
                .refuses("confirmation", "This is neither your email address nor the name of the business.");
        String sending = bought(ADA, Status.SENDING);
        Page wait = shop.ada.post("/account/delete", SURE);
        assertEquals(422, wait.status());
        assertTrue(wait.text().contains("on its way"), wait.text());
        assertEquals(200, shop.ada.get("/account").status());
        shop.portal.database().run(sql -> sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.STATUS, "unknown")
                .set(TRANSACTIONS.FINISHED_AT, clock.instant())
                .where(TRANSACTIONS.ID.eq(sending))
                .execute());
        assertTrue(shop.ada
                .get("/account/delete")
                .select("[data-unsettled]")
                .text()
                .contains("Of 1 of your"));
        assertEquals(303, shop.ada.post("/account/delete", SURE).status());
        assertEquals(1, count(TRANSACTIONS, TRANSACTIONS.ID, sending));
    }

    /** Each link leads to as many as are told of. */
    @Test
    void whatIsInDoubtIsShown() {
        bought(ADA, Status.SUCCEEDED);
        assertEquals(
                0, shop.ada.get("/account/delete").select("[data-unsettled]").size());
        bought(ADA, Status.PENDING);
        assertTrue(linked().contains("/transactions?status=pending"), linked().toString());
        assertEquals(1, linked().size());
        bought(ADA, Status.UNKNOWN);
        bought(ADA, Status.UNKNOWN);
        TransactionRows.of(shop.portal.database(), Environment.SANDBOX, ADA)
                .insert(new Row(AIRTIME, Status.UNKNOWN, clock.instant()));
        assertTrue(shop.ada
                .get("/account/delete")
                .select("[data-unsettled]")
                .text()
                .contains("Of 3 of your"));
        assertEquals(
                3,
                linked().stream()
                        .mapToInt(path ->
                                shop.ada.get(path).select("#results [data-id]").size())
                        .sum());
    }

    private List<String> linked() {
        return shop.ada.get("/account/delete").select("[data-unsettled] a").eachAttr("href");
    }

    /** Lately signed in or not: whoever finds the browser open must not be enough. */
    @Test
    void thePasswordIsAskedForInItsOwnForm() {
        assertEquals(
                1,
                shop.ada.get("/account/delete").select("input[name=password]").size());
        new FormPage(shop.ada.post("/account/delete", Map.of("confirmation", ADA)))
                .refuses("password", "Enter your password.");
        Map<String, String> wrong = Map.of("confirmation", ADA, "password", "somebody else's 47");
        new FormPage(shop.ada.post("/account/delete", wrong)).refuses("password", "This is not your password now.");
        int last = 0;
        for (int i = 0; i < 12; i++) {
            last = shop.ada.post("/account/delete", wrong).status();
        }
        assertEquals(429, last);
        assertEquals(429, shop.ada.post("/account/delete", SURE).status());
        assertEquals(200, shop.ada.get("/account").status());
        clock.advance(Duration.ofMinutes(10));
        assertEquals(303, shop.ada.post("/account/delete", SURE).status());
        assertEquals("password", lastDetail());
    }

    @Test
    void theSecondFactorIsAskedForToo() {
        Phone.SetUp app = Phone.setUp(shop.portal, shop.ada, clock);
        clock.advance(Duration.ofMinutes(1));
        assertEquals(
                1, shop.ada.get("/account/delete").select("input[name=code]").size());
        assertEquals(422, shop.ada.post("/account/delete", SURE).status());
        assertEquals(200, shop.ada.get("/account").status());
        Map<String, String> whole = Map.of(
                "confirmation",
                ADA,
                "password",
                Browser.PASSWORD,
                "code",
                app.phone().code());
        assertEquals(303, shop.ada.post("/account/delete", whole).status());
        assertEquals("password, app", lastDetail());
    }

    /** A thief who moves the address first must not keep the old one from hearing of the end. */
    @Test
    void anAddressThatCouldBePutBackIsToldToo() {
        String verify = new Mailbox(shop.portal)
                .newest(ADA, "Confirm your email address")
                .token();
        shop.ada.post("/email/confirm", Map.of("token", verify));
        shop.ada.post("/account/email", Map.of("email", "thief@new.ng", "password", Browser.PASSWORD));
        String change = new Mailbox(shop.portal)
                .newest("thief@new.ng", "Confirm your new email address")
                .token();
        shop.ada.post("/email/confirm", Map.of("token", change));
        Map<String, String> byThief = Map.of("confirmation", "thief@new.ng", "password", Browser.PASSWORD);
        assertEquals(303, shop.ada.post("/account/delete", byThief).status());
        for (String told : List.of(ADA, "thief@new.ng")) {
            String text = new Mailbox(shop.portal)
                    .newest(told, "Your account was deleted")
                    .text();
            assertTrue(text.replaceAll("\\s+", " ").contains(business), text);
        }
    }

    private String lastDetail() {
        return shop.portal.database().read(sql -> sql.select(AUDIT_ENTRIES.DETAIL)
                .from(AUDIT_ENTRIES)
                .where(AUDIT_ENTRIES.CHAIN.eq(business))
                .orderBy(AUDIT_ENTRIES.POSITION.desc())
                .limit(1)
                .fetchSingle()
                .value1());
    }

    @Test
    void onlyAnOwnerWhoShowedThePasswordLately() {
        clock.advance(Duration.ofHours(1));
        assertEquals("/confirm", shop.ada.get("/account/delete").location());
        assertEquals("/confirm", shop.ada.post("/account/delete", SURE).location());
        Browser again = shop.portal.browser();
        again.signIn(ADA);
        shop.portal.database().run(sql -> sql.update(MEMBERSHIPS)
                .set(MEMBERSHIPS.ROLE, "manager")
                .where(MEMBERSHIPS.BUSINESS_ID.eq(business))
                .execute());
        assertEquals(403, again.get("/account/delete").status());
        assertEquals(403, again.post("/account/delete", SURE).status());
        assertEquals(200, again.get("/account").status());
    }

    /** By the owner; whoever belongs to another business too stays, and keeps that one. */
    @Test
    void othersOfTheBusinessGoWithIt() {
        String bensId = shop.portal.database().read(sql -> sql.select(USERS.ID)
                .from(USERS)
                .where(USERS.EMAIL.eq(BEN))
                .fetchSingle()
                .value1());
        Browser eve = shop.portal.signUp("Eve Stores", "eve@shop.ng");
        shop.portal.database().run(sql -> {
            sql.insertInto(MEMBERSHIPS)
                    .set(MEMBERSHIPS.BUSINESS_ID, business)
                    .set(MEMBERSHIPS.USER_ID, bensId)
                    .set(MEMBERSHIPS.ROLE, "buyer")
                    .set(MEMBERSHIPS.CREATED_AT, clock.instant().plusSeconds(1))
                    .execute();
            sql.update(MEMBERSHIPS)
                    .set(MEMBERSHIPS.BUSINESS_ID, business)
                    .set(MEMBERSHIPS.ROLE, "buyer")
                    .where(MEMBERSHIPS.USER_ID.eq(sql.select(USERS.ID)
                            .from(USERS)
                            .where(USERS.EMAIL.eq("eve@shop.ng"))
                            .fetchSingle()
                            .value1()))
                    .execute();
        });
        shop.ada.post("/account/delete", SURE);
        assertEquals("/login", eve.get("/account").location());
        assertEquals(200, ben.get("/account").status());
        assertEquals(bens, businessOf(BEN));
        new Mailbox(shop.portal).newest("eve@shop.ng", "Your account was deleted");
    }

    @Test
    void theRecordGoesAfterItsYearsAndTheLogAfterItsMonths() {
        String first = bought(ADA, Status.UNKNOWN);
        again(first);
        // More than go at a time.
        TransactionRows.of(shop.portal.database(), Environment.LIVE, ADA)
                .insert(Collections.nCopies(600, new Row(AIRTIME, Status.SUCCEEDED, clock.instant())));
        bought(BEN, Status.SUCCEEDED);
        shop.ada.post("/account/delete", SURE);
        new Mailbox(shop.portal).settle();
        assertTrue(count(AUDIT_ENTRIES, AUDIT_ENTRIES.CHAIN, business) >= 3);

        clock.advance(Duration.ofDays(364));
        retention().sweep();
        assertTrue(count(AUDIT_ENTRIES, AUDIT_ENTRIES.CHAIN, business) >= 3);
        clock.advance(Duration.ofDays(2));
        retention().sweep();
        assertEquals(0, count(AUDIT_ENTRIES, AUDIT_ENTRIES.CHAIN, business));
        assertTrue(count(AUDIT_ENTRIES, AUDIT_ENTRIES.CHAIN, bens) > 0);
        assertEquals(602, count(TRANSACTIONS, TRANSACTIONS.BUSINESS_ID, business));
        assertTrue(wholeChains());

        assertTrue(searchIndexBytes() > 10_000 || store == Store.POSTGRESQL);
        clock.advance(Duration.ofDays(5 * 365 + 2));
        retention().sweep();
        assertTrue(searchIndexBytes() < 3_000, "what was erased is still in the search index: " + searchIndexBytes());
        assertEquals(0, count(TRANSACTIONS, TRANSACTIONS.BUSINESS_ID, business));
        assertEquals(0, count(TRANSACTION_EVENTS, TRANSACTION_EVENTS.BUSINESS_ID, business));
        assertEquals(1, count(TRANSACTIONS, TRANSACTIONS.BUSINESS_ID, bens));
        List<String> said = shop.portal.database().read(sql -> sql.select(AUDIT_ENTRIES.DETAIL)
                .from(AUDIT_ENTRIES)
                .where(AUDIT_ENTRIES.CHAIN.eq("portal"))
                .and(AUDIT_ENTRIES.KIND.eq("account_erased"))
                .and(AUDIT_ENTRIES.SUBJECT.eq(business))
                .orderBy(AUDIT_ENTRIES.POSITION)
                .fetch(AUDIT_ENTRIES.DETAIL));
        assertEquals(List.of("audit log", "records of purchases"), said);
    }

    /** Of what can be searched for, and what was and isn't merged away yet; PostgreSQL's goes with the rows. */
    private int searchIndexBytes() {
        return store == Store.POSTGRESQL
                ? 0
                : shop.portal.database().read(sql -> sql.fetchSingle(
                                "select sum(length(block)) from search_data where id > 10")
                        .get(0, int.class));
    }

    /** One that was bought again after another points to it. */
    private void again(String first) {
        String id = Ids.next();
        shop.portal.database().run(sql -> {
            var sent = sql.selectFrom(TRANSACTIONS)
                    .where(TRANSACTIONS.ID.eq(first))
                    .fetchSingle();
            sql.insertInto(TRANSACTIONS)
                    .set(TRANSACTIONS.ID, id)
                    .set(TRANSACTIONS.BUSINESS_ID, business)
                    .set(TRANSACTIONS.ENVIRONMENT, sent.getEnvironment())
                    .set(TRANSACTIONS.STATUS, "draft")
                    .set(TRANSACTIONS.SERVICE, sent.getService())
                    .set(TRANSACTIONS.RECIPIENT, sent.getRecipient())
                    .set(TRANSACTIONS.AGAIN_OF, first)
                    .set(TRANSACTIONS.FORM_NONCE, id)
                    .set(TRANSACTIONS.CREATED_BY, sent.getCreatedBy())
                    .set(TRANSACTIONS.CREATED_AT, clock.instant())
                    .set(TRANSACTIONS.EXPIRES_AT, clock.instant())
                    .execute();
            sql.update(TRANSACTIONS)
                    .set(TRANSACTIONS.STATUS, "sending")
                    .set(TRANSACTIONS.ATTEMPT_ID, id)
                    .set(TRANSACTIONS.PAID_BY, sent.getPaidBy())
                    .set(TRANSACTIONS.PAID_THROUGH, "page")
                    .set(TRANSACTIONS.KEY_ID, sent.getKeyId())
                    .set(TRANSACTIONS.SENT_AT, clock.instant())
                    .set(TRANSACTIONS.BOOT_ID, "test")
                    .set(TRANSACTIONS.LEASE_UNTIL, clock.instant())
                    .where(TRANSACTIONS.ID.eq(id))
                    .execute();
            sql.update(TRANSACTIONS)
                    .set(TRANSACTIONS.STATUS, "succeeded")
                    .set(TRANSACTIONS.FINISHED_AT, clock.instant())
                    .where(TRANSACTIONS.ID.eq(id))
                    .execute();
        });
    }

    private boolean wholeChains() {
        ben.signIn(BEN);
        return ben.get("/account/audit").select("[data-chain=whole]").size() == 1;
    }

    /** By hand and in a hurry: the database keeps what is frozen. */
    @Test
    void theDatabaseErasesNothingBeforeItsTime() {
        bought(ADA, Status.SUCCEEDED);
        Instant now = clock.instant();
        refused(sql -> sql.deleteFrom(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(business))
                .execute());
        refused(sql -> sql.deleteFrom(AUDIT_ENTRIES).execute());
        refused(sql -> update(sql, BUSINESSES.RECORDS_ERASED_AT, now));
        refused(sql -> update(sql, BUSINESSES.AUDIT_ERASED_AT, now));
        refused(sql -> update(sql, BUSINESSES.RECORDS_UNTIL, now));
        refused(sql -> update(sql, BUSINESSES.DELETED_AT, now));
        shop.ada.post("/account/delete", SURE);
        refused(sql -> sql.deleteFrom(TRANSACTIONS)
                .where(TRANSACTIONS.BUSINESS_ID.eq(business))
                .execute());
        refused(sql -> sql.deleteFrom(TRANSACTION_EVENTS).execute());
        refused(sql -> sql.deleteFrom(AUDIT_ENTRIES).execute());
        refused(sql -> update(sql, BUSINESSES.RECORDS_ERASED_AT, now));
        refused(sql -> update(sql, BUSINESSES.RECORDS_ERASED_AT, now.plus(Duration.ofDays(6 * 365))));
        refused(sql -> update(sql, BUSINESSES.AUDIT_ERASED_AT, now.plus(Duration.ofDays(300))));
        refused(sql -> update(sql, BUSINESSES.RECORDS_UNTIL, now));
        refused(sql -> sql.update(BUSINESSES)
                .setNull(BUSINESSES.DELETED_AT)
                .where(BUSINESSES.ID.eq(business))
                .execute());
        refused(sql -> sql.update(TRANSACTIONS)
                .set(TRANSACTIONS.RECIPIENT, "0")
                .where(TRANSACTIONS.BUSINESS_ID.eq(business))
                .execute());
    }

    private void update(DSLContext sql, TableField<?, Instant> field, Instant time) {
        sql.update(BUSINESSES)
                .set(field, time)
                .where(BUSINESSES.ID.eq(business))
                .execute();
    }

    private void refused(Consumer<DSLContext> change) {
        assertThrows(DataAccessException.class, () -> shop.portal.database().run(change));
    }

    @Test
    void whatIsOfNoUseAnyMoreGoes() throws Exception {
        String settled = bought(ADA, Status.SUCCEEDED);
        String open = bought(ADA, Status.UNKNOWN);
        shop.ada.get("/airtime");
        Mailbox mails = new Mailbox(shop.portal);
        mails.settle();
        int lying = mails.files().size();
        assertTrue(lying >= 2);
        Path old = mails.files().getFirst();
        for (Path file : mails.files()) {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        }
        Files.setLastModifiedTime(old, FileTime.from(clock.instant().minus(Duration.ofDays(8))));
        retention().sweep();
        assertFalse(Files.exists(old));
        assertEquals(lying - 1, mails.files().size());

        clock.advance(Duration.ofDays(91));
        retention().sweep();
        assertEquals(0, count(KEPT_LISTS, KEPT_LISTS.BUSINESS_ID, business));
        assertEquals(2, count(ANSWERS, ANSWERS.BUSINESS_ID, business));
        clock.advance(Duration.ofDays(300));
        retention().sweep();
        assertEquals(0, count(ANSWERS, ANSWERS.TRANSACTION_ID, settled));
        assertEquals(1, count(ANSWERS, ANSWERS.TRANSACTION_ID, open));
        assertEquals(2, count(TRANSACTIONS, TRANSACTIONS.BUSINESS_ID, business));
        assertEquals(2027, LagosTime.dayOf(clock.instant()).getYear());
    }
}
