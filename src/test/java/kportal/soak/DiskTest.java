package kportal.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kportal.soak.DiskFaults.Tally;
import kportal.soak.Ground.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A slice of {@code make soak}. */
@Tag("jar")
class DiskTest {
    @Test
    void theDiskComesFirst() throws Exception {
        DiskOrder order = OrderTrace.of(50);
        assertEquals(List.of(), order.faults());
        assertEquals(50, order.purchases());
    }

    /** A reader of traces that finds nothing wrong with anything would pass the test above. */
    @Test
    void anOrderThatIsWrongIsSeen() {
        String wal = "pwrite64(9</d/kportal.db-wal>, \"\\0\\2first\", 4096, 32) = 4096";
        String other = "pwrite64(9</d/kportal.db-wal>, \"\\0\\2x\", 4096, 32) = 4096";
        String sync = "fsync(9</d/kportal.db-wal>) = 0";
        String request = "writev(7<TCPv6:[[::ffff:127.0.0.1]:6->[::ffff:127.0.0.1]:1]>, [\"POST /airtime\"]) = 9";
        String answer =
                "writev(8<TCPv6:[[::ffff:127.0.0.1]:2->[::ffff:127.0.0.1]:5]>, [\"HTTP/1.1 303 See Other\"]) = 9";
        assertEquals(0, faults(wal, sync, answer, wal, sync, request, wal, sync, answer));
        assertEquals(0, faults(wal, sync, other, answer, wal, sync, other, request, wal, sync, other, answer));
        assertTrue(
                faults(wal, sync, answer, wal, request, sync, wal, sync, answer) > 0, "sent before the fence's sync");
        assertTrue(faults(wal, sync, answer, wal, sync, request, wal, answer, sync) > 0, "answered before the sync");
        assertTrue(
                faults(wal, sync, answer, wal, sync, request, other, sync, wal, answer, sync) > 0,
                "answered before its own sync");
        assertTrue(
                faults(wal, sync, answer, other, sync, request, wal, sync, answer) > 0, "another's sync is no fence");
        assertTrue(faults(wal, sync, answer, request, wal, sync, answer) > 0, "sent without a fence");
    }

    private static int faults(String... calls) {
        List<String> lines = List.of(calls).stream().map(call -> "17 " + call).toList();
        return new DiskOrder(1, 2, purchase -> "first").read(lines).faults().size();
    }

    @Test
    void aDiskThatFailsOnceLosesNothing() throws Exception {
        try (DiskFaults faults = new DiskFaults()) {
            Tally syncs = faults.eachOf("fsync,fdatasync", "EIO", 1, 1);
            assertEquals(List.of(), syncs.faults());
            assertTrue(syncs.met() >= 3, "a draft, a fence and an outcome are synced, but met " + syncs.met());
            Tally writes = faults.eachOf("pwrite64", "ENOSPC", 3, 11);
            assertEquals(List.of(), writes.faults());
            assertTrue(writes.met() >= 3, "met " + writes.met());
        }
    }

    /** At its WAL, PostgreSQL gives up and recovers; at the whole disk, it ends. */
    @Test
    void aPostgresqlWhoseDiskFailsLosesNothing() throws Exception {
        try (PostgresDiskFaults faults = new PostgresDiskFaults()) {
            assertEquals(new Tally(1, List.of()), faults.atCommit(Step.FENCE, "fsync,fdatasync", "EIO", 1));
            assertEquals(new Tally(1, List.of()), faults.atCommit(Step.OUTCOME, "pwrite64,pwritev", "ENOSPC", 1));
            assertEquals("succeeded", faults.fullDatabase("ENOSPC", true).status());
        }
    }

    @Test
    void aFullDiskKeepsWhatKpointSaidOrDoubts() throws Exception {
        try (DiskFaults faults = new DiskFaults()) {
            assertEquals("succeeded", faults.fullDatabase("ENOSPC", true).status());
            assertEquals("unknown", faults.fullDisk("ENOSPC", true).status());
        }
    }
}
