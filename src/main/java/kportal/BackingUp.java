package kportal;

import java.time.Clock;
import java.time.Duration;
import kportal.accounts.UserRepository;
import kportal.backups.BackupController;
import kportal.backups.BackupRepository;
import kportal.backups.Backups;
import kportal.backups.RestoreRepository;
import kportal.db.Database;
import kportal.jobs.Rounds;
import kportal.settings.Settings;

/** The part of {@link App} that joins what keeps the data safe. */
final class BackingUp implements AutoCloseable {
    private final BackupController page;
    private final Backups backups;
    private final RestoreRepository restores;
    /** Of its own: a backup may take minutes, and other rounds don't wait for it. */
    private final Rounds rounds = new Rounds();

    BackingUp(Database db, Settings settings, UserRepository users, Clock clock) {
        BackupRepository made = new BackupRepository(db);
        this.backups = new Backups(settings, made, clock);
        this.page = new BackupController(settings, made, users);
        this.restores = new RestoreRepository(db);
    }

    BackupController page() {
        return page;
    }

    Backups backups() {
        return backups;
    }

    RestoreRepository restores() {
        return restores;
    }

    void start() {
        rounds.every(Duration.ofMinutes(10), "backups", backups::round);
    }

    @Override
    public void close() throws InterruptedException {
        rounds.close();
    }
}
