package kportal.soak;

import java.util.List;
import kportal.soak.Audit.Found;
import kportal.soak.DiskFaults.Tally;

/** The part of {@code make soak} that looks at the disk: the order of writes, and writes that fail. Each is done once. */
final class DiskSoak {
    private static final int TRACED = 1_000;
    private static final int AT_A_TIME = 250;
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
            add("DISK_ORDER", order.purchases(), order.faults());
        }
        for (String error : List.of("ENOSPC", "EIO")) {
            once("FAIL_WRITE " + error, faults -> faults.eachOf("pwrite64", error, 1, 1));
            once("FAIL_SYNC " + error, faults -> faults.eachOf(SYNCS, error, 1, 1));
            for (int n : List.of(1, 2, 3, 5, 8, 13, 21, 34)) {
                once("FAIL_CHECKPOINT_WRITE_" + n + " " + error, faults -> faults.atCheckpoint("pwrite64", error, n));
            }
            once("FAIL_CHECKPOINT_SYNC " + error, faults -> faults.atCheckpoint(SYNCS, error, 1));
            once("FULL_DATABASE_ROUND " + error, faults -> whole(faults.fullDatabase(error, false), "succeeded"));
            once("FULL_DATABASE_RESTART " + error, faults -> whole(faults.fullDatabase(error, true), "succeeded"));
            once("FULL_DISK_ROUND " + error, faults -> whole(faults.fullDisk(error, false), "succeeded"));
            once("FULL_DISK_RESTART " + error, faults -> whole(faults.fullDisk(error, true), "unknown"));
        }
    }

    private interface Part {
        Tally run(DiskFaults faults) throws Exception;
    }

    private void once(String name, Part part) throws Exception {
        if (counts.runs("sqlite", name) == 0) {
            try (DiskFaults faults = new DiskFaults()) {
                Tally tally = part.run(faults);
                add(name, tally.met(), tally.faults());
            }
        }
    }

    private static Tally whole(Found found, String status) {
        return new Tally(1, found.status().equals(status) ? List.of() : List.of("stands at " + found.status()));
    }

    private void add(String name, int runs, List<String> faults) {
        counts.add("sqlite", name, runs, faults.size());
        notes.add("sqlite " + name + " " + runs + " " + faults);
    }
}
