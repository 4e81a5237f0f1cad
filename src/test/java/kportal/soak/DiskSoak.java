package kportal.soak;

import java.util.List;
import kportal.soak.Audit.Found;
import kportal.soak.DiskFaults.Tally;
import kportal.soak.Ground.Step;

/** The part of {@code make soak} that looks at the disk: the order of writes, and writes that fail. Each is done once. */
final class DiskSoak {
    private static final int TRACED = 1_000;
    private static final int AT_A_TIME = 250;
    /** One of each service. */
    private static final int OF_A_KIND = 5;

    private static final String WRITES = "pwrite64,pwritev";
    private static final String SYNCS = "fsync,fdatasync";

    private final Counts counts;
    private final Notes notes;

    DiskSoak(Counts counts, Notes notes) {
        this.counts = counts;
        this.notes = notes;
    }

    void run() throws Exception {
        while (counts.runs("sqlite", "DISK_ORDER") < TRACED) {
            DiskOrder order = OrderTrace.of(AT_A_TIME);
            add("sqlite", "DISK_ORDER", order.purchases(), order.faults());
        }
        for (String error : List.of("ENOSPC", "EIO")) {
            sqlite(error);
            postgresql(error);
        }
    }

    private void sqlite(String error) throws Exception {
        once("FAIL_WRITE " + error, faults -> faults.eachOf(WRITES, error, 1, 1));
        once("FAIL_SYNC " + error, faults -> faults.eachOf(SYNCS, error, 1, 1));
        for (int n : List.of(1, 2, 3, 5, 8, 13, 21, 34)) {
            once("FAIL_CHECKPOINT_WRITE_" + n + " " + error, faults -> faults.atCheckpoint(WRITES, error, n));
        }
        once("FAIL_CHECKPOINT_SYNC " + error, faults -> faults.atCheckpoint(SYNCS, error, 1));
        once("FULL_DATABASE_ROUND " + error, faults -> whole(faults.fullDatabase(error, false), "succeeded"));
        once("FULL_DATABASE_RESTART " + error, faults -> whole(faults.fullDatabase(error, true), "succeeded"));
        once("FULL_DISK_ROUND " + error, faults -> whole(faults.fullDisk(error, false), "succeeded"));
        once("FULL_DISK_RESTART " + error, faults -> whole(faults.fullDisk(error, true), "unknown"));
    }

    private void postgresql(String error) throws Exception {
        for (Step step : Step.values()) {
            onceOnPostgres(
                    "FAIL_WRITE_" + step + " " + error, faults -> faults.atCommit(step, WRITES, error, OF_A_KIND));
            onceOnPostgres("FAIL_SYNC_" + step + " " + error, faults -> faults.atCommit(step, SYNCS, error, OF_A_KIND));
        }
        onceOnPostgres("FAIL_GROWTH " + error, faults -> faults.atGrowth(error));
        onceOnPostgres("FAIL_CHECKPOINT_WRITE " + error, faults -> faults.atCheckpoint(WRITES, error));
        onceOnPostgres("FAIL_CHECKPOINT_SYNC " + error, faults -> faults.atCheckpoint(SYNCS, error));
        onceOnPostgres("FULL_DATABASE_ROUND " + error, faults -> whole(faults.fullDatabase(error, false), "succeeded"));
        onceOnPostgres(
                "FULL_DATABASE_RESTART " + error, faults -> whole(faults.fullDatabase(error, true), "succeeded"));
        onceOnPostgres("FULL_DISK_ROUND " + error, faults -> whole(faults.fullDisk(error, false), "succeeded"));
        onceOnPostgres("FULL_DISK_RESTART " + error, faults -> whole(faults.fullDisk(error, true), "unknown"));
    }

    private interface Part<F> {
        Tally run(F faults) throws Exception;
    }

    private interface Disk<F> {
        F make() throws Exception;
    }

    private void once(String name, Part<DiskFaults> part) throws Exception {
        once("sqlite", name, DiskFaults::new, part);
    }

    private void onceOnPostgres(String name, Part<PostgresDiskFaults> part) throws Exception {
        once("postgresql", name, PostgresDiskFaults::new, part);
    }

    private <F extends AutoCloseable> void once(String database, String name, Disk<F> disk, Part<F> part)
            throws Exception {
        if (counts.runs(database, name) == 0) {
            try (F faults = disk.make()) {
                Tally tally = part.run(faults);
                add(database, name, tally.met(), tally.faults());
            }
        }
    }

    private static Tally whole(Found found, String status) {
        return new Tally(1, found.status().equals(status) ? List.of() : List.of("stands at " + found.status()));
    }

    private void add(String database, String name, int runs, List<String> faults) {
        counts.add(database, name, runs, faults.size());
        notes.add(database + " " + name + " " + runs + " " + faults);
    }
}
