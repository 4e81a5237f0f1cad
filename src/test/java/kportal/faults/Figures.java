package kportal.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What a run measured, a line each, appended to a file in {@code -Dsoak.folder} so that runs add up. */
final class Figures {
    private static final Path FILE = Path.of(System.getProperty("soak.folder", "target"), "faults.tsv");

    private Figures() {}

    static synchronized void note(String what, Object store, String figures) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String line = String.join("\t", now, what, store.toString().toLowerCase(Locale.ROOT), figures);
        System.out.println(line);
        try {
            Files.createDirectories(FILE.toAbsolutePath().getParent());
            Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is really in use, in MiB. */
    static long usedHeap() {
        // Twice: what the first finds finalizable, the second takes away.
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
