package kportal.transactions.paying;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import kportal.support.Durable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whose commit failed: a line each in a file beside the database, until they can be stored. */
public final class UnsavedResults {
    private static final Logger log = LoggerFactory.getLogger(UnsavedResults.class);
    /** Its name; a backup holds it too. */
    public static final String FILE = "unsaved-results.jsonl";

    private final Path file;

    /** What the disk took in neither place. */
    private final List<Result> inMemory = new ArrayList<>();

    public UnsavedResults(Path dataDir) {
        this.file = dataDir.resolve(FILE);
    }

    /** On disk when this returns; on a disk that takes nothing, kept until it does or the portal stops. */
    synchronized void append(Result result) {
        try {
            write(result);
        } catch (IOException e) {
            log.error("the outcome of attempt {} can't be kept beside the database either", result.attemptId(), e);
            inMemory.add(result);
        }
    }

    private void write(Result result) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (FileChannel channel = FileChannel.open(file, options, ownerOnly)) {
            // A line break first: a line cut short by a crash must not swallow this one.
            byte[] line = ("\n" + Lines.JSON.writeValueAsString(result)).getBytes(StandardCharsets.UTF_8);
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            Durable.forceFolderOf(file);
        }
    }

    /** Stores each that {@code store} takes. Answers the attempts that still can't be stored; the file is gone only when there are none. */
    synchronized Set<String> replay(Predicate<Result> store) {
        inMemory.removeIf(result -> stored(result, store));
        Set<String> left = inMemory.stream().map(Result::attemptId).collect(Collectors.toCollection(HashSet::new));
        if (!Files.exists(file)) {
            return left;
        }
        try {
            // Not readString, which refuses a letter that a crash cut in two.
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                read(line).filter(result -> !stored(result, store)).ifPresent(result -> left.add(result.attemptId()));
            }
            // What was stored may stay in it: stored again, it changes nothing.
            if (left.isEmpty()) {
                Files.delete(file);
            }
            return left;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Result> read(String line) {
        try {
            return line.isBlank() ? Optional.empty() : Optional.of(Lines.JSON.readValue(line, Result.class));
        } catch (JsonProcessingException e) {
            // Cut short by a crash: the sweep calls that purchase unknown.
            log.warn("a line of the unsaved results can't be read");
            return Optional.empty();
        }
    }

    /** Apart, since most portals never need it and all of them start. */
    private static final class Lines {
        private static final JsonMapper JSON = new JsonMapper();
    }

    private static boolean stored(Result result, Predicate<Result> store) {
        try {
            return store.test(result);
        } catch (RuntimeException e) {
            log.error("the outcome of attempt {} still can't be stored", result.attemptId(), e);
            return false;
        }
    }
}
