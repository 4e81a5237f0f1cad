package kportal;

import java.util.List;
import java.util.function.Consumer;
import kportal.db.Database;
import kportal.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Something an operator asks of the jar. It takes no lock: a portal may serve meanwhile.
 *
 * @param argument what the mail address after the name is called; null: it takes none
 */
record Command(String name, @Nullable String argument, String summary, Work work) {
    @FunctionalInterface
    interface Work {
        /** The exit code: 0 when all is well, 1 when something was found that isn't. */
        int run(Settings settings, Database db, List<String> arguments, Consumer<String> print);
    }

    boolean takes(List<String> words) {
        return words.size() == (argument == null ? 1 : 2);
    }

    /** What to type instead of too few words or too many. */
    String correction() {
        return "\"" + name + "\" takes " + (argument == null ? "no word after it: " : "one mail address: ") + usage();
    }

    /** As it is typed. */
    String usage() {
        return argument == null ? name : name + " " + argument;
    }
}
