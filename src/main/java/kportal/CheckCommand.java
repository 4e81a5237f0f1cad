package kportal;

import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kportal.db.DataDir;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.db.Standing;
import kportal.keys.Keyset;
import kportal.keys.KeysetCheckRepository;
import kportal.kpoint.KpointClient;
import kportal.kpoint.KpointList;
import kportal.kpoint.ListResult;
import kportal.settings.SettingError;
import kportal.settings.Settings;
import kportal.support.Incidents;
import org.jspecify.annotations.Nullable;

/** Whether a portal could serve with these settings, a line for each thing that it needs. Nothing is changed by it. */
final class CheckCommand {
    /** No key that anybody has: a Kpoint that refuses it is there. */
    private static final String NO_KEY = "kportal-check";

    private CheckCommand() {}

    static int run(Settings settings, List<String> words, Consumer<String> print) {
        // They were read, or this would not run.
        print.accept("settings: good");
        boolean data = said("data", () -> data(settings), print);
        boolean database = said("database", () -> database(settings), print);
        boolean keyset = said("keyset", () -> keyset(settings), print);
        boolean kpoint = said("Kpoint", () -> kpoint(settings.kpointBaseUrl(), settings), print);
        return data && database && keyset && kpoint ? 0 : 1;
    }

    private static boolean said(String what, Supplier<String> look, Consumer<String> print) {
        try {
            print.accept(what + ": " + look.get());
            return true;
        } catch (SettingError e) {
            print.accept(what + ": NOT GOOD: " + e.getMessage());
            return false;
        }
    }

    private static String data(Settings settings) {
        if (!Files.exists(settings.dataDir())) {
            return "none yet, the first start makes it";
        }
        DataDir.create("DATA_DIR", settings.dataDir());
        return "good";
    }

    private static String database(Settings settings) {
        return switch (Databases.look(settings.databaseUrl())) {
            case NONE -> "none yet, the first start makes it";
            case OLDER -> "good; the next start brings its tables up to date";
            case CURRENT -> "good";
        };
    }

    private static String keyset(Settings settings) {
        if (Databases.look(settings.databaseUrl()) != Standing.CURRENT) {
            return Files.exists(settings.keysetFile()) ? "there" : "none yet, the first start makes it";
        }
        try (Database db = Databases.open(settings.databaseUrl(), Clock.systemUTC())) {
            Keyset.require(settings.keysetFile(), new KeysetCheckRepository(db));
            return "good";
        }
    }

    private static String kpoint(@Nullable URI at, Settings settings) {
        if (at == null) {
            return "the practice Kpoint inside the portal";
        }
        KpointClient client = new KpointClient(at, settings.kpointTimeout(), new Incidents(), _ -> {});
        return switch (client.list(NO_KEY, KpointList.NETWORKS, null)) {
            case ListResult.Listed l -> "answers";
            case ListResult.Refused r -> "answers, and refuses a made-up key as it should";
            case ListResult.Unavailable u ->
                throw new SettingError("KPOINT_BASE_URL is \"" + at + "\"; nothing there answers as Kpoint does ("
                        + u.reasonCode() + ")");
        };
    }
}
