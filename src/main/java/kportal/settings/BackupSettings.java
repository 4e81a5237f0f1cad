package kportal.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where backups go, how often they are made (zero: never by themselves), and how long they are kept. */
public record BackupSettings(
        Path folder,
        Duration every,
        Duration kept,
        @Nullable String passphrase) {
    private static final int SHORTEST = 12;

    static BackupSettings read(Variables variables, Path dataDir) {
        String passphrase = variables.given("BACKUP_PASSPHRASE");
        if (passphrase != null && passphrase.length() < SHORTEST) {
            throw SettingError.of("BACKUP_PASSPHRASE", "…", "at least " + SHORTEST + " characters");
        }
        return new BackupSettings(
                variables.path("BACKUP_DIR", dataDir.resolve("backups")),
                Duration.ofHours(variables.number("BACKUP_EVERY_HOURS", 24, 0, 168)),
                Duration.ofDays(variables.number("BACKUP_KEEP_DAYS", 14, 1, 3650)),
                passphrase);
    }

    /** Without the passphrase. */
    @Override
    public String toString() {
        return "BackupSettings[" + folder + ", " + every + ", " + kept + "]";
    }
}
