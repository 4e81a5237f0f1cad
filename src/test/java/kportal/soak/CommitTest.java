package kportal.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A death at another commit than the one that was meant must not be counted as one. */
class CommitTest {
    private static final int TRANSACTIONS = 2;
    private static final int API_KEYS = 3;

    @TempDir
    private Path folder;

    @Test
    void aCommitIsToldByThePagesItWrote() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("kportal.db"));
                var statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=wal");
            statement.execute("create table transactions (id text)");
            statement.execute("create table api_keys (id text)");

            assertEquals(Set.of("transactions"), commit(TRANSACTIONS).tables(folder));
            assertEquals(Set.of("api_keys"), commit(API_KEYS).tables(folder));
            assertEquals(true, commit(TRANSACTIONS).ofAPurchase(folder));
            assertEquals(true, commit(1, TRANSACTIONS).ofAPurchase(folder), "one that needed a new page");
            assertEquals(false, commit(API_KEYS).ofAPurchase(folder), "when the key last worked");
            assertEquals(false, commit(TRANSACTIONS, API_KEYS).ofAPurchase(folder));
            assertEquals(false, commit(1).ofAPurchase(folder), "whose is not known yet");
            assertEquals(false, commit().ofAPurchase(folder));
        }
    }

    private static Commit commit(int... pages) {
        return new Commit(java.util.Arrays.stream(pages)
                .mapToObj(CommitTest::frame)
                .flatMap(List::stream)
                .toList());
    }

    private static List<String> frame(int page) {
        String call = "pwrite64(9</d/kportal.db-wal>, ";
        return List.of(
                call + "\"\\x00\\x00\\x00\\x%02x\\x00\\x00\\x00\\x00\", 24, 32) = 24".formatted(page),
                call + "\"\\x0d\\x00\\x00\\x00\"..., 4096, 56) = 4096");
    }
}
