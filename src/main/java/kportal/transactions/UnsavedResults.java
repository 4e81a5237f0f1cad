package kportal.transactions;

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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whose commit failed: a line each in a file beside the database, until they can be stored. A disk that takes
 * neither leaves them in memory, so that a row doesn't say "sending" for as long as the portal runs.
 */
public final class UnsavedResults {
    private static final Logger log = LoggerFactory.getLogger(UnsavedResults.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final Deque<Result> inMemory = new ArrayDeque<>();

    public UnsavedResults(Path dataDir) {
        this.file = dataDir.resolve("unsaved-results.jsonl");
    }

    /** On disk when this returns, or, where that can't be, in memory. */
    synchronized void append(Result result) {
        try {
            write(result);
        } catch (IOException e) {
            log.error("the outcome of attempt {} can't be kept on disk at all, only in memory", result.attemptId(), e);
            inMemory.add(result);
        }
    }

    private void write(Result result) throws IOException {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var options = EnumSet.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (FileChannel channel = FileChannel.open(file, options, ownerOnly)) {
            // A line break first: a line cut short by a crash must not swallow this one.
            byte[] line = ("\n" + JSON.writeValueAsString(result)).getBytes(StandardCharsets.UTF_8);
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Gone only when every line was stored. */
    synchronized void replay(Consumer<Result> store) {
        while (!inMemory.isEmpty()) {
            store.accept(inMemory.getFirst());
            inMemory.removeFirst();
        }
        if (!Files.exists(file)) {
            return;
        }
        try {
            // A line cut short may end within a character: that must not keep the portal from starting.
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (String line : text.split("\n", -1)) {
                if (!line.isBlank()) {
                    replay(line, store);
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void replay(String line, Consumer<Result> store) {
        try {
            store.accept(JSON.readValue(line, Result.class));
        } catch (JsonProcessingException e) {
            // Cut short by a crash: the sweep calls that purchase unknown.
            log.warn("a line of the unsaved results can't be read");
        }
    }
}
