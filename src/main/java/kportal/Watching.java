package kportal;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import kportal.accounts.Passwords;
import kportal.alerts.AlertRepository;
import kportal.alerts.Alerts;
import kportal.alerts.BackupAge;
import kportal.alerts.KpointCalls;
import kportal.backups.BackupRepository;
import kportal.db.Database;
import kportal.jobs.Jobs;
import kportal.jobs.Rounds;
import kportal.kpoint.Called;
import kportal.metrics.Metrics;
import kportal.metrics.MetricsServer;
import kportal.settings.Settings;
import kportal.transactions.OpenRepository;
import kportal.transactions.paying.Finished;
import kportal.web.Served;
import org.jspecify.annotations.Nullable;

/** The part of {@link App} that whoever runs it watches it by: metrics where a port is set, alerts where an address is. */
final class Watching implements AutoCloseable {
    private final Settings settings;
    private final OpenRepository open;
    private final KpointCalls kpoint;
    private final BackupRepository backups;
    private final @Nullable Alerts alerts;
    private final @Nullable Metrics metrics;
    private @Nullable MetricsServer server;

    Watching(Database db, Settings settings, Mailing mailing, Clock clock) {
        this.settings = settings;
        this.backups = new BackupRepository(db);
        this.open = new OpenRepository(db, settings.environment());
        this.kpoint = new KpointCalls(clock);
        this.alerts = settings.operatorMail() == null
                ? null
                : new Alerts(
                        new AlertRepository(db, mailing.letters(), settings.operatorMail()),
                        open,
                        kpoint,
                        new BackupAge(backups::newest, settings.backups().every(), clock.instant()),
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
            new Gauges(metrics, clock).register(db, open, backups, jobs, passwords, settings.dataDir());
            server = new MetricsServer(settings.metricsHost(), settings.metricsPort(), metrics::page);
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
