package kportal.backups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import kportal.db.copies.DatabaseCopy;
import kportal.settings.Settings;
import kportal.transactions.paying.UnsavedResults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes backups while the portal serves, by itself or when an operator asks. */
public final class Backups {
    private static final Logger log = LoggerFactory.getLogger(Backups.class);

    static final String KEYSET = "keyset.json";
    static final String RESULTS = UnsavedResults.FILE;

    /** A copy and what is packed of it lie side by side for a while; what serves needs room too. */
    private static final long SPARE = 200L << 20;

    private final BackupRepository repository;
    private final DatabaseCopy copy;
    private final BackupFolder folder;
    private final Path results;
    private final Path keyset;
    private final @Nullable Passphrase passphrase;
    private final Duration every;
    private final Duration kept;
    private final Clock clock;

    public Backups(Settings settings, BackupRepository repository, Clock clock) {
        this.repository = repository;
        this.copy = DatabaseCopy.of(settings.databaseUrl());
        this.folder = new BackupFolder(settings.backups().folder());
        this.results = settings.dataDir().resolve(RESULTS);
        this.keyset = settings.keysetFile();
        this.passphrase = passphrase(settings);
        this.every = settings.backups().every();
        this.kept = settings.backups().kept();
        this.clock = clock;
    }

    static @Nullable Passphrase passphrase(Settings settings) {
        String words = settings.backups().passphrase();
        return words == null ? null : new Passphrase(words);
    }

    /** For the portal itself: the one that is due, if no other portal makes it. */
    public void round() {
        if (every.isZero()) {
            return;
        }
        Optional<String> turn = repository.take(every, clock.instant());
        if (turn.isPresent()) {
            try {
                Made made = make(turn.get());
                log.info("backup {} is made, {} bytes", made.file().getFileName(), made.bytes());
            } catch (IOException e) {
                log.error("no backup could be made: {}", e.getMessage());
            }
        }
    }

    /** Now, because somebody asks. */
    public Made make() throws IOException {
        return make(repository.begin(clock.instant()));
    }

    private Made make(String id) throws IOException {
        try {
            Made made = pack();
            repository.made(id, made, clock.instant());
            folder.prune(made.moment().minus(kept));
            repository.forget(made.moment().minus(kept));
            return made;
        } catch (IOException | RuntimeException e) {
            repository.failed(id, clock.instant());
            throw e;
        }
    }

    private Made pack() throws IOException {
        long room = 2 * copy.size() + SPARE;
        if (folder.free() < room) {
            throw new IOException("it takes " + (room >> 20) + " MB for a while, and " + folder.path() + " has "
                    + (folder.free() >> 20) + " MB");
        }
        Path database = folder.begin("copy");
        Path part = folder.begin("backup");
        try {
            // Before the copy: an outcome that is in the database since then may be in both, and is taken once.
            byte[] unsaved = Files.exists(results) ? Files.readAllBytes(results) : new byte[0];
            byte[] keys = Files.readAllBytes(keyset);
            Instant moment = clock.instant();
            Map<String, Long> rows = copy.take(database);
            if (!Arrays.equals(keys, Files.readAllBytes(keyset))) {
                throw new IOException("the keyset was rotated meanwhile");
            }
            Manifest manifest = new Manifest(moment.toString(), copy.fileName(), rows);
            new Bundle(part, passphrase).write(zip -> {
                Bundle.put(zip, Manifest.NAME, manifest.json());
                Bundle.put(zip, RESULTS, unsaved);
                if (passphrase != null) {
                    Bundle.put(zip, KEYSET, keys);
                }
                Bundle.put(zip, copy.fileName(), database);
            });
            long bytes = Files.size(part);
            return new Made(moment, folder.publish(part, moment, passphrase != null), bytes, passphrase != null);
        } finally {
            Files.deleteIfExists(database);
            Files.deleteIfExists(part);
        }
    }
}
