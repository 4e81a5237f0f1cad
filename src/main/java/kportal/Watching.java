package kportal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import kportal.accounts.Passwords;
import kportal.alerts.AlertRepository;
import kportal.alerts.Alerts;
import kportal.alerts.KpointCalls;
import kportal.db.Database;
import kportal.jobs.Jobs;
import kportal.jobs.Rounds;
import kportal.kpoint.Called;
import kportal.metrics.Metrics;
import kportal.metrics.MetricsServer;
import kportal.settings.Settings;
import kportal.support.DiskSpace;
import kportal.transactions.OpenRepository;
import kportal.transactions.paying.Finished;
import kportal.web.Served;
import org.jspecify.annotations.Nullable;

/** The part of {@link App} that whoever runs it watches it by: metrics where a port is set, alerts where an address is. */
final class Watching implements AutoCloseable {
    private final Settings settings;
    private final OpenRepository open;
    private final KpointCalls kpoint;
    private final @Nullable Alerts alerts;
    private final @Nullable Metrics metrics;
    private @Nullable MetricsServer server;

    Watching(Database db, Settings settings, Mailing mailing, Clock clock) {
        this.settings = settings;
        this.open = new OpenRepository(db, settings.environment());
        this.kpoint = new KpointCalls(clock);
        this.alerts = settings.operatorMail() == null
                ? null
                : new Alerts(
                        new AlertRepository(db, mailing.letters(), settings.operatorMail()),
                        open,
                        kpoint,
                        settings.dataDir(),
                        clock);
        // Without a port not a class of it is read.
        this.metrics = settings.metricsPort() == null ? null : new Metrics();
    }

    Consumer<Called> calls() {
        Consumer<Called> down = kpoint::see;
        return metrics == null ? down : down.andThen(metrics::called);
    }

    Consumer<Served> requests() {
        return metrics == null ? _ -> {} : metrics::served;
    }

    Consumer<Finished> purchases() {
        return metrics == null ? _ -> {} : metrics::finished;
    }

    /** Once there is something to tell. */
    void serve(Database db, Jobs jobs, Passwords passwords, Clock clock) {
        if (metrics != null && settings.metricsPort() != null) {
            gauges(metrics, db, jobs, passwords, clock);
            server = new MetricsServer(settings.metricsHost(), settings.metricsPort(), metrics::page);
        }
    }

    private void gauges(Metrics to, Database db, Jobs jobs, Passwords passwords, Clock clock) {
        String version = Objects.requireNonNullElse(App.class.getPackage().getImplementationVersion(), "dev");
        String java = Runtime.version().toString();
        to.gauge("kportal.build", null, "1, and what runs", () -> 1, "version", version, "java", java);
        to.gauge("kportal.unknown.open", null, "Purchases that nobody knows the end of", () -> unknown(clock)
                .count());
        to.gauge("kportal.unknown.oldest.age", "seconds", "Age of the oldest of those; 0: there is none", () -> {
            Instant oldest = unknown(clock).oldest();
            return oldest == null
                    ? 0
                    : Duration.between(oldest, clock.instant()).toSeconds();
        });
        to.gauge("kportal.purchases.sending", null, "Purchases on their way to Kpoint", open::sending);
        to.gauge("kportal.batch.rows.sending", null, "Rows of batches on their way to Kpoint", open::sendingOfBatches);
        to.gauge("kportal.db.busy", null, "Database connections at work", () -> db.load()
                .busy());
        to.gauge("kportal.db.waiting", null, "Pieces of work that wait for a database connection", () -> db.load()
                .waiting());
        to.gauge("kportal.db.writes.waiting", null, "Writes that wait for SQLite's one writer", () -> db.load()
                .writesWaiting());
        to.gauge("kportal.job.queue", null, "Jobs, such as mails, whose time has come", jobs::waiting);
        to.gauge("kportal.bcrypt.queue", null, "Passwords that wait to be hashed", passwords::waiting);
        Path dataDir = settings.dataDir();
        to.gauge("kportal.disk.free", "bytes", "Left on the disk of DATA_DIR", () -> space(dataDir)
                .free());
        to.gauge("kportal.disk.size", "bytes", "Size of the disk of DATA_DIR", () -> space(dataDir)
                .total());
    }

    private OpenRepository.Unknowns unknown(Clock clock) {
        return open.unknown(clock.instant());
    }

    private static DiskSpace space(Path dataDir) {
        try {
            return DiskSpace.of(dataDir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int metricsPort() {
        return Objects.requireNonNull(server).port();
    }

    Alerts alerts() {
        return Objects.requireNonNull(alerts);
    }

    void sweep(Rounds rounds) {
        if (alerts != null) {
            rounds.every(Duration.ofMinutes(1), "alerts", alerts::check);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }
}
