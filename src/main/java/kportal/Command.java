package kportal;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import kportal.db.DataDir;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.settings.Settings;

/**
 * Something an operator asks of the jar.
 *
 * @param words what is typed after its name, such as ADDRESS; those in brackets may be left out
 */
record Command(String name, List<String> words, String summary, Work work) {
    @FunctionalInterface
    interface Work {
        /** The exit code: 0 when all is well, 1 when something was found that isn't. */
        int run(Settings settings, List<String> words, Consumer<String> print);
    }

    @FunctionalInterface
    interface OnDatabase {
        int run(Settings settings, Database db, Consumer<String> print);
    }

    @FunctionalInterface
    interface OfAnAccount {
        int run(Settings settings, Database db, String address, Consumer<String> print);
    }

    /** On what a portal made. It takes no lock: one may serve meanwhile. */
    static Command onDatabase(String name, String summary, OnDatabase work) {
        return new Command(name, List.of(), summary, (settings, given, print) -> {
            try (Database db = opened(settings)) {
                return work.run(settings, db, print);
            }
        });
    }

    /** The same, of one account. */
    static Command ofAnAccount(String name, String summary, OfAnAccount work) {
        return new Command(name, List.of("ADDRESS"), summary, (settings, given, print) -> {
            try (Database db = opened(settings)) {
                return work.run(settings, db, given.getFirst(), print);
            }
        });
    }

    /** Something that takes the place of a database, while no portal serves from it; why it could not is said. */
    static int alone(
            String setting, String databaseUrl, String failed, Consumer<String> print, Callable<Integer> work) {
        boolean sqlite = databaseUrl.startsWith("jdbc:sqlite:");
        try (AutoCloseable lock = sqlite ? DataDir.lock(setting, databaseUrl) : () -> {}) {
            return work.call();
        } catch (IOException e) {
            print.accept(failed + e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Database opened(Settings settings) {
        Commands.requireThere(settings);
        return Databases.open(settings.databaseUrl(), Clock.systemUTC());
    }

    boolean takes(List<String> given) {
        long least = words.stream().filter(word -> !word.startsWith("[")).count();
        return given.size() >= least && given.size() <= words.size();
    }

    /** What to type instead of too few words or too many. */
    String correction() {
        return "\"" + name + "\" takes " + (words.isEmpty() ? "no word after it: " : "this after it: ") + usage();
    }

    /** As it is typed. */
    String usage() {
        return words.isEmpty() ? name : name + " " + String.join(" ", words);
    }
}
