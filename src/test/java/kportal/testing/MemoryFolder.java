package kportal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary folder that no disk is under, where the system has such a place; else one like any other. */
final class MemoryFolder {
    private static final Path PLACE = Path.of("/dev/shm");
    /** In a container it is often of 64 MB. */
    private static final long ROOM = 1L << 30;

    private MemoryFolder() {}

    static Path create() {
        try {
            boolean room = Files.isWritable(PLACE) && Files.getFileStore(PLACE).getUsableSpace() > ROOM;
            return room ? Files.createTempDirectory(PLACE, "kportal-test") : Files.createTempDirectory("kportal-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
