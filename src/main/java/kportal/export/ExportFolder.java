package kportal.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files that wait to be fetched, their owner's alone; one that has its last name is whole and on disk. */
public final class ExportFolder {
    private final Path folder;

    public ExportFolder(Path dataDir) {
        this.folder = dataDir.toAbsolutePath().resolve("exports");
    }

    public OutputStream create(String name) throws IOException {
        try {
            Files.createDirectory(folder, only("rwx------"));
            force(folder.resolveSibling("."));
        } catch (FileAlreadyExistsException e) {
            // Of an earlier one.
        }
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(folder.resolve(name), options, only("rw-------"));
        return new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024);
    }

    /** From now on it is whole, by its last name. */
    public void keep(String name, String last) throws IOException {
        Path unfinished = folder.resolve(name);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(unfinished, folder.resolve(last), StandardCopyOption.ATOMIC_MOVE);
        force(folder);
    }

    /** Also where there is none, as with another portal's folder. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    public void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> only(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    /** A new name must be on disk too. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
