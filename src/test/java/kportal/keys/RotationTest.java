package kportal.keys;

import static kportal.db.generated.Tables.API_KEYS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kportal.db.generated.DefaultSchema;
import kportal.settings.SettingError;
import kportal.testing.Browser;
import kportal.testing.Mailbox;
import kportal.testing.Page;
import kportal.testing.Phone;
import kportal.testing.Shop;
import kportal.testing.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rotation beside a portal that serves. */
class RotationTest {
    private static final String BENS = "kp_live_another_key_0000QRST";

    /** Stands for a kill: no catch clause of ours meets it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static boolean rotate(Shop shop, Consumer<String> told) {
        return new Rotation(
                        shop.portal.settings().keysetFile(),
                        new KeysetCheckRepository(shop.portal.database()),
                        new SealedRepository(shop.portal.database()),
                        step -> {
                            // Mails come and go beside it.
                            if (!step.contains("scheduled_tasks")) {
                                told.accept(step);
                            }
                        })
                .run();
    }

    private static Set<Integer> keysInUse(Shop shop) {
        Set<Integer> ids = new HashSet<>();
        shop.portal
                .database()
                .read(sql -> sql.select(API_KEYS.CIPHERTEXT)
                        .from(API_KEYS)
                        .where(API_KEYS.CIPHERTEXT.isNotNull())
                        .fetch(API_KEYS.CIPHERTEXT))
                .forEach(bytes -> ids.add(KeyIds.of(bytes)));
        ids.add(KeyIds.of(
                new KeysetCheckRepository(shop.portal.database()).find().orElseThrow()));
        return ids;
    }

    private static Shop twoBusinesses(Store store) {
        Shop shop = Shop.open(store);
        shop.portal.signUp("Ben Stores", "ben@shop.ng").post("/key", Map.of("api_key", BENS));
        return shop;
    }

    /** The lists are asked for with the key itself: they tell what it was decrypted to. */
    private static void bothKeysWork(Shop shop) {
        for (String email : List.of("ada@shop.ng", "ben@shop.ng")) {
            Browser browser = shop.portal.browser();
            browser.signIn(email);
            assertEquals(0, browser.get("/key").select("[data-unreadable]").size(), email);
            assertEquals(200, browser.get("/airtime").status());
            String draft = Shop.draft(browser, "/airtime", Shop.AIRTIME);
            int asked = shop.lists.requests().size();
            browser.post("/transactions/" + draft + "/pay", Map.of("again", "yes"));
            String sent = shop.lists.requests().get(asked);
            assertTrue(sent.contains("Bearer " + (email.startsWith("ada") ? Shop.KEY : BENS)), sent);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everythingIsUnderTheNewKeyAndTheRunningPortalGoesOn(Store store) throws IOException {
        try (Shop shop = twoBusinesses(store)) {
            Path file = shop.portal.settings().keysetFile();
            Set<Integer> before = keysInUse(shop);
            String old = Files.readString(file);
            assertTrue(rotate(shop, step -> {}));
            Set<Integer> after = keysInUse(shop);
            assertEquals(1, after.size());
            assertFalse(after.removeAll(before), "the same key");
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertFalse(Files.readString(file).contains(idIn(old)));
            bothKeysWork(shop);
            Shop.saveKey(shop.ada);
            assertEquals(1, keysInUse(shop).size());
            // And again, after a restart.
            shop.portal.restart();
            assertTrue(rotate(shop, step -> {}));
            bothKeysWork(shop);
            try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
                List<String> left = files.map(f -> f.getFileName().toString())
                        .filter(name -> name.contains("keyset"))
                        .sorted()
                        .toList();
                assertEquals(List.of("keyset.json", "keyset.json.lock"), left);
            }
        }
    }

    private static String idIn(String keyset) {
        return keyset.replaceAll("(?s).*\"primaryKeyId\":\\s*(\\d+).*", "$1");
    }

    /** Stopped at each of its steps in turn, the portal serving: the next run ends what this one began. */
    @ParameterizedTest
    @EnumSource
    void itMayEndAtAnyStep(Store store) {
        try (Shop shop = twoBusinesses(store)) {
            List<String> steps = new ArrayList<>();
            rotate(shop, steps::add);
            assertEquals(5, steps.size(), steps.toString());
            for (int last = 0; last < steps.size(); last++) {
                Set<Integer> before = keysInUse(shop);
                List<String> seen = new ArrayList<>();
                int end = last;
                assertThrows(
                        Killed.class,
                        () -> rotate(shop, step -> {
                            seen.add(step);
                            if (seen.size() > end) {
                                throw new Killed();
                            }
                        }));
                bothKeysWork(shop);
                Browser ada = shop.portal.browser();
                ada.signIn("ada@shop.ng");
                Shop.saveKey(ada);
                shop.portal.restart();
                bothKeysWork(shop);
                List<String> again = new ArrayList<>();
                assertTrue(rotate(shop, again::add));
                assertEquals(
                        last < steps.size() - 1,
                        again.getFirst().startsWith("an earlier rotation did not end"),
                        again.toString());
                assertFalse(keysInUse(shop).removeAll(before));
                assertEquals(1, keysInUse(shop).size());
                bothKeysWork(shop);
            }
        }
    }

    /** A portal that encrypted just before a rotation and stores just after it: nothing may be left under a lost key. */
    @ParameterizedTest
    @EnumSource
    void nothingIsStoredUnderAKeyThatIsNotInForce(Store store) {
        try (Shop shop = Shop.open(store)) {
            Keyset late =
                    Keyset.open(shop.portal.settings().keysetFile(), new KeysetCheckRepository(shop.portal.database()));
            byte[] sealed = late.encrypt("secret", "ada");
            assertTrue(rotate(shop, step -> {}));
            assertThrows(
                    KeysetMoved.class,
                    () -> shop.portal.database().run(sql -> KeysetCheckRepository.requireInForce(sql, sealed)));
            byte[] anew = late.encrypt("secret", "ada");
            shop.portal.database().run(sql -> KeysetCheckRepository.requireInForce(sql, anew));
            assertNotEquals(KeyIds.of(sealed), KeyIds.of(anew));
        }
    }

    /** Put down while the new key is in the file and the old one in force, or while rows are encrypted anew. */
    @ParameterizedTest
    @EnumSource
    void whatIsStoredInTheMiddleOfOneKeepsItsKey(Store store) {
        for (int after = 1; after <= 2; after++) {
            try (Shop shop = Shop.open(store)) {
                List<String> steps = new ArrayList<>();
                Phone[] phone = new Phone[1];
                int when = after;
                assertTrue(rotate(shop, step -> {
                    steps.add(step);
                    if (steps.size() == when) {
                        phone[0] = Phone.setUp(shop.portal, shop.ada, Clock.systemUTC())
                                .phone();
                        shop.ada.post("/password/forgot", Map.of("email", "ada@shop.ng"));
                    }
                }));
                Mailbox mails = new Mailbox(shop.portal);
                assertTrue(
                        mails.newest("ada@shop.ng", "Set a new password").link().contains("token="));
                Browser browser = shop.portal.browser();
                browser.signIn("ada@shop.ng");
                Page in = browser.post("/login/factor", Map.of("code", phone[0].code(Duration.ofSeconds(30))));
                assertEquals("/", in.location(), "after step " + after);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAppThatIsNotOnYetKeepsItsSeed(Store store) {
        try (Shop shop = Shop.open(store)) {
            Phone phone = Phone.propose(shop.portal, shop.ada, Clock.systemUTC());
            assertTrue(rotate(shop, step -> {}));
            Page codes = shop.ada.post("/account/factors/app/confirm", Map.of("code", phone.code()));
            assertEquals(10, codes.select(".codes code").size(), codes.text());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatCannotBeReadKeepsTheOldKeysUntilItIsMended(Store store) {
        try (Shop shop = twoBusinesses(store)) {
            swapCiphertexts(shop);
            List<String> steps = new ArrayList<>();
            assertFalse(rotate(shop, steps::add));
            assertEquals(
                    2,
                    steps.stream().filter(s -> s.startsWith("can't be read: ")).count(),
                    steps.toString());
            // Swapped back, they still have their key.
            swapCiphertexts(shop);
            assertTrue(rotate(shop, steps::add));
            bothKeysWork(shop);
        }
    }

    private static void swapCiphertexts(Shop shop) {
        shop.portal.database().run(sql -> {
            var rows = sql.selectFrom(API_KEYS)
                    .where(API_KEYS.CIPHERTEXT.isNotNull())
                    .orderBy(API_KEYS.ID)
                    .fetch();
            for (int i = 0; i < 2; i++) {
                sql.update(API_KEYS)
                        .set(API_KEYS.CIPHERTEXT, rows.get(1 - i).getCiphertext())
                        .where(API_KEYS.ID.eq(rows.get(i).getId()))
                        .execute();
            }
        });
    }

    @Test
    void twoAtATimeAreRefused() {
        try (Shop shop = Shop.open(Store.SQLITE)) {
            List<String> refused = new ArrayList<>();
            rotate(shop, step -> {
                if (refused.isEmpty()) {
                    refused.add(assertThrows(SettingError.class, () -> rotate(shop, s -> {}))
                            .getMessage());
                }
            });
            assertTrue(refused.getFirst().endsWith("another rotation of it is running"), refused.toString());
        }
    }

    /** A column of bytes that isn't in the rotation's list would lose its key. */
    @Test
    void everySealedColumnIsInTheList() {
        List<String> named = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .flatMap(table -> Arrays.stream(table.fields())
                        .filter(field -> field.getType() == byte[].class)
                        .map(field -> table.getName() + "." + field.getName()))
                .filter(name -> !name.equals("keyset_checks.ciphertext"))
                // Not encrypted: it is the half that anybody may know.
                .filter(name -> !name.equals("passkeys.public_key"))
                .sorted()
                .toList();
        // Of db-scheduler's own table no classes are generated.
        List<String> all = new ArrayList<>(named);
        all.add("scheduled_tasks.task_data");
        assertEquals(SealedRepository.columns(), all);
    }
}
