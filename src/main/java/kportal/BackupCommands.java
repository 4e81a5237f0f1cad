package kportal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import kportal.backups.BackupRepository;
import kportal.backups.Backups;
import kportal.backups.Made;
import kportal.backups.Restore;
import kportal.backups.Restored;
import kportal.db.DataDir;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.db.copies.DatabaseCopy;
import kportal.settings.SettingError;
import kportal.settings.Settings;

/** The commands that make a backup and put one back. */
final class BackupCommands {
    private static final String REPLACE = "--replace";
    private static final String NOTHING = "nothing was restored: ";

    private BackupCommands() {}

    static int backup(Settings settings, List<String> words, Consumer<String> print) {
        Commands.requireThere(settings);
        Clock clock = Clock.systemUTC();
        try (Database db = Databases.open(settings.databaseUrl(), clock)) {
            Made made = new Backups(settings, new BackupRepository(db), clock).make();
            print.accept(made.file() + ": " + made.bytes() + " bytes, the portal as it was at " + made.moment());
            print.accept(
                    made.encrypted()
                            ? "the keyset is in it; keep BACKUP_PASSPHRASE elsewhere"
                            : "the keyset is not in it: keep " + settings.keysetFile() + " elsewhere");
            return 0;
        } catch (IOException e) {
            print.accept("no backup was made: " + e.getMessage());
            return 1;
        }
    }

    static int restore(Settings settings, List<String> words, Consumer<String> print) {
        if (words.size() > 1 && !words.getLast().equals(REPLACE)) {
            throw new SettingError("\"" + words.getLast() + "\" is no word of restore; it takes FILE [--replace]");
        }
        DataDir.create("DATA_DIR", settings.dataDir());
        return Command.alone(
                "DATABASE_URL",
                settings.databaseUrl(),
                NOTHING,
                print,
                () -> putBack(settings, Path.of(words.getFirst()), words, print));
    }

    private static int putBack(Settings settings, Path file, List<String> words, Consumer<String> print)
            throws IOException {
        String inTheWay = DatabaseCopy.of(settings.databaseUrl()).inTheWay();
        if (inTheWay != null && !(settings.sqlite() && words.contains(REPLACE))) {
            print.accept(NOTHING
                    + inTheWay
                    + (settings.sqlite() ? "; with " + REPLACE + " it is moved aside" : "; name an empty one"));
            return 1;
        }
        Restored restored = new Restore(settings, Clock.systemUTC()).from(file);
        restored.aside().ifPresent(aside -> print.accept("what was there is " + aside + " now"));
        print.accept("restored: the portal is as it was at " + restored.moment());
        print.accept("Everybody signs in again. What was being prepared is ended, and schedules are paused: it may"
                + " have been bought since then. Compare with Kpoint's own history before anything is bought again.");
        return 0;
    }
}
