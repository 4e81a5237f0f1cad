package kportal.keys;

import static kportal.db.generated.Tables.API_KEYS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import kportal.testing.Browser;
import kportal.testing.FaultServer;
import kportal.testing.FormPage;
import kportal.testing.Lists;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Shop;
import kportal.testing.Snapshot;
import kportal.testing.Store;
import kportal.testing.TestPortal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyPageTest {
    private static final String OTHER = "kp_live_another_key_0000QRST";

    @ParameterizedTest
    @EnumSource
    void aSavedKeyIsShownByItsEndAndKeptEncrypted(Store store) {
        try (Shop shop = Shop.open(store)) {
            assertTrue(shop.lists.requests().getFirst().contains("Bearer " + Shop.KEY));
            Page key = shop.ada.get("/key");
            assertEquals(
                    "Your key is saved. Kpoint takes it.", key.select(".flash").text());
            assertEquals("working", key.select("[data-key-state]").attr("data-key-state"));
            assertEquals("…WXYZ", key.select("dd code").text());
            assertFalse(key.body().contains(Shop.KEY.substring(0, 12)));
            assertFalse(contains(shop, Shop.KEY));

            assertEquals(
                    "/key",
                    shop.ada.post("/key", Map.of("api_key", " " + OTHER + " ")).location());
            assertEquals("…QRST", shop.ada.get("/key").select("dd code").text());
            assertEquals(List.of("removed", "working"), states(shop));

            Page removed = shop.ada.post("/key/remove", Map.of());
            assertEquals(
                    "Your key is removed.",
                    shop.ada.follow(removed).select(".flash").text());
            assertEquals(0, shop.ada.get("/key").select("[data-key-state]").size());
            assertEquals(List.of("removed", "removed"), states(shop));
            assertTrue(shop.ada.get("/airtime").text().contains("Add your Kpoint key first"));
            assertEquals("/key", shop.ada.post("/airtime", Shop.AIRTIME).location());
            assertEquals(0, Snapshot.of(shop.portal).count("transactions"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOwnerIsWrittenToAboutEachChange(Store store) {
        try (Shop shop = Shop.open(store)) {
            shop.ada.post("/key/remove", Map.of());
            shop.ada.post("/key/remove", Map.of());
            assertEquals(
                    List.of("A Kpoint key was saved", "Confirm your email address", "Your Kpoint key was removed"),
                    new Mailbox(shop.portal)
                            .all("ada@shop.ng").stream()
                                    .map(Mailbox.Received::subject)
                                    .sorted()
                                    .toList());
        }
    }

    private static boolean contains(Shop shop, String secret) {
        String hex = java.util.HexFormat.of().formatHex(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return shop.portal.database().read(sql -> sql.selectFrom(API_KEYS).fetch().stream()
                .anyMatch(row -> row.toString().contains(secret)
                        || java.util.HexFormat.of()
                                .formatHex(row.getCiphertext())
                                .contains(hex)));
    }

    private static List<String> states(Shop shop) {
        return shop.portal.database().read(sql -> sql.select(API_KEYS.STATE)
                .from(API_KEYS)
                .orderBy(API_KEYS.CREATED_AT, API_KEYS.ID)
                .fetch(API_KEYS.STATE));
    }

    @ParameterizedTest
    @EnumSource
    void whatKpointSaysToANewKeyIsTold(Store store) {
        try (Shop shop = Shop.open(store)) {
            Snapshot before = Snapshot.of(shop.portal);
            String error = "{\"status\":\"error\",\"message\":\"<b>no</b>\"}";
            shop.lists.says("/lists/networks", 401, error);
            refuses(
                    shop.ada,
                    OTHER,
                    "Kpoint doesn’t take this key. Copy it again, whole, or generate a new one on the API Keys page"
                            + " of your Kpoint dashboard.");
            shop.lists.says("/lists/networks", 403, error);
            refuses(
                    shop.ada,
                    OTHER,
                    "Kpoint says that the one-time API fee is not paid. Pay it in your Kpoint"
                            + " dashboard, then save the key again.");
            assertEquals(before, Snapshot.of(shop.portal));

            for (FaultServer.Script trouble : List.of(
                    Lists.plain(500, "application/json", error),
                    Lists.plain(200, "text/html", "<h1>Welcome</h1>"),
                    Lists.plain(429, "application/json", error),
                    FaultServer.reset())) {
                shop.lists.alwaysDoes(trouble);
                Page saved = shop.ada.post("/key", Map.of("api_key", OTHER));
                assertEquals(303, saved.status(), saved.text());
                Page key = shop.ada.follow(saved);
                assertEquals(
                        "Your key is saved, but Kpoint couldn’t be reached to try it.",
                        key.select(".flash").text());
                assertEquals("unverified", key.select("[data-key-state]").attr("data-key-state"));
            }
            shop.lists.alwaysDoes(null);
            shop.lists.says("/lists/networks", 401, error);
            shop.ada.get("/airtime");
            Page key = shop.ada.get("/key");
            assertEquals("refused", key.select("[data-key-state]").attr("data-key-state"));
            assertTrue(key.text().contains("Kpoint no longer takes this key."));
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlySoManyAreTriedOut(Store store) {
        try (Shop shop = Shop.open(store)) {
            shop.lists.says("/lists/networks", 401, "{\"error\":\"no such key\"}");
            Page answer = shop.ada.post("/key", Map.of("api_key", OTHER));
            for (int tries = 0; answer.status() == 422 && tries < 30; tries++) {
                answer = shop.ada.post("/key", Map.of("api_key", OTHER));
            }
            int asked = shop.lists.requests().size();
            assertEquals(429, answer.status());
            assertEquals("", answer.select("#api_key").attr("value"));
            assertEquals(429, shop.ada.post("/key", Map.of("api_key", OTHER)).status());
            assertEquals(asked, shop.lists.requests().size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoKeyIsNotTried(Store store) {
        try (Shop shop = Shop.open(store)) {
            int calls = shop.lists.requests().size();
            Snapshot before = Snapshot.of(shop.portal);
            String odd = "A key has only letters, digits and signs, without spaces. Copy it again, whole.";
            refuses(shop.ada, "", "Paste your Kpoint API key.");
            refuses(shop.ada, "   ", "Paste your Kpoint API key.");
            refuses(shop.ada, "short", "This is too short to be a key. Copy it again, whole.");
            refuses(shop.ada, "two words of it", odd);
            refuses(shop.ada, "key\r\nX-Injected: yes", odd);
            refuses(shop.ada, "kęy_with_an_ogonek", odd);
            refuses(shop.ada, "key\0key12345", "This holds a character that can’t be sent. Type it again.");
            refuses(shop.ada, "k".repeat(501), "Use 500 characters or fewer.");
            String twice = Browser.encode(Map.of("csrf", shop.ada.csrf(), "api_key", OTHER)) + "&api_key=" + Shop.KEY;
            new FormPage(shop.ada.postBody("/key", twice)).refuses("api_key", "This was sent twice. Enter it once.");
            assertEquals(before, Snapshot.of(shop.portal));
            assertEquals(calls, shop.lists.requests().size());
        }
    }

    private static void refuses(Browser ada, String typed, String message) {
        Page page = ada.post("/key", Map.of("api_key", typed));
        new FormPage(page).refuses("api_key", message);
        assertEquals("", new FormPage(page).value("api_key"));
        assertTrue(typed.length() < 8 || !page.body().contains(typed));
    }

    /** Who can write to the database still can't buy with another business's key. */
    @ParameterizedTest
    @EnumSource
    void aCiphertextMovedToAnotherBusinessIsNotUsed(Store store) {
        try (Shop shop = Shop.open(store)) {
            Browser ben = shop.portal.signUp("Ben Stores", "ben@shop.ng");
            ben.post("/key", Map.of("api_key", OTHER));
            String draft = Shop.draft(shop.ada, "/airtime", Shop.AIRTIME);
            swapCiphertexts(shop);
            shop.portal.restart();
            int calls = shop.lists.requests().size();

            Browser ada = shop.portal.browser();
            ada.signIn("ada@shop.ng");
            for (Page page : List.of(
                    ada.get("/airtime"),
                    ada.post("/airtime", Shop.AIRTIME),
                    ada.post("/transactions/" + draft + "/pay", Map.of()),
                    ada.get("/transactions/" + draft),
                    ada.get("/key"))) {
                assertFalse(page.body().contains(OTHER) || page.body().contains(Shop.KEY), page.body());
            }
            // Said in plain words, wherever one may buy; what was typed or drafted is still there.
            String word = "Your stored Kpoint key can’t be read";
            for (String form : List.of("/key", "/airtime", "/data?network=MTN", "/electricity", "/cable-tv")) {
                Page page = ada.get(form);
                assertEquals(200, page.status(), form);
                assertTrue(page.text().contains(word), form + " " + page.text());
            }
            assertEquals(200, ada.get("/sms").status());
            Page paid = ada.post("/transactions/" + draft + "/pay", Map.of());
            assertEquals(422, paid.status());
            assertTrue(paid.select(".summary").text().contains(word), paid.text());
            assertEquals(
                    "draft",
                    ada.get("/transactions/" + draft).select("[data-status]").attr("data-status"));
            assertEquals(calls, shop.lists.requests().size());
            // Its owner mends it by pasting the key again.
            Shop.saveKey(ada);
            assertEquals(200, ada.get("/airtime").status());
        }
    }

    private static void swapCiphertexts(Shop shop) {
        shop.portal.database().run(sql -> {
            var rows = sql.selectFrom(API_KEYS).orderBy(API_KEYS.ID).fetch();
            byte[] first = rows.get(0).getCiphertext();
            rows.get(0).setCiphertext(rows.get(1).getCiphertext());
            rows.get(1).setCiphertext(first);
            rows.forEach(row -> sql.update(API_KEYS)
                    .set(API_KEYS.CIPHERTEXT, row.getCiphertext())
                    .where(API_KEYS.ID.eq(row.getId()))
                    .execute());
        });
    }

    /** The same database, once with the sandbox and once with a Kpoint: neither knows of the other's key. */
    @ParameterizedTest
    @EnumSource
    void practiceAndRealKeysDoNotMix(Store store) {
        try (Shop shop = Shop.open(store)) {
            String live = Shop.draft(shop.ada, "/airtime", Shop.AIRTIME);
            try (TestPortal practice = shop.portal.again(Map.of())) {
                Browser ada = practice.browser();
                ada.signIn("ada@shop.ng");
                assertEquals(0, ada.get("/key").select("[data-key-state]").size());
                assertTrue(ada.get("/airtime").text().contains("Add your Kpoint key first"));
                assertEquals(404, ada.get("/transactions/" + live).status());
                assertEquals(
                        404,
                        ada.post("/transactions/" + live + "/pay", Map.of()).status());
                ada.post("/key/remove", Map.of());
            }
            try (TestPortal real = shop.portal.again(Map.of("KPOINT_BASE_URL", shop.lists.url()))) {
                Browser ada = real.browser();
                ada.signIn("ada@shop.ng");
                assertEquals("…WXYZ", ada.get("/key").select("dd code").text());
                assertEquals(404, ada.get("/sandbox").status());
                assertEquals(200, ada.get("/transactions/" + live).status());
            }
        }
    }
}
