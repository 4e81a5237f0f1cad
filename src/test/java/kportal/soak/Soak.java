package kportal.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import kportal.soak.CrashRun.Verdict;

/**
 * {@code make soak}: the disk's part once, then deaths without end, until each point has had its share on each
 * database. It may be stopped at any time: counts are kept after each, and the next soak goes on from there.
 */
public final class Soak {
    private static final int DEATHS_OF_A_SHOP = 40;

    private final Counts counts;
    private final Notes notes;
    private final long share;
    private final Path archive;
    private volatile boolean stopping;

    private Soak(Counts counts, Notes notes, long share, Path archive) {
        this.counts = counts;
        this.notes = notes;
        this.share = share;
        this.archive = archive;
    }

    /** The folder, how many deaths of each kind, then the parts: disk, sqlite, postgresql. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Counts counts = new Counts(folder.resolve("counts.tsv"));
        Notes notes = new Notes(folder.resolve("notes.log"));
        Soak soak = new Soak(counts, notes, Long.parseLong(args[1]), folder.resolve("kept"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> soak.stopping = true));
        List<String> parts = List.of(args).subList(2, args.length);
        if (parts.contains("disk")) {
            new DiskSoak(counts, notes).run();
        }
        List<String> databases =
                parts.stream().filter(part -> !part.equals("disk")).toList();
        while (databases.stream().anyMatch(soak::open)) {
            databases.stream().filter(soak::open).forEach(soak::chain);
        }
        System.out.println(Files.readString(folder.resolve("counts.tsv")));
    }

    private boolean open(String database) {
        return !stopping && points(database).stream().anyMatch(point -> counts.runs(database, point.name()) < share);
    }

    private static List<CrashPoint> points(String database) {
        return Arrays.stream(CrashPoint.values())
                .filter(point -> database.equals("postgresql") || !point.killsDatabase())
                .toList();
    }

    private void chain(String database) {
        CrashPoint point = CrashPoint.WRITTEN;
        try (Chain chain = new Chain(ground(database), archive)) {
            for (int i = 0; i < DEATHS_OF_A_SHOP && open(database); i++) {
                point = next(database);
                tell(database, point, chain.die(point, turn(database, point)));
            }
            List<String> faults = chain.audit();
            counts.add(database, "SHOP_AUDITED", 1, faults.size());
            faults.forEach(fault -> notes.add(database + " at a shop's end: " + fault));
        } catch (Exception e) {
            if (stopping) {
                return;
            }
            // A portal that does not start again comes here too: each of these is to be looked at.
            counts.add(database, "NOT_FINISHED", 1, 0);
            notes.add(database + " " + point + " was not finished: " + e + why(e));
        }
    }

    private static String why(Exception e) {
        return e.getCause() == null
                ? ""
                : " for " + e.getCause() + " " + Arrays.toString(e.getCause().getStackTrace());
    }

    /** Which service: after a death that missed its point another, or the same one would miss it for ever. */
    private int turn(String database, CrashPoint point) {
        return (int) (counts.runs(database, point.name()) + counts.runs(database, "ELSEWHERE"));
    }

    private static Ground ground(String database) {
        return database.equals("sqlite") ? new SqliteGround() : new PostgresGround();
    }

    private CrashPoint next(String database) {
        return points(database).stream()
                .min(Comparator.comparingLong(point -> counts.runs(database, point.name())))
                .orElseThrow();
    }

    private void tell(String database, CrashPoint point, Verdict verdict) throws IOException {
        counts.add(
                database,
                verdict.struck() ? point.name() : "ELSEWHERE",
                1,
                verdict.faults().size());
        String line = database + " " + point + " " + verdict;
        if (verdict.faults().isEmpty() && verdict.struck()) {
            System.out.println(line);
        } else {
            notes.add(line);
        }
    }
}
