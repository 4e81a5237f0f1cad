package kportal.keys;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import kportal.keys.SealedRepository.Sealed;

/**
 * A new key in the place of the old ones, beside portals that serve. It may be killed at any point: the next run goes on
 * with what it finds. The order is in docs/security.md.
 */
public final class Rotation {
    private static final int PASSES = 5;

    private final Path path;
    private final KeysetCheckRepository checks;
    private final SealedRepository sealed;

    /** Hears of each step, in words for the operator. */
    private final Consumer<String> told;

    public Rotation(Path path, KeysetCheckRepository checks, SealedRepository sealed, Consumer<String> told) {
        this.path = path;
        this.checks = checks;
        this.sealed = sealed;
        this.told = told;
    }

    /** False when something that is stored can't be read: then the old keys stay. */
    public boolean run() {
        KeysetFile file = new KeysetFile(path);
        try {
            byte[] check =
                    checks.find().orElseThrow(() -> file.wrong("this database has none yet; start the portal once"));
            // As at a start: missing, wrong or another's is refused here.
            Keyset keyset = Keyset.open(path, checks);
            try (FileChannel lock = file.lock()) {
                return run(file, keyset, check);
            } catch (OverlappingFileLockException e) {
                throw file.wrong("another rotation of it is running");
            }
        } catch (GeneralSecurityException | IOException e) {
            throw file.wrong("it can't be read as a keyset, or its folder can't be written");
        }
    }

    private boolean run(KeysetFile file, Keyset keyset, byte[] check) throws GeneralSecurityException, IOException {
        KeysetHandle handle = file.read();
        boolean unfinished = handle.size() > 1 || KeyIds.of(check) != primary(handle);
        if (unfinished) {
            told.accept("an earlier rotation did not end; this one goes on with it");
        } else {
            handle = withNewPrimary(handle);
            file.replace(handle);
            told.accept("a new key is in the keyset, and encrypts from now on");
        }
        checks.replace(keyset.encrypt(Keyset.CHECK, Keyset.CHECK));
        told.accept("the new key is in force: nothing is stored under an old one any more");
        List<String> unreadable = reencryptAll(keyset, primary(handle));
        if (!unreadable.isEmpty()) {
            unreadable.forEach(row -> told.accept("can't be read: " + row));
            told.accept("the old keys stay until these are pasted again or removed; then run this again");
            return false;
        }
        file.replace(onlyPrimary(handle));
        told.accept("the old keys are gone from the keyset: back up the file and the database together now");
        return true;
    }

    private static int primary(KeysetHandle handle) {
        return handle.getPrimary().getId();
    }

    private static KeysetHandle withNewPrimary(KeysetHandle handle) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(handle)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
    }

    private static KeysetHandle onlyPrimary(KeysetHandle handle) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(handle);
        for (int i = handle.size() - 1; i >= 0; i--) {
            if (!handle.getAt(i).isPrimary()) {
                builder.deleteAt(i);
            }
        }
        return builder.build();
    }

    /** Again until a pass finds nothing under an old key; returns what can't be read. */
    private List<String> reencryptAll(Keyset keyset, int primary) {
        for (int pass = 1; pass <= PASSES; pass++) {
            List<String> unreadable = new ArrayList<>();
            int old = 0;
            for (String column : SealedRepository.columns()) {
                old += reencrypt(keyset, primary, column, unreadable);
            }
            if (old == unreadable.size()) {
                return unreadable;
            }
        }
        throw new IllegalStateException("rows are still under an old key after " + PASSES + " passes");
    }

    /** How many rows were under an old key. */
    private int reencrypt(Keyset keyset, int primary, String column, List<String> unreadable) {
        int old = 0;
        List<Sealed> page = sealed.after(column, "");
        while (!page.isEmpty()) {
            for (Sealed row : page) {
                if (KeyIds.of(row.secret()) != primary) {
                    old++;
                    reencrypt(keyset, column, row, unreadable);
                }
            }
            page = sealed.after(column, page.getLast().id());
        }
        return old;
    }

    private void reencrypt(Keyset keyset, String column, Sealed row, List<String> unreadable) {
        try {
            String secret = keyset.decrypt(row.secret(), row.owner());
            if (sealed.replace(column, row, keyset.encrypt(secret, row.owner()))) {
                told.accept("encrypted anew: " + column + " " + row.id());
            }
        } catch (Unreadable e) {
            unreadable.add(column + " " + row.id());
        }
    }
}
