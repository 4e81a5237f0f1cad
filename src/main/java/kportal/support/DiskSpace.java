package kportal.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is left, in bytes, of the disk that a folder is on. */
public record DiskSpace(long free, long total) {
    /** Below it a purchase may fail to be written down at any moment. */
    private static final long LEAST = 50L << 20;

    private static final long LITTLE = 200L << 20;

    public static DiskSpace of(Path folder) {
        try {
            FileStore disk = Files.getFileStore(folder);
            return new DiskSpace(disk.getUsableSpace(), disk.getTotalSpace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean enough() {
        return free >= LEAST;
    }

    /** There is still time to do something about it. */
    public boolean nearlyFull() {
        return free < LITTLE || free < total / 10;
    }
}
