package kportal.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The JVM's archive of the portal's classes, written once by a portal that stops in peace. */
final class ClassArchive {
    private static final Path FILE = write();

    private ClassArchive() {}

    static Path path() {
        return FILE;
    }

    private static Path write() {
        try {
            Path folder = Files.createTempDirectory("kportal-soak");
            Path file = folder.resolve("kportal.jsa");
            Folders.deleteAtExit(folder);
            try (PortalProcess first = PortalProcess.launch(
                    java.util.Map.of("DATA_DIR", folder.resolve("data").toString(), "PORT", "0"),
                    folder.resolve("errors.log"),
                    java.util.List.of(),
                    "-XX:ArchiveClassesAtExit=" + file)) {
                first.awaitReady();
                first.terminate();
                first.awaitExit(60_000);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
