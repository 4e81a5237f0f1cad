package kportal.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.SeedCommand;
import kportal.seed.Seed;
import kportal.settings.SettingsReader;
import kportal.testing.Browser;
import kportal.testing.PostgresServer;
import kportal.testing.Store;

/** A made database, seeded once and kept for the next run in the folder of {@code -Dbench.folder}. */
record Past(Store store, int rows, Path folder, String url) {
    private static final Path ALL =
            Path.of(System.getProperty("bench.folder", ".bench")).toAbsolutePath();

    private static final class Postgres {
        private static final PostgresServer SERVER = PostgresServer.kept(ALL.resolve("postgres"));
    }

    /** {@code -Dbench.sizes=10000,1000000}. */
    static List<Integer> sizes() {
        return Arrays.stream(System.getProperty("bench.sizes", "10000,1000000").split(","))
                .map(Integer::valueOf)
                .toList();
    }

    /** {@code -Dbench.stores=sqlite,postgresql}. */
    static List<Store> stores() {
        return Arrays.stream(
                        System.getProperty("bench.stores", "sqlite,postgresql").split(","))
                .map(name -> Store.valueOf(name.toUpperCase(java.util.Locale.ROOT)))
                .toList();
    }

    static Past of(Store store, int rows) throws IOException, SQLException {
        Path folder = ALL.resolve(store.name().toLowerCase(java.util.Locale.ROOT) + "-" + rows);
        Past past = new Past(store, rows, folder, url(store, folder, rows));
        Path seeded = folder.resolve("seeded");
        if (!Files.exists(seeded)) {
            Files.createDirectories(folder);
            System.out.printf("seeding %,d rows into %s ...%n", rows, store);
            long begun = System.nanoTime();
            Seed seed = new Seed(rows, 1, Instant.now());
            SeedCommand.fill(SettingsReader.read(past.variables()), seed, Browser.PASSWORD);
            Figures.row("seeded " + rows + " rows, " + store + ", s", (System.nanoTime() - begun) / 1_000_000_000);
            Files.createFile(seeded);
        }
        return past;
    }

    private static String url(Store store, Path folder, int rows) {
        return store == Store.SQLITE
                ? "jdbc:sqlite:" + folder.resolve("kportal.db")
                : Postgres.SERVER.keptDatabase("seed_" + rows);
    }

    private Map<String, String> variables() {
        // No backup in the midst of what is measured, of many gigabytes.
        return Map.of("DATA_DIR", folder.toString(), "DATABASE_URL", url, "BACKUP_EVERY_HOURS", "0");
    }

    Served serve() throws IOException, InterruptedException {
        return Served.start(folder, variables());
    }

    /** Beside others. */
    Served serve(int port) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(variables());
        settings.put("PORT", String.valueOf(port));
        return Served.start(folder, settings);
    }

    /** The cookie of its owner. */
    static String signIn(Served portal) {
        try (Browser owner = new Browser(URI.create(portal.root()))) {
            if (owner.signIn(Seed.OWNER).status() != 303) {
                throw new IllegalStateException("the owner could not sign in");
            }
            return "session=" + owner.cookie("session");
        }
    }
}
