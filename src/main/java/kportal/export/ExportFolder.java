package kportal.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kportal.support.Durable;

/** Files that wait to be fetched, their owner's alone; one that has its last name is whole and on disk. */
public final class ExportFolder {
    private final Path folder;

    public ExportFolder(Path dataDir) {
        this.folder = dataDir.toAbsolutePath().resolve("exports");
    }

    public OutputStream create(String name) throws IOException {
        Durable.createFolder(folder);
        return new BufferedOutputStream(Files.newOutputStream(Durable.create(folder.resolve(name))), 64 * 1024);
    }

    /** From now on it is whole, by its last name. */
    public void keep(String name, String last) throws IOException {
        Durable.publish(folder.resolve(name), folder.resolve(last));
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
}
