package kportal.transactions.paying;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kportal.kpoint.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsavedResultsTest {
    @TempDir
    private Path folder;

    private Path file;
    private UnsavedResults unsaved;
    private final List<String> stored = new ArrayList<>();

    @BeforeEach
    void open() {
        file = folder.resolve("unsaved-results.jsonl");
        unsaved = new UnsavedResults(folder);
    }

    private static Result result(String attempt) {
        return Result.of(attempt, new Outcome.NeverLeft("connection_refused", Duration.ZERO), Instant.EPOCH);
    }

    private boolean store(Result result) {
        return stored.add(result.attemptId());
    }

    @Test
    void whatIsNotTakenIsKept() {
        unsaved.append(result("one"));
        assertEquals(Set.of("one"), unsaved.replay(result -> false));
        unsaved.replay(this::store);
        assertEquals(List.of("one"), stored);
    }

    @Test
    void whatWasAppendedComesBackOnce() {
        unsaved.append(result("one"));
        unsaved.append(result("two"));
        new UnsavedResults(folder).replay(this::store);
        assertEquals(List.of("one", "two"), stored);
        assertFalse(Files.exists(file));
    }

    @Test
    void aLineCutShortWithinACharacterIsPassedOver() throws Exception {
        unsaved.append(result("one"));
        byte[] cut = "\n{\"attemptId\":\"two\",\"message\":\"₦".getBytes(StandardCharsets.UTF_8);
        Files.write(file, java.util.Arrays.copyOf(cut, cut.length - 1), StandardOpenOption.APPEND);
        unsaved.append(result("three"));
        new UnsavedResults(folder).replay(this::store);
        assertEquals(List.of("one", "three"), stored);
    }

    @Test
    void whereTheFileCannotBeWrittenItIsKeptInMemory() throws Exception {
        Files.createDirectory(file);
        unsaved.append(result("one"));
        Files.delete(file);
        unsaved.replay(this::store);
        unsaved.replay(this::store);
        assertEquals(List.of("one"), stored);
    }
}
