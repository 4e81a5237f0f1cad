package kportal;

import java.util.function.Consumer;
import kportal.db.Database;
import kportal.settings.Settings;

/** Something an operator asks of the jar. It takes no lock: a portal may serve meanwhile. */
record Command(String name, String summary, Work work) {
    @FunctionalInterface
    interface Work {
        /** The exit code: 0 when all is well, 1 when something was found that isn't. */
        int run(Settings settings, Database db, Consumer<String> print);
    }
}
