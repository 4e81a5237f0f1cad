package kportal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import kportal.App;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.settings.Settings;
import kportal.settings.SettingsReader;
import org.jspecify.annotations.Nullable;

/** A whole portal on a port of its own, with a folder and a database of its own, gone when it is closed. */
public final class TestPortal implements AutoCloseable {
    /** The cheapest that bcrypt takes. */
    private static final int BCRYPT_COST = 4;

    private static final long EXPORTED_AT_ONCE = 100_000;

    private final @Nullable Path folder;
    private final Settings settings;
    private final Clock clock;
    private final int bcryptCost;
    private final long exportedAtOnce;
    private final Deque<Browser> browsers = new ConcurrentLinkedDeque<>();
    private final Database database;
    private final Secrets secrets = Secrets.watched();
    private App app;

    private TestPortal(@Nullable Path folder, Settings settings, Clock clock, int bcryptCost) {
        this(folder, settings, clock, bcryptCost, EXPORTED_AT_ONCE);
    }

    private TestPortal(@Nullable Path folder, Settings settings, Clock clock, int bcryptCost, long exportedAtOnce) {
        this.folder = folder;
        this.settings = settings;
        this.clock = clock;
        this.bcryptCost = bcryptCost;
        this.exportedAtOnce = exportedAtOnce;
        this.app = new App(settings, clock, bcryptCost, exportedAtOnce);
        this.database = Databases.open(settings.databaseUrl(), clock);
    }

    public static TestPortal start(Store store) {
        return start(store, Clock.systemUTC(), Map.of());
    }

    /** {@code overrides} are environment variables, as an operator would set them. */
    public static TestPortal start(Store store, Clock clock, Map<String, String> overrides) {
        return start(store, clock, overrides, BCRYPT_COST);
    }

    /** With passwords that take longer to hash, for a test of many at once. */
    public static TestPortal start(Store store, Clock clock, Map<String, String> overrides, int bcryptCost) {
        try {
            return start(store, Files.createTempDirectory("kportal-test"), clock, overrides, bcryptCost);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where an export of more than so few rows is made in the background. */
    public static TestPortal exporting(Store store, Clock clock, long exportedAtOnce) {
        try {
            Path folder = Files.createTempDirectory("kportal-test");
            Settings settings = SettingsReader.read(environment(folder, store.newUrl(folder)));
            return new TestPortal(folder, settings, clock, BCRYPT_COST, exportedAtOnce);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With its folder in memory, where there is room: for a test by the hundred thousand, of anything but the disk. */
    public static TestPortal inMemory(Store store, Clock clock, Map<String, String> overrides) {
        return start(store, MemoryFolder.create(), clock, overrides, BCRYPT_COST);
    }

    private static TestPortal start(
            Store store, Path folder, Clock clock, Map<String, String> overrides, int bcryptCost) {
        Map<String, String> environment = environment(folder, store.newUrl(folder));
        environment.putAll(overrides);
        return new TestPortal(folder, SettingsReader.read(environment), clock, bcryptCost);
    }

    /** On what another portal left; folder and database stay when it is closed. */
    public static TestPortal on(Path folder, String databaseUrl) {
        Settings settings = SettingsReader.read(environment(folder, databaseUrl));
        return new TestPortal(null, settings, Clock.systemUTC(), BCRYPT_COST);
    }

    /** Stops it and starts it again on the same folder and database; browsers must be opened anew. */
    public void restart() {
        app.close();
        app = new App(settings, clock, bcryptCost, exportedAtOnce);
    }

    /** Stopped, and another on the same folder and database, with other settings; it leaves both to this one. */
    public TestPortal again(Map<String, String> overrides) {
        app.close();
        Map<String, String> environment = environment(folder, settings.databaseUrl());
        environment.putAll(overrides);
        return new TestPortal(null, SettingsReader.read(environment), clock, bcryptCost);
    }

    private static Map<String, String> environment(Path folder, String databaseUrl) {
        return new HashMap<>(Map.of("PORT", "0", "DATA_DIR", folder.toString(), "DATABASE_URL", databaseUrl));
    }

    /** A visitor who is not signed in. */
    public Browser browser() {
        Browser browser = new Browser(root(), secrets);
        browsers.push(browser);
        return browser;
    }

    /** The owner of a new business, signed in. */
    public Browser signUp(String business, String email) {
        Browser browser = browser();
        Page answer = browser.signUp(business, email);
        if (answer.status() != 303) {
            throw new IllegalStateException("sign-up answered " + answer.status() + ": " + answer.text());
        }
        return browser;
    }

    public URI root() {
        return URI.create("http://127.0.0.1:" + app.port());
    }

    /** What none of its pages, files or logs may show. */
    public Secrets secrets() {
        return secrets;
    }

    public App app() {
        return app;
    }

    public Settings settings() {
        return settings;
    }

    /** The same database as the portal's, by a way in of its own. */
    public Database database() {
        return database;
    }

    @Override
    public void close() {
        browsers.forEach(Browser::close);
        app.close();
        try {
            secrets.searchAll(settings.dataDir(), database);
        } finally {
            database.close();
            delete();
        }
    }

    private void delete() {
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
