package kportal.keys;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Set;
import kportal.settings.SettingError;
import kportal.support.Durable;

/** The file that a keyset is in: its owner's alone, and whole at every moment. */
final class KeysetFile {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Path OURSELVES = Path.of("/proc/self");

    private final Path path;

    KeysetFile(Path path) {
        this.path = path;
    }

    /** Tells one content of the file from the next without reading it. */
    record Stamp(FileTime changed, long size, String inode) {}

    boolean exists() {
        return Files.exists(path);
    }

    Stamp stamp() throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return new Stamp(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
    }

    KeysetHandle read() throws GeneralSecurityException, IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.stream().anyMatch(p -> !p.name().startsWith("OWNER_"))) {
            throw wrong("others than its owner may read it; chmod 600 it");
        }
        if (Files.exists(OURSELVES) && !uid(path).equals(uid(OURSELVES))) {
            throw wrong("it belongs to another user than the one who runs the portal; chown it to that one");
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(path), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private static Object uid(Path file) throws IOException {
        return Objects.requireNonNull(Files.getAttribute(file, "unix:uid"));
    }

    /** The first; another portal's that is there first stays. */
    void create(KeysetHandle handle) throws GeneralSecurityException {
        try {
            Path unfinished = Files.createTempFile(folder(), ".keyset", null, OWNER_ONLY);
            fill(unfinished, handle);
            Durable.force(unfinished);
            try {
                // Unlike a move, which looks first and then replaces, a link can't take the place of what came
                // meanwhile.
                Files.createLink(path, unfinished);
            } catch (FileAlreadyExistsException e) {
                // Another portal's, made at the same moment: it is what both read.
            } finally {
                Files.delete(unfinished);
            }
            Durable.forceFolderOf(path);
        } catch (IOException e) {
            throw wrong("its folder can't be written");
        }
    }

    /** Whoever reads meanwhile, or after a power cut, has the old one or the new one. */
    void replace(KeysetHandle handle) throws GeneralSecurityException {
        try {
            Path real = path.toRealPath();
            Path unfinished = Durable.create(real.resolveSibling(real.getFileName() + ".new"));
            fill(unfinished, handle);
            Durable.publish(unfinished, real);
        } catch (IOException e) {
            throw wrong("its folder can't be written");
        }
    }

    private static void fill(Path file, KeysetHandle handle) throws GeneralSecurityException, IOException {
        Files.writeString(
                file,
                TinkJsonProtoKeysetFormat.serializeKeyset(
                        handle, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    }

    private Path folder() {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    /** One rotation at a time; the system gives it back when the process ends, however it ends. */
    FileChannel lock() throws IOException {
        Path real = path.toRealPath();
        Path file = real.resolveSibling(real.getFileName() + ".lock");
        FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY);
        if (channel.tryLock() == null) {
            channel.close();
            throw wrong("another rotation of it is running");
        }
        return channel;
    }

    SettingError wrong(String why) {
        return new SettingError("KEYSET_FILE is \"" + path + "\"; " + why);
    }
}
