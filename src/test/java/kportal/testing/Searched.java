package kportal.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.LongAdder;

/** How much was searched for secrets by this run of the tests; a line at its end, for the documents. */
final class Searched {
    static final LongAdder PORTALS = new LongAdder();
    static final LongAdder SECRETS = new LongAdder();
    static final LongAdder PAGES = new LongAdder();
    static final LongAdder TABLES = new LongAdder();
    static final LongAdder BYTES = new LongAdder();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Searched::tell));
    }

    private Searched() {}

    private static void tell() {
        String line = "portals %s, secrets %s, pages %s, tables %s, bytes of files %s, lines of logs %s%n"
                .formatted(PORTALS, SECRETS, PAGES, TABLES, BYTES, Logs.lines());
        try {
            Files.writeString(
                    Path.of(System.getProperty("test.target", "target"), "searched.txt"),
                    line,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            System.err.println("the figures of what was searched could not be kept: " + e);
        }
    }
}
