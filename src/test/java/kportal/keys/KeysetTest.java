package kportal.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.settings.SettingError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetTest {
    @TempDir
    private Path folder;

    private Database database;
    private KeysetCheckRepository checks;

    @BeforeEach
    void open() {
        database = Databases.open("jdbc:sqlite:" + folder.resolve("a.db"), Clock.systemUTC());
        checks = new KeysetCheckRepository(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Path file() {
        return folder.resolve("keyset.json");
    }

    @Test
    void itIsMadeOnceForItsOwnerAlone() throws IOException {
        byte[] kept = Keyset.open(file(), checks).encrypt("secret", "ada");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        String before = Files.readString(file());
        assertEquals("secret", Keyset.open(file(), checks).decrypt(kept, "ada"));
        assertEquals(before, Files.readString(file()));
    }

    /** Tink is told of its kind only when it is met: this one is spelled out, for making one would tell it. */
    @Test
    void oneOfAnotherKindIsTakenToo() throws IOException {
        byte[] key = new byte[34];
        key[0] = 0x1a;
        key[1] = 32;
        String json = """
                {"primaryKeyId": 42, "key": [{"keyId": 42, "status": "ENABLED", "outputPrefixType": "TINK", "keyData": {
                  "typeUrl": "type.googleapis.com/google.crypto.tink.XChaCha20Poly1305Key",
                  "keyMaterialType": "SYMMETRIC", "value": "%s"}}]}
                """.formatted(Base64.getEncoder().encodeToString(key));
        Files.createFile(file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file(), json);
        byte[] kept = Keyset.open(file(), checks).encrypt("secret", "ada");
        assertEquals("secret", Keyset.open(file(), checks).decrypt(kept, "ada"));
        assertEquals(json, Files.readString(file()));
    }

    /** Portals that start at the same moment on a database of nobody's yet. */
    @Test
    void oneIsMadeHoweverManyBegin() throws Exception {
        for (int turn = 0; turn < 20; turn++) {
            try (Database empty = Databases.open("jdbc:sqlite:" + folder.resolve(turn + ".db"), Clock.systemUTC());
                    ExecutorService portals = Executors.newVirtualThreadPerTaskExecutor()) {
                Path file = folder.resolve(turn + ".json");
                List<Future<Keyset>> opened = portals.invokeAll(
                        Collections.nCopies(4, () -> Keyset.open(file, new KeysetCheckRepository(empty))));
                byte[] kept = opened.getFirst().get().encrypt("secret", "ada");
                for (Future<Keyset> each : opened) {
                    assertEquals("secret", each.get().decrypt(kept, "ada"));
                }
            }
        }
    }

    @Test
    void whatIsOnesCannotBeReadAsAnothers() {
        Keyset keyset = Keyset.open(file(), checks);
        byte[] adas = keyset.encrypt("secret", "ada");
        assertThrows(Unreadable.class, () -> keyset.decrypt(adas, "ben"));
        adas[adas.length - 1] ^= 1;
        assertThrows(Unreadable.class, () -> keyset.decrypt(adas, "ada"));
    }

    @Test
    void aLostOneIsNotMadeAnew() throws IOException {
        Keyset.open(file(), checks);
        Files.delete(file());
        refused("there is no such file, but the database holds keys that it encrypted; put it back");
        assertTrue(Files.notExists(file()));
    }

    @Test
    void anotherDatabasesIsRefused() throws IOException {
        Keyset.open(file(), checks);
        Path other = folder.resolve("other.json");
        try (Database second = Databases.open("jdbc:sqlite:" + folder.resolve("b.db"), Clock.systemUTC())) {
            Keyset.open(other, new KeysetCheckRepository(second));
        }
        Files.move(other, file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        refused("it is not the keyset that this database was encrypted with");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-", "rw--w----"})
    void oneThatOthersMayTouchIsRefused(String permissions) throws IOException {
        Keyset.open(file(), checks);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));
        refused("others than its owner may read it; chmod 600 it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{}",
                "null",
                "[]",
                "{\"primaryKeyId\":1}",
                "{\"key\":[],\"primaryKeyId\":1}",
                "not json",
                "{\"key\":[null]}",
                "\u0000",
                "7"
            })
    void whatIsNoKeysetIsRefused(String text) throws IOException {
        Files.writeString(file(), text);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
        refused("it can't be read as a keyset");
        assertEquals(text, Files.readString(file()));
    }

    @Test
    void oneThatCannotBeReadOrMadeIsRefused() throws IOException {
        Files.createDirectory(
                file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        refused("it can't be read as a keyset");
        Path nowhere = folder.resolve("nowhere/keyset.json");
        SettingError error = assertThrows(SettingError.class, () -> Keyset.open(nowhere, checks));
        assertEquals("KEYSET_FILE is \"" + nowhere + "\"; its folder can't be written", error.getMessage());
    }

    /** Only root can give a file away. */
    @Test
    void anotherUsersIsRefused() throws IOException {
        Keyset.open(file(), checks);
        try {
            Files.setAttribute(file(), "unix:uid", 12345);
        } catch (IOException e) {
            Assumptions.abort("not root");
        }
        refused("it belongs to another user than the one who runs the portal; chown it to that one");
    }

    private void refused(String why) {
        SettingError error = assertThrows(SettingError.class, () -> Keyset.open(file(), checks));
        assertEquals("KEYSET_FILE is \"" + file() + "\"; " + why, error.getMessage());
    }
}
