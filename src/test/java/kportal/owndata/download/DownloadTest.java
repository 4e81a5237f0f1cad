package kportal.owndata.download;

import static kportal.db.generated.Tables.ANSWERS;
import static kportal.db.generated.Tables.AUDIT_ENTRIES;
import static kportal.db.generated.Tables.KEPT_LISTS;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static kportal.db.generated.Tables.TRANSACTION_EVENTS;
import static kportal.db.generated.Tables.USERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import kportal.db.generated.DefaultSchema;
import kportal.export.Formula;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DownloadTest {
    private static final Instant NOON = Instant.parse("2026-11-24T11:00:00Z");
    private static final Order METER =
            Order.electricity("ikeja", "Ikeja Electric", "01234567890", "prepaid", Money.ofNaira(5000));

    /** What holds nothing of a business's, or nothing that anybody could read. */
    private static final Set<String> LEFT_OUT = Set.of(
            "attempts", // counters under hashed names, for an hour
            "authenticator_proposals", // an app that is not on yet, for half an hour
            "audit_heads", // how long each log is
            "history_versions", // a counter
            "totals", // sums of what stands in transactions
            "keyset_checks", // the portal's own
            "backups", // the operator's
            "alerts", // what the operator was told
            "restores", // when one was put back
            "moves", // whether this is the database to serve from
            "served_from", // by which version
            "passkey_challenges"); // questions to a device, for minutes

    /** Encrypted, hashed, or of use to a machine alone. */
    private static final Set<String> COLUMNS_LEFT_OUT = Set.of(
            "users.password_hash",
            "sessions.token_hash",
            "known_browsers.token_hash",
            "mail_links.token_hash",
            "authenticators.seed",
            "authenticators.last_step",
            "recovery_codes.code_hash",
            "passkeys.credential_id",
            "passkeys.public_key",
            "passkeys.sign_count",
            "api_keys.ciphertext",
            "transactions.form_nonce",
            "balance_entries.form_nonce",
            "exports.attempt",
            "batches.form_nonce",
            "batches.runner",
            "schedules.form_nonce",
            "schedule_times.attempt");

    /** A new table or column is in the download, or stands above with the reason. */
    @Test
    void everyColumnOfEveryTableIsInOrLeftOutForAReason() {
        Set<String> missing = new TreeSet<>();
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            if (!LEFT_OUT.contains(table.getName())) {
                Arrays.stream(table.fields()).forEach(f -> missing.add(table.getName() + "." + f.getName()));
            }
        }
        missing.removeAll(SheetRepository.columns());
        assertEquals(new TreeSet<>(COLUMNS_LEFT_OUT), missing);
    }

    @ParameterizedTest
    @EnumSource
    void allOfOnesOwnIsInItTwiceAndNothingOfOthers(Store store) {
        try (Shop shop = Shop.open(store)) {
            Browser ben = shop.portal.signUp("Ben Stores", "ben@shop.ng");
            buy(shop, "ada@shop.ng", 1_100);
            buy(shop, "ben@shop.ng", 3);
            shop.ada.get("/airtime");
            shop.ada.post("/airtime", Shop.AIRTIME);
            shop.ada.post("/account/email", Map.of("email", "ada@new.ng", "password", Browser.PASSWORD));

            Zip zip = Zip.of(shop.ada);
            String ada = business(shop, "ada@shop.ng");
            same(shop, zip, "transactions", TRANSACTIONS, TRANSACTIONS.BUSINESS_ID.eq(ada), 1_101);
            same(shop, zip, "steps", TRANSACTION_EVENTS, TRANSACTION_EVENTS.BUSINESS_ID.eq(ada), 1);
            same(shop, zip, "answers", ANSWERS, ANSWERS.BUSINESS_ID.eq(ada), 120);
            same(shop, zip, "kept_lists", KEPT_LISTS, KEPT_LISTS.BUSINESS_ID.eq(ada), 1);
            same(
                    shop,
                    zip,
                    "audit",
                    AUDIT_ENTRIES,
                    AUDIT_ENTRIES.CHAIN.eq(ada).and(AUDIT_ENTRIES.KIND.ne("account_downloaded")),
                    3);
            assertEquals("ada@shop.ng", zip.json("users").getFirst().get("email"));
            assertEquals("Ada Stores", zip.csv("business").getFirst().get("name"));
            assertEquals("WXYZ", zip.csv("kpoint_keys").getFirst().get("last4"));
            assertEquals(2, zip.json("mail_links").size());
            assertEquals(1, zip.json("sessions").size());
            assertTrue(
                    zip.files().get("README.txt").contains("Ada Stores"),
                    zip.files().get("README.txt"));

            String ofBen = business(shop, "ben@shop.ng");
            zip.files().forEach((name, text) -> {
                shop.portal.secrets().searchText(name, text);
                assertFalse(text.contains(ofBen) || text.contains("ben@shop.ng"), name);
            });
            assertEquals(3, Zip.of(ben).json("transactions").size());
        }
    }

    private static void buy(Shop shop, String email, int count) {
        TransactionRows rows = TransactionRows.of(shop.portal.database(), Environment.LIVE, email);
        List<Row> wanted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            wanted.add(new Row(METER, Status.SUCCEEDED, NOON.plusMillis(i))
                    .token("0001 2345 6789 0123 4567")
                    .reference("=1+1")
                    .note("+cmd|' /C calc'!A0, \"quoted\"\nnext line"));
        }
        List<String> ids = rows.insert(wanted);
        shop.portal.database().run(sql -> {
            for (String id : ids.subList(0, Math.min(120, count))) {
                sql.insertInto(ANSWERS)
                        .set(ANSWERS.ATTEMPT_ID, id)
                        .set(ANSWERS.TRANSACTION_ID, id)
                        .set(ANSWERS.BUSINESS_ID, rows.businessId())
                        .set(ANSWERS.RECEIVED_AT, NOON)
                        .set(ANSWERS.HTTP_STATUS, 200)
                        .set(ANSWERS.BODY, "{\"status\":\"success\",\"ẹ\":\"₦\"}")
                        .set(ANSWERS.TOOK_MS, 12L)
                        .execute();
            }
            sql.insertInto(TRANSACTION_EVENTS)
                    .set(TRANSACTION_EVENTS.ID, ids.getFirst())
                    .set(TRANSACTION_EVENTS.TRANSACTION_ID, ids.getFirst())
                    .set(TRANSACTION_EVENTS.BUSINESS_ID, rows.businessId())
                    .set(TRANSACTION_EVENTS.HAPPENED_AT, NOON)
                    .set(TRANSACTION_EVENTS.FROM_STATUS, "sending")
                    .set(TRANSACTION_EVENTS.TO_STATUS, "succeeded")
                    .set(TRANSACTION_EVENTS.REASON, "answered")
                    .execute();
        });
    }

    private static String business(Shop shop, String email) {
        return shop.portal.database().read(sql -> sql.select(MEMBERSHIPS.BUSINESS_ID)
                .from(MEMBERSHIPS)
                .join(USERS)
                .on(USERS.ID.eq(MEMBERSHIPS.USER_ID))
                .where(USERS.EMAIL.eq(email))
                .fetchSingle()
                .value1());
    }

    /** Row by row and cell by cell what the database holds, in both files. */
    private static void same(Shop shop, Zip zip, String sheet, Table<?> table, Condition own, int atLeast) {
        List<? extends Record> rows = shop.portal.database().read(sql -> sql.selectFrom(table)
                .where(own)
                .orderBy(table.getPrimaryKey().getFields())
                .fetch());
        List<Map<String, Object>> json = zip.json(sheet);
        List<Map<String, String>> csv = zip.csv(sheet);
        assertTrue(rows.size() >= atLeast, sheet + " " + rows.size());
        assertEquals(rows.size(), json.size(), sheet);
        assertEquals(rows.size(), csv.size(), sheet);
        for (int i = 0; i < rows.size(); i++) {
            for (Field<?> field : table.fields()) {
                if (!COLUMNS_LEFT_OUT.contains(table.getName() + "." + field.getName())) {
                    Object value = rows.get(i).get(field);
                    Object plain = value instanceof Instant time ? LagosTime.exact(time) : value;
                    Object read = json.get(i).get(field.getName());
                    assertEquals(
                            plain instanceof Number ? plain.toString() : plain,
                            read instanceof Number ? read.toString() : read,
                            sheet + "." + field.getName());
                    String cell =
                            plain == null ? "" : plain instanceof String text ? Formula.defused(text) : "" + plain;
                    assertEquals(cell, csv.get(i).get(field.getName()), sheet + "." + field.getName());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsInTheLogAndAsksWhoItIsAfterAWhile(Store store) {
        TestClock clock = TestClock.at("2026-11-24T17:05:00Z");
        try (TestPortal portal = TestPortal.start(store, clock, Map.of())) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            new Mailbox(portal).newest("ada@shop.ng", "Confirm your email address");
            var answer = ada.download("/account/download", Map.of());
            assertEquals(
                    "attachment; filename=\"kportal-everything-2026-11-24.zip\"",
                    answer.headers().firstValue("Content-Disposition").orElse(""));
            assertEquals(
                    "no-store", answer.headers().firstValue("Cache-Control").orElse(""));
            Page log = ada.get("/account/audit?kind=account_downloaded");
            assertTrue(log.text().contains("rows: "), log.text());
            clock.advance(Duration.ofHours(1));
            Page asked = ada.post("/account/download", Map.of());
            assertEquals(303, asked.status());
            assertEquals("/confirm", asked.location());
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyAnOwnerAndOnlyAFewAtOnce(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            for (int i = 0; i < 5; i++) {
                assertEquals(200, ada.download("/account/download", Map.of()).statusCode());
            }
            Page later = ada.post("/account/download", Map.of());
            assertEquals(429, later.status());
            assertTrue(later.text().contains("Too many tries"), later.text());
            portal.database().run(sql -> sql.update(MEMBERSHIPS)
                    .set(MEMBERSHIPS.ROLE, "buyer")
                    .execute());
            assertEquals(403, ada.get("/account/download").status());
            assertEquals(403, ada.post("/account/download", Map.of()).status());
        }
    }
}
