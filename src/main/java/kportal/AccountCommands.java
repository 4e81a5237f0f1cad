package kportal;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import kportal.accounts.operator.Change;
import kportal.accounts.operator.OperatorRepository;
import kportal.db.Database;
import kportal.settings.Settings;

/** The commands about one account, which its mail address names. */
final class AccountCommands {
    private AccountCommands() {}

    static int endSessions(Settings settings, Database db, List<String> arguments, Consumer<String> print) {
        OptionalInt ended = new OperatorRepository(db).endSessions(arguments.getFirst(), Instant.now());
        print.accept(
                ended.isPresent()
                        ? arguments.getFirst() + ": sessions ended: " + ended.getAsInt()
                        : nobody(arguments.getFirst()));
        return ended.isPresent() ? 0 : 1;
    }

    static int disable(Settings settings, Database db, List<String> arguments, Consumer<String> print) {
        String address = arguments.getFirst();
        return tell(new OperatorRepository(db).disable(address, Instant.now()), address, "disabled", print);
    }

    static int enable(Settings settings, Database db, List<String> arguments, Consumer<String> print) {
        String address = arguments.getFirst();
        return tell(new OperatorRepository(db).enable(address, Instant.now()), address, "enabled", print);
    }

    private static int tell(Change change, String address, String state, Consumer<String> print) {
        print.accept(
                switch (change) {
                    case DONE -> address + ": " + state;
                    case WAS_SO -> address + ": was " + state + " already";
                    case NOBODY -> nobody(address);
                });
        return change == Change.NOBODY ? 1 : 0;
    }

    private static String nobody(String address) {
        return "no account has the mail address " + address;
    }
}
