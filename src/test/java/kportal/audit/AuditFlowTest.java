package kportal.audit;

import static kportal.db.generated.Tables.AUDIT_ENTRIES;
import static kportal.db.generated.Tables.MEMBERSHIPS;
import static kportal.db.generated.Tables.TRANSACTIONS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kportal.support.Environment;
import kportal.support.Money;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Shop;
import kportal.testing.Store;
import kportal.testing.TestClock;
import kportal.testing.TestPortal;
import kportal.testing.TransactionRows;
import kportal.testing.TransactionRows.Row;
import kportal.transactions.Order;
import kportal.transactions.Status;
import kportal.web.Origin;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AuditFlowTest {
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";

    private static List<String> kinds(Browser browser, String path) {
        return browser.get(path).select("tr[data-kind]").eachAttr("data-kind");
    }

    @ParameterizedTest
    @EnumSource
    void everyDeedStandsInTheLogOnceNewestFirst(Store store) {
        try (Shop shop = Shop.open(store)) {
            Browser ada = shop.ada;
            ada.post("/account/profile", Map.of("business", "Ada & Co", "name", "Ada Obi"));
            ada.post(
                    "/account/password", Map.of("password", Browser.PASSWORD, "new_password", "another good password"));
            String unknown = TransactionRows.of(shop.portal.database(), Environment.LIVE, "ada@shop.ng")
                    .insert(new Row(
                            Order.airtime("MTN", "MTN", "08031234567", Money.ofNaira(100)),
                            Status.UNKNOWN,
                            Instant.now().minus(Duration.ofHours(1))));
            ada.post("/transactions/" + unknown + "/resolve", Map.of("outcome", "succeeded", "note", "seen"));
            ada.post("/transactions/" + unknown + "/reverse", Map.of("note", "given back"));
            assertEquals(
                    200, ada.get("/transactions/export.csv?status=reversed").status());
            shop.lists.says("/lists/networks", 401, "{\"status\":\"error\",\"message\":\"no\"}");
            ada.post("/key", Map.of("api_key", "kp_live_another_key_0000QRST"));
            ada.post("/key/remove", Map.of());
            ada.post("/key/remove", Map.of());
            ada.get("/account/audit.csv?kind=exported");
            ada.post("/logout", Map.of());
            shop.lists.says("/lists/networks", 200, "{\"status\":\"success\",\"data\":[]}");
            ada.post("/login", Map.of("email", "ada@shop.ng", "password", "another good password"));

            Page page = ada.get("/account/audit");
            assertEquals(
                    List.of(
                            "signed_in",
                            "signed_out",
                            "exported",
                            "key_removed",
                            "key_refused",
                            "exported",
                            "purchase_reversed",
                            "purchase_settled",
                            "password_changed",
                            "profile_changed",
                            "key_saved",
                            "signed_up"),
                    page.select("tr[data-kind]").eachAttr("data-kind"));
            String rows = page.text();
            for (String part : List.of(
                    "…WXYZ",
                    "…QRST Who".substring(0, 5),
                    "unknown to succeeded",
                    "succeeded to reversed",
                    "export.csv?status=reversed, rows: 1",
                    "audit.csv?kind=exported, rows: 1",
                    "127.0.0.1",
                    "ada@shop.ng")) {
                assertTrue(rows.contains(part), part + " in " + rows);
            }
            assertEquals(
                    "/transactions/" + unknown,
                    page.select("tr[data-kind=purchase_settled] a").attr("href"));
            assertEquals("refused", page.select("tr[data-kind=key_refused]").attr("data-outcome"));
            assertEquals(1, page.select("[data-chain=whole]").size(), rows);
            holdsNoSecret(shop);
        }
    }

    /** The log outlives its business: what was typed may name somebody. */
    @ParameterizedTest
    @EnumSource
    void anExportSaysWhatItWasNarrowedByAndNotWhatWasTyped(Store store) {
        try (Shop shop = Shop.open(store)) {
            shop.ada.get("/transactions/export.csv?q=Rufina+08037654399&status=failed");
            shop.ada.get("/account/audit.csv?q=Rufina&kind=exported");
            String all = shop.portal
                    .database()
                    .read(sql -> sql.selectFrom(AUDIT_ENTRIES).fetch().formatCSV());
            assertTrue(all.contains("export.csv?q=*&status=failed, rows: 0"), all);
            assertTrue(all.contains("audit.csv?kind=exported&q=*, rows: "), all);
            assertFalse(all.contains("Rufina") || all.contains("08037654399"), all);
        }
    }

    private static void holdsNoSecret(Shop shop) {
        String all = shop.portal
                .database()
                .read(sql -> sql.selectFrom(AUDIT_ENTRIES).fetch().formatCSV());
        for (String secret : List.of(Shop.KEY, "kp_live_another", Browser.PASSWORD, "another good password")) {
            assertFalse(all.contains(secret), secret);
        }
    }

    @ParameterizedTest
    @EnumSource
    void failedSignInsAreTheOwnersToSeeAndAFloodIsCounted(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            portal.signUp("Ada Stores", "ada@shop.ng");
            Browser thief = portal.browser();
            String csrf = thief.csrf();
            for (int i = 0; i < 5; i++) {
                wrong(thief, csrf, "ada@shop.ng");
                wrong(thief, csrf, "nobody" + i + "@shop.ng");
            }
            portal.restart();
            Browser ada = portal.browser();
            ada.signIn("ada@shop.ng");
            Page page = ada.get("/account/audit?kind=sign_in_failed");
            assertEquals(2, page.select("tr[data-kind]").size(), page.text());
            assertTrue(page.text().contains("again: 4"), page.text());
            assertTrue(page.text().contains("Chrome, Android"), page.text());
            assertFalse(page.text().contains("nobody"), page.text());
            // Those for addresses that nobody has are in no business's log, and masked.
            List<String> others = portal.database().read(sql -> sql.select(AUDIT_ENTRIES.DETAIL)
                    .from(AUDIT_ENTRIES)
                    .where(AUDIT_ENTRIES.CHAIN.eq("portal"))
                    .orderBy(AUDIT_ENTRIES.POSITION)
                    .fetch(AUDIT_ENTRIES.DETAIL));
            assertEquals(List.of("n…@shop.ng", "again: 4"), others);
        }
    }

    private static void wrong(Browser thief, String csrf, String email) {
        HttpRequest.Builder request = thief.request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", PHONE)
                .POST(HttpRequest.BodyPublishers.ofString(
                        Browser.encode(Map.of("csrf", csrf, "email", email, "password", "not the password"))));
        assertEquals(422, thief.send(request).status());
    }

    @ParameterizedTest
    @EnumSource
    void pagesAndTheExportHoldEveryEntryOnce(Store store) {
        TestClock clock = TestClock.at("2026-11-24T17:05:00Z");
        try (TestPortal portal = TestPortal.start(store, clock, Map.of())) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            Browser ben = portal.signUp("Ben Stores", "ben@shop.ng");
            fill(portal, "ada@shop.ng", 60);
            List<String> positions = new ArrayList<>();
            String path = "/account/audit";
            while (!path.isEmpty()) {
                Page page = ada.get(path);
                positions.addAll(page.select("tr[data-position]").eachAttr("data-position"));
                path = page.select("a[rel=next]").attr("href");
            }
            List<String> expected = new ArrayList<>();
            for (int i = 61; i > 0; i--) {
                expected.add(String.valueOf(i));
            }
            assertEquals(expected, positions);
            assertEquals(List.of("signed_up"), kinds(ben, "/account/audit"));

            Page file = ada.get("/account/audit.csv?q=10.9.8.");
            List<String> lines = file.body().lines().toList();
            assertEquals(
                    "time,position,kind,outcome,user,address,device,environment,subject,detail,hash", lines.getFirst());
            assertEquals(61, lines.size());
            assertTrue(
                    lines.get(1)
                            .startsWith(
                                    "2026-11-24T18:05:00+01:00,2,confirmed,done,ada@shop.ng,10.9.8.7,Curl,,,'=1+1,"),
                    lines.get(1));
            assertEquals("attachment; filename=\"kportal-audit-2026-11-24.csv\"", file.header("Content-Disposition"));
            assertEquals(1, ben.get("/account/audit.csv").body().lines().skip(1).count());
        }
    }

    private static void fill(TestPortal portal, String email, int entries) {
        String[] who = portal.database().read(sql -> sql.select(MEMBERSHIPS.BUSINESS_ID, MEMBERSHIPS.USER_ID)
                .from(MEMBERSHIPS)
                .join(kportal.db.generated.Tables.USERS)
                .on(kportal.db.generated.Tables.USERS.ID.eq(MEMBERSHIPS.USER_ID))
                .where(kportal.db.generated.Tables.USERS.EMAIL.eq(email))
                .fetchSingle(row -> new String[] {row.value1(), row.value2()}));
        portal.database().run(sql -> {
            for (int i = 0; i < entries; i++) {
                Deed deed = Deed.of(Kind.CONFIRMED, who[0], who[1], new Origin("10.9.8.7", "Curl"));
                AuditRepository.append(sql, deed.saying("=1+1"), Instant.parse("2026-11-24T17:05:00Z"));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void filtersNarrow(Store store) {
        TestClock clock = TestClock.at("2026-11-24T17:05:00Z");
        try (TestPortal portal = TestPortal.start(store, clock, Map.of())) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            clock.advance(Duration.ofDays(1));
            ada.signIn("ada@shop.ng");
            String user =
                    ada.get("/account/audit").select("#user option").get(1).val();
            assertEquals(List.of("signed_up"), kinds(ada, "/account/audit?to=2026-11-24"));
            assertEquals(List.of("signed_in"), kinds(ada, "/account/audit?from=2026-11-25"));
            assertEquals(List.of("signed_in"), kinds(ada, "/account/audit?kind=signed_in"));
            assertEquals(2, kinds(ada, "/account/audit?q=127.0&user=" + user).size());
            assertEquals(List.of(), kinds(ada, "/account/audit?q=%25"));
            assertEquals(List.of(), kinds(ada, "/account/audit?user=0190a000-0000-7000-8000-000000000000"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kind=x, kind",
        "user=x, user",
        "from=x, from",
        "from=2026-11-24&to=2026-11-23, to",
        "cursor=-1, cursor",
        "kind=signed_in&kind=signed_up, kind"
    })
    void aBadFilterIsSaidByItsField(String query, String field) {
        try (TestPortal portal = TestPortal.start(Store.SQLITE)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            Page page = ada.get("/account/audit?" + query);
            assertEquals(422, page.status());
            assertEquals("#" + field, page.select(".summary a").attr("href"));
            assertEquals(0, page.select("tr[data-kind]").size());
            if (!field.equals("cursor")) {
                assertEquals(422, ada.get("/account/audit.csv?" + query).status());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyAnOwnerReadsIt(Store store) {
        try (TestPortal portal = TestPortal.start(store)) {
            Browser ada = portal.signUp("Ada Stores", "ada@shop.ng");
            portal.database().run(sql -> sql.update(MEMBERSHIPS)
                    .set(MEMBERSHIPS.ROLE, "buyer")
                    .execute());
            assertEquals(403, ada.get("/account/audit").status());
            assertEquals(403, ada.get("/account/audit.csv").status());
        }
    }

    /** The deed and its entry are one transaction: where one can't be, neither is. */
    @ParameterizedTest
    @EnumSource
    void whatCannotBeLoggedIsNotDone(Store store) {
        try (Shop shop = Shop.open(store)) {
            String unknown = TransactionRows.of(shop.portal.database(), Environment.LIVE, "ada@shop.ng")
                    .insert(new Row(
                            Order.airtime("MTN", "MTN", "08031234567", Money.ofNaira(100)),
                            Status.UNKNOWN,
                            Clock.systemUTC().instant().minus(Duration.ofHours(1))));
            shop.portal.database().run(sql -> sql.execute("alter table audit_entries rename to audit_gone"));
            assertEquals(
                    500,
                    shop.ada
                            .post(
                                    "/transactions/" + unknown + "/resolve",
                                    Map.of("outcome", "succeeded", "note", "seen"))
                            .status());
            assertEquals(500, shop.ada.post("/key/remove", Map.of()).status());
            shop.portal.database().run(sql -> sql.execute("alter table audit_gone rename to audit_entries"));
            assertEquals("unknown", shop.portal.database().read(sql -> sql.select(TRANSACTIONS.STATUS)
                    .from(TRANSACTIONS)
                    .fetchSingle()
                    .value1()));
            assertEquals("…WXYZ", shop.ada.get("/key").select("dd code").text());
        }
    }
}
