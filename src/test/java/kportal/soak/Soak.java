package kportal.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kportal.soak.CrashRun.Verdict;

/** {@code make soak}: deaths without end, until each point has had its share on each database. Stop it when you like. */
public final class Soak {
    private static final int DEATHS_OF_A_SHOP = 40;

    private final Path folder;
    private final Counts counts;
    private final long share;

    private Soak(Path folder, long share) {
        this.folder = folder;
        this.counts = new Counts(folder.resolve("counts.tsv"));
        this.share = share;
    }

    /** How many of each; then the databases, both when none is named. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("soak.folder", ".soak")));
        Soak soak = new Soak(folder, Long.parseLong(args[0]));
        List<String> databases = args.length > 1 ? List.of(args[1]) : List.of("sqlite", "postgresql");
        while (databases.stream().anyMatch(soak::open)) {
            databases.stream().filter(soak::open).forEach(soak::chain);
        }
        System.out.println(Files.readString(folder.resolve("counts.tsv")));
    }

    private boolean open(String database) {
        return points(database).stream().anyMatch(point -> counts.runs(database, point.name()) < share);
    }

    private static List<CrashPoint> points(String database) {
        return Arrays.stream(CrashPoint.values())
                .filter(point -> database.equals("postgresql") || !point.killsDatabase())
                .toList();
    }

    private void chain(String database) {
        CrashPoint point = CrashPoint.WRITTEN;
        try (Chain chain = new Chain(ground(database))) {
            for (int i = 0; i < DEATHS_OF_A_SHOP && open(database); i++) {
                point = next(database);
                tell(database, point, chain.die(point, (int) counts.runs(database, point.name())));
            }
            List<String> faults = chain.audit();
            counts.add(database, "CHAIN_AUDITED", 1, faults.size());
            faults.forEach(fault -> note(database + " at a chain's end: " + fault));
        } catch (Exception e) {
            counts.add(database, "UNFINISHED", 1, 0);
            note(database + " " + point + " was not finished: " + e);
        }
    }

    private static Ground ground(String database) {
        return database.equals("sqlite") ? new SqliteGround() : new PostgresGround();
    }

    private CrashPoint next(String database) {
        return points(database).stream()
                .min(Comparator.comparingLong(point -> counts.runs(database, point.name())))
                .orElseThrow();
    }

    private void tell(String database, CrashPoint point, Verdict verdict) {
        counts.add(
                database,
                verdict.struck() ? point.name() : "ELSEWHERE",
                1,
                verdict.faults().size());
        System.out.println(database + " " + point + " " + verdict);
        if (!verdict.faults().isEmpty() || !verdict.struck()) {
            note(database + " " + point + " " + verdict);
        }
    }

    private void note(String line) {
        try {
            Files.writeString(
                    folder.resolve("notes.log"),
                    java.time.Instant.now() + " " + line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
