package kportal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import kportal.accounts.Passwords;
import kportal.accounts.UserRepository;
import kportal.db.DataDir;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.seed.MadeUp;
import kportal.seed.Seed;
import kportal.settings.SettingError;
import kportal.settings.Settings;
import kportal.support.Environment;
import kportal.support.Tokens;

/** Fills an empty database with made transactions, to look at and to measure; never beside real ones. */
public final class SeedCommand {
    private static final int ROWS = 10_000;
    private static final int MOST_ROWS = 100_000_000;

    private SeedCommand() {}

    static int run(Settings settings, List<String> words, Consumer<String> print) {
        int rows = words.isEmpty() ? ROWS : number("ROWS", words.getFirst(), MOST_ROWS);
        int number = words.size() < 2 ? 1 : number("SEED", words.getLast(), Integer.MAX_VALUE);
        if (settings.environment() != Environment.SANDBOX) {
            throw new SettingError("KPOINT_BASE_URL is \"" + settings.kpointBaseUrl()
                    + "\"; seed takes none: made transactions are for practice");
        }
        DataDir.create("DATA_DIR", settings.dataDir());
        DataDir.create("SHARED_DIR", settings.sharedDir());
        String password = Tokens.next();
        return Command.alone("DATABASE_URL", settings.databaseUrl(), "not everything was made: ", print, () -> {
            fill(settings, new Seed(rows, number, Instant.now()), password);
            print.accept(String.format(
                    "made: %,d transactions; sign in as %s with the password %s", rows, Seed.OWNER, password));
            return 0;
        });
    }

    private static int number(String word, String given, int most) {
        long number = given.matches("[0-9]{1,10}") ? Long.parseLong(given) : 0;
        if (number < 1 || number > most) {
            throw new SettingError(word + " is \"" + given + "\"; it takes a whole number from 1 to " + most);
        }
        return (int) number;
    }

    /** {@code password}: of all who are made. */
    public static void fill(Settings settings, Seed seed, String password) throws SQLException, IOException {
        Seed.load(settings.databaseUrl(), signedUp(settings, seed, password));
    }

    private static List<MadeUp> signedUp(Settings settings, Seed seed, String password) {
        Clock clock = Clock.systemUTC();
        try (Database db = Databases.open(settings.databaseUrl(), clock);
                Passwords passwords = new Passwords(Passwords.COST)) {
            UserRepository users = new UserRepository(db, AccountCommands.letters(settings, db, clock));
            List<MadeUp> pasts = seed.signUp(db, users, passwords.hash("", password));
            if (pasts.isEmpty()) {
                throw new SettingError(
                        "DATABASE_URL names a database that holds accounts already; seed takes an empty one");
            }
            return pasts;
        }
    }
}
