package kportal.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** What a soak has to tell, kept and shown. */
final class Notes {
    private final Path file;

    Notes(Path file) {
        this.file = file;
    }

    void add(String line) {
        System.out.println(line);
        try {
            Files.writeString(
                    file, Instant.now() + " " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
