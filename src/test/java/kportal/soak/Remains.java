package kportal.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What the last death of a shop left, put by before the next start changes it, and kept if the audit disagrees. */
final class Remains {
    private static final List<String> OF_A_DEATH = List.of("data/kportal.db", "data/kportal.db-wal", "strace.txt");
    private static final List<String> OF_A_SHOP = List.of("errors.log", "reached.log");

    private final Path shop;
    private final Path last;
    private final Path archive;

    Remains(Path shop, Path archive) {
        this.shop = shop;
        this.last = shop.resolve("remains");
        this.archive = archive;
    }

    /** A trace of the death before would be taken for this one's. */
    void clear() {
        try {
            Files.deleteIfExists(shop.resolve("strace.txt"));
            Folders.delete(last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void take() {
        copy(OF_A_DEATH, shop, last);
    }

    /** Where they are kept. */
    Path keep(String name) {
        Path kept = archive.resolve(name).toAbsolutePath();
        copy(OF_A_DEATH.stream().map(Remains::bare).toList(), last, kept);
        copy(OF_A_SHOP, shop, kept);
        return kept;
    }

    private static String bare(String file) {
        return file.substring(file.indexOf('/') + 1);
    }

    private static void copy(List<String> files, Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (String file : files) {
                if (Files.exists(from.resolve(file))) {
                    Files.copy(from.resolve(file), to.resolve(bare(file)), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
