package kportal.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Set;
import kportal.settings.SettingError;
import kportal.support.Seal;

/**
 * The keys that encrypt the keys: a Tink keyset in a file of its owner's alone. A rotation changes the file beside a
 * running portal, which reads it again before it encrypts, and when it meets a key that it doesn't know.
 */
public final class Keyset implements Seal {
    static final String CHECK = "kportal keyset check";

    private final KeysetFile file;
    private final KeysetCheckRepository checks;
    private volatile Loaded loaded;

    private Keyset(KeysetFile file, KeysetCheckRepository checks) throws GeneralSecurityException, IOException {
        this.file = file;
        this.checks = checks;
        this.loaded = load();
    }

    private record Loaded(KeysetHandle handle, Aead aead, int primary, Set<Integer> ids, KeysetFile.Stamp stamp) {}

    /** Made on the first start only: a new one beside an old database could read nothing in it. */
    public static Keyset open(Path path, KeysetCheckRepository checks) {
        KeysetFile file = new KeysetFile(path);
        try {
            KeyKinds.register();
            byte[] check = checks.find().orElse(null);
            if (!file.exists()) {
                if (check != null) {
                    throw file.wrong(
                            "there is no such file, but the database holds keys that it encrypted; put it back");
                }
                file.create(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
            }
            Keyset keyset = new Keyset(file, checks);
            if (check == null) {
                checks.insertFirst(keyset.encrypt(CHECK, CHECK));
                check = checks.find().orElseThrow();
            }
            keyset.prove(check);
            return keyset;
        } catch (GeneralSecurityException | IOException e) {
            throw file.wrong("it can't be read as a keyset");
        }
    }

    /** Whether it could be opened; none is made. */
    public static void require(Path path, KeysetCheckRepository checks) {
        if (checks.find().isPresent() || Files.exists(path)) {
            open(path, checks);
        }
    }

    private void prove(byte[] check) {
        try {
            decrypt(check, CHECK);
        } catch (Unreadable e) {
            throw file.wrong("it is not the keyset that this database was encrypted with");
        }
    }

    /** Whether what the database was encrypted with can be read by what is in the file at this moment. */
    public boolean isGood() {
        try {
            Loaded now = file.stamp().equals(loaded.stamp()) ? loaded : load();
            byte[] check = checks.find().orElseThrow();
            now.aead().decrypt(check, CHECK.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            return false;
        }
    }

    private Loaded load() throws GeneralSecurityException, IOException {
        try {
            return loadKnown();
        } catch (GeneralSecurityException e) {
            KeyKinds.registerAll();
            return loadKnown();
        }
    }

    private Loaded loadKnown() throws GeneralSecurityException, IOException {
        // The stamp first: what changes after it is read again.
        KeysetFile.Stamp stamp = file.stamp();
        KeysetHandle handle = file.read();
        return new Loaded(handle, aead(handle), handle.getPrimary().getId(), KeyIds.all(handle), stamp);
    }

    private static Aead aead(KeysetHandle handle) throws GeneralSecurityException {
        return handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** {@code owner} is the associated data: what was encrypted for one can't be read for another. */
    @Override
    public byte[] encrypt(String secret, String owner) {
        try {
            if (!file.stamp().equals(loaded.stamp())) {
                loaded = load();
            }
            return loaded.aead()
                    .encrypt(secret.getBytes(StandardCharsets.UTF_8), owner.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IOException | SettingError e) {
            // With a key that may be gone tomorrow, nothing is written.
            throw new IllegalStateException("encryption failed", e);
        }
    }

    @Override
    public byte[] encryptAs(byte[] sample, String secret, String owner) {
        try {
            int id = KeyIds.of(sample);
            if (!loaded.ids().contains(id)) {
                loaded = load();
            }
            Loaded known = loaded;
            Aead aead = known.primary() == id ? known.aead() : aead(KeyIds.withPrimary(known.handle(), id));
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), owner.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IOException | SettingError e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    /** Throws {@link Unreadable}. */
    @Override
    public String decrypt(byte[] ciphertext, String owner) {
        try {
            if (!loaded.ids().contains(KeyIds.of(ciphertext))) {
                loaded = load();
            }
            byte[] secret = loaded.aead().decrypt(ciphertext, owner.getBytes(StandardCharsets.UTF_8));
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IOException | SettingError e) {
            throw new Unreadable();
        }
    }

    /**
     * After {@link KeysetMoved}. Another key is in force, or a rotation ended between putting its key into the file and
     * putting it in force: then that is done here, for the file is on disk already.
     */
    void catchUp() {
        try {
            loaded = load();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the keyset can't be read again", e);
        }
        byte[] check = checks.find().orElseThrow();
        int inForce = KeyIds.of(check);
        // A key in force that this file doesn't have would mean that the file is the older of the two.
        if (inForce != loaded.primary() && loaded.ids().contains(inForce)) {
            checks.replace(check, encrypt(CHECK, CHECK));
        }
    }
}
