package kportal.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import kportal.settings.SettingError;
import kportal.support.Seal;

/** The keys that encrypt the keys: a Tink keyset in a file of its owner's alone. */
public final class Keyset implements Seal {
    private static final String CHECK = "kportal keyset check";

    private final Aead aead;

    private Keyset(Aead aead) {
        this.aead = aead;
    }

    /** Made on the first start only: a new one beside an old database could read nothing in it. */
    public static Keyset open(Path file, KeysetCheckRepository checks) {
        try {
            AeadConfig.register();
            byte[] check = checks.find().orElse(null);
            if (!Files.exists(file)) {
                if (check != null) {
                    throw wrong(
                            file, "there is no such file, but the database holds keys that it encrypted; put it back");
                }
                create(file);
            }
            Keyset keyset = new Keyset(read(file));
            if (check == null) {
                checks.insert(keyset.encrypt(CHECK, CHECK));
            } else {
                keyset.prove(check, file);
            }
            return keyset;
        } catch (GeneralSecurityException | IOException e) {
            throw wrong(file, "it can't be read as a keyset");
        }
    }

    private static SettingError wrong(Path file, String why) {
        return new SettingError("KEYSET_FILE is \"" + file + "\"; " + why);
    }

    private void prove(byte[] check, Path file) {
        try {
            decrypt(check, CHECK);
        } catch (IllegalStateException e) {
            throw wrong(file, "it is not the keyset that this database was encrypted with");
        }
    }

    private static void create(Path file) throws GeneralSecurityException {
        try {
            write(file);
        } catch (IOException e) {
            throw wrong(file, "its folder can't be written");
        }
    }

    private static void write(Path file) throws GeneralSecurityException, IOException {
        KeysetHandle handle =
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                handle, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), ".keyset", null, ownerOnly);
        Files.writeString(unfinished, json, StandardOpenOption.SYNC);
        Files.move(unfinished, file);
    }

    private static Aead read(Path file) throws GeneralSecurityException, IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER_"))) {
            throw wrong(file, "others than its owner may read it; chmod 600 it");
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(
                        Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** {@code owner} is the associated data: what was encrypted for one can't be read for another. */
    @Override
    public byte[] encrypt(String secret, String owner) {
        try {
            return aead.encrypt(secret.getBytes(StandardCharsets.UTF_8), owner.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed", e);
        }
    }

    @Override
    public String decrypt(byte[] ciphertext, String owner) {
        try {
            byte[] secret = aead.decrypt(ciphertext, owner.getBytes(StandardCharsets.UTF_8));
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what is stored was not encrypted for its owner by this keyset", e);
        }
    }
}
