package kportal.owndata.deletion;

import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.KEPT_LISTS;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kportal.db.Alive;
import kportal.db.generated.DefaultSchema;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Lists;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Phone;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.testing.Waiting;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What was let in before its business was deleted, and comes to the database after, brings nothing back. */
@ParameterizedClass
@EnumSource(Store.class)
class MeanwhileTest {
    private static final String ADA = "ada@shop.ng";
    private static final Map<String, String> SURE = Map.of("confirmation", ADA, "password", Browser.PASSWORD);
    private static final Order AIRTIME = Order.airtime("MTN", "MTN", "08031234567", Money.ofNaira(500));

    @Parameter
    Store store;

    private final TestClock clock = TestClock.at("2026-11-24T17:05:00Z");
    private Shop shop;
    private Browser phone;
    private @Nullable Phone app;
    private String business;
    private String user;

    @BeforeEach
    void open() {
        shop = Shop.open(store, clock);
        phone = shop.portal.browser();
        phone.signIn(ADA);
        var owner = shop.portal.database().read(sql -> sql.select(MEMBERSHIPS.BUSINESS_ID, MEMBERSHIPS.USER_ID)
                .from(MEMBERSHIPS)
                .fetchSingle());
        business = owner.value1();
        user = owner.value2();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private void delete() {
        Map<String, String> form = new HashMap<>(SURE);
        if (app != null) {
            form.put("code", app.code());
        }
        Page gone = phone.post("/account/delete", form);
        if (gone.status() != 303) {
            throw new IllegalStateException("not deleted: " + gone.text());
        }
    }

    /** The key was shown to Kpoint when the business still was. */
    @Test
    void aKeyThatKpointIsAskedAbout() {
        shop.lists.does("/lists/networks", connection -> {
            delete();
            Lists.plain(200, "application/json", "{\"status\":\"success\",\"data\":[]}")
                    .play(connection);
        });
        Page saved = shop.ada.post("/key", Map.of("api_key", "kp_live_another_0123456789LATE"));
        assertEquals("/login", saved.location(), saved.text());
        assertEquals(List.of(""), shop.portal.database().read(sql -> sql.selectDistinct(API_KEYS.LAST4)
                .from(API_KEYS)
                .fetch(API_KEYS.LAST4)));
        nothingIsBack();
    }

    @Test
    void theNamesOnTheProfile() {
        late("/account/profile", Map.of("business", "Late Stores", "name", "Late Obi"));
    }

    @Test
    void theDailyLimit() {
        late("/account/limit", Map.of("daily_limit", "5000"));
        assertNull(shop.portal.database().read(sql -> sql.select(BUSINESSES.DAILY_LIMIT_KOBO)
                .from(BUSINESSES)
                .fetchSingle()
                .value1()));
    }

    @Test
    void aLinkToTheAddressThatTheyHave() {
        late("/account/email/verify", Map.of());
    }

    @Test
    void anAppForTheSecondFactor() {
        late("/account/factors/app", Map.of());
    }

    @Test
    void aChangeOfTheSecondFactor() {
        app = Phone.setUp(shop.portal, shop.ada, clock).phone();
        clock.advance(Duration.ofMinutes(1));
        phone = shop.ada;
        late("/account/factors/app/remove", Map.of());
    }

    @Test
    void aQuestionForAPasskey() {
        late("/account/factors/passkeys/new", Map.of());
    }

    /** And the list that Kpoint was asked for on the way. */
    @Test
    void aDraft() {
        shop.ada.get("/airtime");
        clock.advance(Duration.ofMinutes(6));
        shop.lists.does("/lists/networks", connection -> {
            delete();
            Lists.plain(
                            200,
                            "application/json",
                            "{\"status\":\"success\",\"data\":[{\"code\":\"MTN\",\"name\":\"MTN\",\"is_active\":true}]}")
                    .play(connection);
        });
        Page answer = shop.ada.post("/airtime", Shop.AIRTIME);
        assertEquals("/login", answer.location(), answer.status() + " " + answer.text());
        nothingIsBack();
        assertEquals(0, (int) shop.portal.database().read(sql -> sql.fetchCount(KEPT_LISTS)));
    }

    @Test
    void aPersonsWord() {
        String id = TransactionRows.of(shop.portal.database(), Environment.LIVE, ADA)
                .insert(new Row(AIRTIME, Status.UNKNOWN, clock.instant()));
        late("/transactions/" + id + "/resolve", Map.of("outcome", "failed", "note", "Late word"));
        assertEquals("unknown", shop.portal.database().read(sql -> sql.select(TRANSACTIONS.STATUS)
                .from(TRANSACTIONS)
                .where(TRANSACTIONS.ID.eq(id))
                .fetchSingle()
                .value1()));
    }

    @Test
    void anotherAddress() {
        Page answer = shop.ada.postLate(
                "/account/email", Map.of("email", "late@new.ng", "password", Browser.PASSWORD), this::delete);
        assertTrue(answer.status() < 500, answer.text());
        nothingIsBack();
    }

    @Test
    void anotherPassword() {
        Map<String, String> form = Map.of("password", Browser.PASSWORD, "new_password", "late giraffe 93 in a tree");
        Page answer = shop.ada.postLate("/account/password", form, this::delete);
        assertTrue(answer.status() < 500, answer.text());
        nothingIsBack();
    }

    @Test
    void payingADraft() {
        String draft = Shop.draft(shop.ada, "/airtime", Shop.AIRTIME);
        Page answer = shop.ada.postLate("/transactions/" + draft + "/pay", Map.of(), this::delete);
        assertTrue(answer.status() < 500, answer.text());
        assertEquals(
                0,
                shop.lists.requests().stream()
                        .filter(request -> request.startsWith("POST"))
                        .count());
        nothingIsBack();
    }

    @Test
    void theSecondHalfOfASignIn() {
        app = Phone.setUp(shop.portal, shop.ada, clock).phone();
        clock.advance(Duration.ofMinutes(1));
        phone = shop.ada;
        Browser half = shop.portal.browser();
        assertEquals("/login/factor", half.signIn(ADA).location());
        Page answer = half.postLate("/login/factor", Map.of("code", app.code()), this::delete);
        assertTrue(answer.status() < 500, answer.text());
        assertEquals("/login", half.get("/account").location());
        nothingIsBack();
    }

    /** A form that was opened by the mail's link before, and comes after. */
    @Test
    void aMailedLink() {
        shop.portal.browser().post("/password/forgot", Map.of("email", ADA));
        String token =
                new Mailbox(shop.portal).newest(ADA, "Set a new password").token();
        Browser visitor = shop.portal.browser();
        Page opened = visitor.get("/password/reset?token=" + token);
        assertEquals(200, visitor.follow(opened).status());
        delete();
        Page answer =
                visitor.post("/password/reset", Map.of("token", token, "new_password", "late giraffe 93 in a tree"));
        assertEquals(404, answer.status());
        nothingIsBack();
    }

    private void late(String path, Map<String, String> form) {
        Page answer = shop.ada.postLate(path, form, this::delete);
        assertEquals("/login", answer.location(), answer.status() + " " + answer.text());
        nothingIsBack();
    }

    /** No name, no address, no way in, no draft: whatever table they would be in. */
    private void nothingIsBack() {
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            String rows = shop.portal
                    .database()
                    .read(sql -> sql.selectFrom(table).fetch().formatCSV());
            boolean log = table.getName().startsWith("audit_");
            assertFalse(!log && (rows.contains("Late") || rows.contains("late@")), () -> table.getName() + rows);
            assertFalse(rows.contains(ADA), () -> table.getName() + rows);
            for (Field<?> field : table.fields()) {
                boolean ofUser = field.getName().equals("user_id")
                        && !List.of("transaction_events", "audit_entries", "totals")
                                .contains(table.getName());
                assertFalse(ofUser && rows.contains(user), () -> table.getName() + rows);
            }
        }
        shop.portal.database().run(sql -> {
            assertEquals(0, sql.fetchCount(TRANSACTIONS, TRANSACTIONS.STATUS.eq("draft")));
            assertEquals(0, sql.fetchCount(API_KEYS, API_KEYS.CIPHERTEXT.isNotNull()));
            assertEquals(
                    "-",
                    sql.select(USERS.PASSWORD_HASH).from(USERS).fetchSingle().value1());
        });
    }

    /** Two connections at once: the deletion waits for whoever holds the business, and then sees what they wrote. */
    @Test
    void aKeyThatIsJustBeingWritten() throws Exception {
        assumeTrue(store == Store.POSTGRESQL, "SQLite has one writer at a time");
        CompletableFuture<Void> deletion = new CompletableFuture<>();
        shop.portal.database().run(sql -> {
            Alive.requireBusiness(sql, business);
            Thread.ofVirtual()
                    .start(() -> deletion.completeAsync(() -> {
                        delete();
                        return null;
                    }));
            Waiting.until(() -> waiting() > 0);
            sql.update(API_KEYS).set(API_KEYS.LAST4, "LATE").execute();
            sql.update(BUSINESSES).set(BUSINESSES.NAME, "Late Stores").execute();
        });
        deletion.get(20, TimeUnit.SECONDS);
        assertEquals("", shop.portal.database().read(sql -> sql.select(API_KEYS.LAST4)
                .from(API_KEYS)
                .fetchSingle()
                .value1()));
        nothingIsBack();
    }

    private int waiting() {
        return shop.portal
                .database()
                .read(sql -> sql.fetchCount(
                        DSL.table("pg_locks"), DSL.condition("not granted and database is null or not granted")));
    }
}
