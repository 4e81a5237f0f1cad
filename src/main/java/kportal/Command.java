package kportal;

import java.util.List;
import java.util.function.Consumer;
import kportal.db.Database;
import kportal.settings.Settings;

/** Something an operator asks of the jar, of one account or of none. It takes no lock: a portal may serve meanwhile. */
record Command(String name, boolean ofAnAccount, String summary, OfAnAccount work) {
    @FunctionalInterface
    interface Work {
        /** The exit code: 0 when all is well, 1 when something was found that isn't. */
        int run(Settings settings, Database db, Consumer<String> print);
    }

    /** The same, with the mail address that names an account; blank where there is none. */
    @FunctionalInterface
    interface OfAnAccount {
        int run(Settings settings, Database db, String address, Consumer<String> print);
    }

    static Command of(String name, String summary, Work work) {
        return new Command(name, false, summary, (settings, db, nobody, print) -> work.run(settings, db, print));
    }

    static Command ofAnAccount(String name, String summary, OfAnAccount work) {
        return new Command(name, true, summary, work);
    }

    boolean takes(List<String> words) {
        return words.size() == (ofAnAccount ? 2 : 1);
    }

    /** What to type instead of too few words or too many. */
    String correction() {
        return "\"" + name + "\" takes " + (ofAnAccount ? "one mail address: " : "no word after it: ") + usage();
    }

    /** As it is typed. */
    String usage() {
        return ofAnAccount ? name + " ADDRESS" : name;
    }
}
