package kportal.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of files that live no longer than what is being answered: their owner's alone, under names of our own. */
public final class Scratch {
    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** What a portal left in it that was killed meanwhile is gone. */
    public static Scratch swept(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> left = files.toList();
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Never needed yet.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Scratch(folder.toAbsolutePath());
    }

    /** For those who name their files themselves. */
    public Path folder() throws IOException {
        Durable.createFolder(folder);
        return folder;
    }

    public Path create() throws IOException {
        return Durable.create(folder().resolve(Ids.next()));
    }
}
