package kportal.backups;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import kportal.db.Database;
import kportal.db.Databases;
import kportal.db.copies.DatabaseCopy;
import kportal.keys.Keyset;
import kportal.keys.KeysetCheckRepository;
import kportal.settings.Settings;
import kportal.support.Durable;
import org.jspecify.annotations.Nullable;

/** Puts a backup in the place of a portal's data. Until its last step everything is as it was. */
public final class Restore {
    private final Settings settings;
    private final DatabaseCopy copy;
    private final Clock clock;

    private @Nullable Manifest manifest;
    private byte[] results = new byte[0];
    private byte[] keyset = new byte[0];

    public Restore(Settings settings, Clock clock) {
        this.settings = settings;
        this.copy = DatabaseCopy.of(settings.databaseUrl());
        this.clock = clock;
    }

    /** Nobody serves from this database meanwhile: the caller holds its lock. */
    public Restored from(Path file) throws IOException {
        Path database = Durable.create(place());
        try {
            new Bundle(file, Backups.passphrase(settings)).read((name, content) -> read(name, content, database));
            Manifest of = requireOurs();
            putKeysetBack();
            var aside = copy.putBack(database, of.rows(), url -> finish(url, of));
            putResultsBack();
            return new Restored(of.at(), aside);
        } finally {
            Files.deleteIfExists(database);
        }
    }

    /** Beside the database that it becomes. */
    private Path place() {
        return settings.sqlite()
                ? Path.of(settings.databaseUrl().substring("jdbc:sqlite:".length()) + ".restore.part")
                : settings.dataDir().resolve(".restore.part");
    }

    private void read(String name, InputStream content, Path database) throws IOException {
        switch (name) {
            case Manifest.NAME -> manifest = Manifest.of(content.readAllBytes());
            case Backups.RESULTS -> results = content.readAllBytes();
            case Backups.KEYSET -> keyset = content.readAllBytes();
            default -> {
                try (OutputStream to = Files.newOutputStream(database)) {
                    content.transferTo(to);
                }
            }
        }
    }

    private Manifest requireOurs() throws IOException {
        if (manifest == null) {
            throw new IOException("it is no backup of the portal");
        }
        if (!manifest.database().equals(copy.fileName())) {
            throw new IOException("it holds " + manifest.database() + ", which is of another kind of database than"
                    + " DATABASE_URL names");
        }
        return manifest;
    }

    /** One that is there stays: it is proved against the database like at each start. */
    private void putKeysetBack() throws IOException {
        Path file = settings.keysetFile();
        if (keyset.length > 0 && !Files.exists(file)) {
            Path part = Durable.create(Path.of(file + ".part"));
            Files.write(part, keyset);
            Durable.publish(part, file);
        }
    }

    /** Brought up to date, its keys readable, and nothing in it that would be done a second time. */
    private void finish(String url, Manifest of) {
        try (Database db = Databases.open(url, clock)) {
            Keyset.open(settings.keysetFile(), new KeysetCheckRepository(db));
            new QuietRepository(db).quiet(of.at(), clock.instant());
        }
    }

    private void putResultsBack() throws IOException {
        if (results.length > 0) {
            Path file = settings.dataDir().resolve(Backups.RESULTS);
            if (!Files.exists(file)) {
                Durable.create(file);
            }
            Files.write(file, results, StandardOpenOption.APPEND);
            Durable.force(file);
        }
    }
}
