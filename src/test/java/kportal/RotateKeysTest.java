package kportal;

import static kportal.db.generated.Tables.API_KEYS;
import static kportal.db.generated.Tables.BUSINESSES;
import static kportal.db.generated.Tables.KEYSET_CHECKS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import kportal.keys.Keyset;
import kportal.keys.KeysetCheckRepository;
import kportal.support.Ids;
import kportal.testing.Browser;
import kportal.testing.Page;
import kportal.testing.Program;
import kportal.testing.Shop;
import kportal.testing.Store;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operator's command as a process of its own, killed again and again beside a portal that sells. */
@Tag("jar")
class RotateKeysTest {
    private static final int SHOPS = 60;

    @ParameterizedTest
    @EnumSource
    void killedAgainAndAgainBesideAPortalThatSells(Store store) throws Exception {
        try (Shop shop = Shop.open(store)) {
            fill(shop);
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Integer> sales = CompletableFuture.supplyAsync(() -> sell(shop, enough));
            for (int rows : List.of(0, 1, SHOPS / 2, SHOPS)) {
                Process rotation = rotate(shop);
                awaitOrEnd(rotation, shop, rows);
                rotation.destroyForcibly().waitFor();
            }
            Process last = rotate(shop);
            String said = new String(last.getInputStream().readAllBytes());
            assertEquals(0, last.waitFor(), said);
            enough.set(true);
            assertTrue(sales.get() > 0);
            assertEquals(SHOPS + 1, underKeyInForce(shop));
            readAll(shop);
        }
    }

    private static Process rotate(Shop shop) throws Exception {
        return Program.start(
                Map.of(
                        "DATA_DIR", shop.portal.settings().dataDir().toString(),
                        "DATABASE_URL", shop.portal.settings().databaseUrl()),
                "rotate-keys");
    }

    /** Until so many rows are under the key in force since it started. */
    private static void awaitOrEnd(Process rotation, Shop shop, int rows) {
        ByteBuffer before = prefix(check(shop));
        while (rotation.isAlive() && (prefix(check(shop)).equals(before) || underKeyInForce(shop) < rows)) {
            Thread.onSpinWait();
        }
    }

    private static byte[] check(Shop shop) {
        return shop.portal.database().read(sql -> sql.select(KEYSET_CHECKS.CIPHERTEXT)
                .from(KEYSET_CHECKS)
                .fetchSingle()
                .value1());
    }

    /** Tink's: which key encrypted it. */
    private static ByteBuffer prefix(byte[] ciphertext) {
        return ByteBuffer.wrap(ciphertext, 0, 5).slice();
    }

    private static int underKeyInForce(Shop shop) {
        ByteBuffer inForce = prefix(check(shop));
        return (int) shop
                .portal
                .database()
                .read(sql -> sql.select(API_KEYS.CIPHERTEXT).from(API_KEYS).fetch(API_KEYS.CIPHERTEXT))
                .stream()
                .filter(bytes -> prefix(bytes).equals(inForce))
                .count();
    }

    /** Buys until it is enough; every purchase reaches Kpoint with the key as it was saved. */
    private static int sell(Shop shop, AtomicBoolean enough) {
        int sold = 0;
        while (!enough.get()) {
            String draft = Shop.draft(shop.ada, "/airtime", Shop.AIRTIME);
            int before = shop.lists.requests().size();
            Page paid = shop.ada.post("/transactions/" + draft + "/pay", Map.of("again", "yes"));
            assertEquals(303, paid.status(), paid.text());
            List<String> sent = shop.lists.requests();
            assertTrue(sent.subList(before, sent.size()).stream().anyMatch(r -> r.contains("Bearer " + Shop.KEY)));
            sold++;
        }
        return sold;
    }

    private static Keyset keyset(Shop shop) {
        return Keyset.open(shop.portal.settings().keysetFile(), new KeysetCheckRepository(shop.portal.database()));
    }

    private static String secret(String id) {
        return "kp_live_of_" + id;
    }

    private static void fill(Shop shop) {
        Keyset keyset = keyset(shop);
        shop.portal.database().run(sql -> {
            String user =
                    sql.select(API_KEYS.CREATED_BY).from(API_KEYS).fetchSingle().value1();
            for (int i = 0; i < SHOPS; i++) {
                String business = Ids.next();
                String id = Ids.next();
                sql.insertInto(BUSINESSES)
                        .set(BUSINESSES.ID, business)
                        .set(BUSINESSES.NAME, "Shop " + i)
                        .set(BUSINESSES.CREATED_AT, Instant.now())
                        .execute();
                sql.insertInto(API_KEYS)
                        .set(API_KEYS.ID, id)
                        .set(API_KEYS.BUSINESS_ID, business)
                        .set(API_KEYS.ENVIRONMENT, "live")
                        .set(API_KEYS.CIPHERTEXT, keyset.encrypt(secret(id), business + " live " + id))
                        .set(API_KEYS.LAST4, id.substring(32))
                        .set(API_KEYS.STATE, "working")
                        .set(API_KEYS.CREATED_BY, user)
                        .set(API_KEYS.CREATED_AT, Instant.now())
                        .execute();
            }
        });
    }

    private static void readAll(Shop shop) {
        Keyset keyset = keyset(shop);
        shop.portal.database().read(sql -> sql.selectFrom(API_KEYS).fetch()).forEach(row -> {
            String owner = row.getBusinessId() + " live " + row.getId();
            String secret = keyset.decrypt(row.getCiphertext(), owner);
            assertTrue(secret.equals(secret(row.getId())) || secret.equals(Shop.KEY));
        });
        Browser ada = shop.portal.browser();
        ada.signIn("ada@shop.ng");
        assertEquals(0, ada.get("/key").select("[data-unreadable]").size());
    }
}
