package kportal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import kportal.accounts.Passwords;
import kportal.backups.BackupRepository;
import kportal.db.Database;
import kportal.db.Load;
import kportal.jobs.Jobs;
import kportal.metrics.Metrics;
import kportal.support.DiskSpace;
import kportal.transactions.OpenRepository;
import kportal.transactions.OpenRepository.Unknowns;
import org.jspecify.annotations.Nullable;

/** What {@link Metrics} looks up of the portal's parts each time its page is asked for. */
record Gauges(Metrics metrics, Clock clock) {
    void register(
            Database db, OpenRepository open, BackupRepository backups, Jobs jobs, Passwords passwords, Path dataDir) {
        String version = Objects.requireNonNullElse(App.class.getPackage().getImplementationVersion(), "dev");
        String java = Runtime.version().toString();
        metrics.gauge("kportal.build", null, "1, and what runs", () -> 1, "version", version, "java", java);
        Supplier<Unknowns> unknown = () -> open.unknown(clock.instant());
        count("kportal.unknown.open", "Purchases that nobody knows the end of", of(unknown, Unknowns::count));
        metrics.gauge(
                "kportal.unknown.oldest.age",
                "seconds",
                "Age of the oldest of those; 0: there is none",
                () -> age(unknown.get().oldest()));
        count("kportal.purchases.sending", "Purchases on their way to Kpoint", open::sending);
        count("kportal.batch.rows.sending", "Rows of batches on their way to Kpoint", open::sendingOfBatches);
        count("kportal.db.busy", "Database connections at work", of(db::load, Load::busy));
        count("kportal.db.waiting", "Work that waits for a database connection", of(db::load, Load::waiting));
        count(
                "kportal.db.writes.waiting",
                "Writes that wait for SQLite's one writer",
                of(db::load, Load::writesWaiting));
        count("kportal.job.queue", "Jobs, such as mails, whose time has come", jobs::waiting);
        count("kportal.bcrypt.queue", "Passwords that wait to be hashed", passwords::waiting);
        metrics.gauge(
                "kportal.backup.age",
                "seconds",
                "Age of the last good backup; 0: there is none",
                () -> age(backups.newest().orElse(null)));
        Supplier<DiskSpace> disk = () -> DiskSpace.of(dataDir);
        bytes("kportal.disk.free", "Left on the disk of DATA_DIR", of(disk, DiskSpace::free));
        bytes("kportal.disk.size", "Size of the disk of DATA_DIR", of(disk, DiskSpace::total));
    }

    private static <T> Supplier<Number> of(Supplier<T> whole, Function<T, Number> part) {
        return () -> part.apply(whole.get());
    }

    private void count(String name, String description, Supplier<Number> value) {
        metrics.gauge(name, null, description, value);
    }

    private void bytes(String name, String description, Supplier<Number> value) {
        metrics.gauge(name, "bytes", description, value);
    }

    private long age(@Nullable Instant oldest) {
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds();
    }
}
