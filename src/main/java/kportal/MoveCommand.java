package kportal;

import java.util.List;
import java.util.function.Consumer;
import kportal.db.moving.Move;
import kportal.settings.SettingError;
import kportal.settings.Settings;

/** From SQLite to PostgreSQL, or back, with the portal stopped. */
final class MoveCommand {
    private MoveCommand() {}

    static int run(Settings settings, List<String> words, Consumer<String> print) {
        String to = settings.moveTo();
        if (to == null || settings.sqlite() == to.startsWith("jdbc:sqlite:")) {
            throw new SettingError("MOVE_TO takes the JDBC URL of a database of the other kind: "
                    + (settings.sqlite() ? "jdbc:postgresql:…" : "jdbc:sqlite:FILE"));
        }
        Commands.requireThere(settings);
        String setting = settings.sqlite() ? "DATABASE_URL" : "MOVE_TO";
        String sqlite = settings.sqlite() ? settings.databaseUrl() : to;
        return Command.alone(setting, sqlite, "not everything was moved: ", print, () -> {
            new Move(settings.databaseUrl(), to, print).run();
            print.accept(
                    "moved: name the new database in DATABASE_URL from now on; the old one is not served from any more");
            return 0;
        });
    }
}
