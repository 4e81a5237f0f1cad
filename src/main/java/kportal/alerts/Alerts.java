package kportal.alerts;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import kportal.support.DiskSpace;
import kportal.transactions.OpenRepository;
import kportal.transactions.OpenRepository.Unknowns;

/** Every minute: what the operator must hear of though nobody looks at a dashboard. */
public final class Alerts {
    private static final Duration TOO_LONG = Duration.ofHours(1);

    private final AlertRepository alerts;
    private final OpenRepository open;
    private final KpointCalls kpoint;
    private final BackupAge backup;
    private final Path dataDir;
    private final Clock clock;

    public Alerts(
            AlertRepository alerts,
            OpenRepository open,
            KpointCalls kpoint,
            BackupAge backup,
            Path dataDir,
            Clock clock) {
        this.alerts = alerts;
        this.open = open;
        this.kpoint = kpoint;
        this.backup = backup;
        this.dataDir = dataDir;
        this.clock = clock;
    }

    public void check() {
        Instant now = clock.instant();
        tell(Alert.UNKNOWN, unknown(now), now);
        tell(Alert.KPOINT, kpoint.look(), now);
        tell(Alert.DISK, disk(DiskSpace.of(dataDir)), now);
        tell(Alert.BACKUP, backup.look(now), now);
    }

    private void tell(Alert alert, Finding finding, Instant now) {
        switch (finding) {
            case Finding.Wrong wrong -> alerts.wrong(alert, wrong, now);
            case Finding.Good good -> alerts.good(alert, now);
            case Finding.NotKnown notKnown -> {}
        }
    }

    private Finding unknown(Instant now) {
        Unknowns old = open.unknown(now.minus(TOO_LONG));
        return old.oldest() == null ? new Finding.Good() : Finding.Wrong.of(old.count(), old.oldest());
    }

    static Finding disk(DiskSpace space) {
        return space.nearlyFull()
                ? Finding.Wrong.of(megabytes(space.free()), megabytes(space.total()))
                : new Finding.Good();
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
