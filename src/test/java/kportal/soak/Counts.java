package kportal.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** How often what was tried, over all the runs of {@code make soak} so far. */
final class Counts {
    private final Path file;
    private final Map<String, long[]> counts = new TreeMap<>();

    Counts(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).forEach(this::read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        String[] fields = line.split("\t");
        counts.put(fields[0] + "\t" + fields[1], new long[] {Long.parseLong(fields[2]), Long.parseLong(fields[3])});
    }

    long runs(String database, String point) {
        return counts.getOrDefault(database + "\t" + point, new long[2])[0];
    }

    void add(String database, String point, long runs, long faults) {
        long[] sums = counts.computeIfAbsent(database + "\t" + point, key -> new long[2]);
        sums[0] += runs;
        sums[1] += faults;
        save();
    }

    private void save() {
        StringBuilder text = new StringBuilder();
        counts.forEach((key, sums) -> text.append("%s\t%d\t%d%n".formatted(key, sums[0], sums[1])));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(next, text);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
