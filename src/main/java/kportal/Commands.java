package kportal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kportal.audit.ChainRepository;
import kportal.audit.Standing;
import kportal.audit.Standings;
import kportal.audit.Verdict;
import kportal.audit.Verifier;
import kportal.db.Database;
import kportal.keys.KeysetCheckRepository;
import kportal.keys.Rotation;
import kportal.keys.SealedRepository;
import kportal.settings.SettingError;
import kportal.settings.Settings;
import kportal.settings.SettingsReader;

/** What the jar does besides serving, by its first argument. */
final class Commands {
    private static final List<Command> ALL = List.of(
            new Command("backup", List.of(), "makes a backup, beside a portal that serves", BackupCommands::backup),
            new Command(
                    "restore",
                    List.of("FILE", "[--replace]"),
                    "puts a backup in the place of the data",
                    BackupCommands::restore),
            new Command("move", List.of(), "moves everything to the database that MOVE_TO names", MoveCommand::run),
            new Command(
                    "seed",
                    List.of("[ROWS]", "[SEED]"),
                    "fills an empty database with made transactions",
                    SeedCommand::run),
            new Command("check", List.of(), "looks at settings, database, keyset and Kpoint", CheckCommand::run),
            Command.onDatabase("migrate", "brings the database up to date", Commands::migrate),
            Command.onDatabase("rotate-keys", "encrypts all stored keys under a new key", Commands::rotateKeys),
            Command.onDatabase("verify-audit", "checks that nobody changed the audit log", Commands::verifyAudit),
            Command.ofAnAccount("create-user", "makes one, as for a closed sign-up", AccountCommands::create),
            Command.ofAnAccount(
                    "reset-password", "mails it a link to set a new password", AccountCommands::resetPassword),
            Command.ofAnAccount("end-sessions", "signs it out everywhere", AccountCommands::endSessions),
            Command.ofAnAccount("disable-user", "signs it out and keeps it out", AccountCommands::disable),
            Command.ofAnAccount("enable-user", "lets it sign in again", AccountCommands::enable),
            Command.ofAnAccount(
                    "remove-factors",
                    "removes its second factors, signs it out everywhere",
                    AccountCommands::removeFactors));

    private Commands() {}

    static int run(List<String> arguments, Map<String, String> environment, Consumer<String> print) {
        if (arguments.getFirst().matches("--help|-h|help")) {
            help(print);
            return 0;
        }
        Command command = ALL.stream()
                .filter(c -> c.name().equals(arguments.getFirst()))
                .findFirst()
                .orElseThrow(() -> new SettingError("\"" + String.join(" ", arguments)
                        + "\" is no command; --help lists them, and without any the portal serves"));
        List<String> words = arguments.subList(1, arguments.size());
        if (!command.takes(words)) {
            throw new SettingError(command.correction());
        }
        Settings settings = SettingsReader.read(environment);
        LogFormat.use(settings);
        return command.work().run(settings, words, print);
    }

    private static void help(Consumer<String> print) {
        // What it was started by: a package has a program of its own.
        String program = System.getProperty("kportal.program", "java -jar kportal.jar");
        String line = program + " %-24s %s";
        print.accept(String.format(line, "[serve]", "serves until Ctrl-C; docs/operations.md has the settings"));
        for (Command command : ALL) {
            print.accept(String.format(line, command.usage(), command.summary()));
        }
    }

    /** A command works on what a portal made; by itself it makes no database. */
    static void requireThere(Settings settings) {
        if (settings.sqlite() && !Files.exists(Path.of(settings.databaseUrl().substring("jdbc:sqlite:".length())))) {
            throw new SettingError("DATABASE_URL is \"" + settings.databaseUrl()
                    + "\"; there is no such file yet, start the portal once");
        }
    }

    /** Opening it did the work. */
    private static int migrate(Settings settings, Database db, Consumer<String> print) {
        print.accept("the database is up to date");
        return 0;
    }

    private static int rotateKeys(Settings settings, Database db, Consumer<String> print) {
        Rotation rotation =
                new Rotation(settings.keysetFile(), new KeysetCheckRepository(db), new SealedRepository(db), print);
        return rotation.run() ? 0 : 1;
    }

    private static int verifyAudit(Settings settings, Database db, Consumer<String> print) {
        AtomicBoolean whole = new AtomicBoolean(true);
        List<Standing> days = Standings.latestDays(Clock.systemUTC());
        new Verifier(new ChainRepository(db)).verify(days, (chain, verdict) -> {
            whole.compareAndSet(true, verdict.whole());
            print.accept(chain + ": " + words(verdict));
        });
        days.forEach(day -> print.accept("audit log " + day.words()));
        print.accept(whole.get() ? "nothing was changed or removed" : "CHANGED OR REMOVED: see above");
        return whole.get() ? 0 : 1;
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Whole w -> w.entries() + " entries, whole since " + w.since() + ", ends in " + w.hash();
            case Verdict.Broken b -> "entry " + b.position() + " was changed or removed after it was written";
        };
    }
}
