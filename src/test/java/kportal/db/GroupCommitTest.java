package kportal.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes that waited together are committed together, and none is told what isn't so. */
class GroupCommitTest {
    @TempDir
    private Path folder;

    private String url;
    private SqliteDatabase database;

    @BeforeEach
    void open() {
        url = "jdbc:sqlite:" + folder.resolve("group.db");
        database = (SqliteDatabase) Databases.open(url, Clock.systemUTC());
        database.run(sql -> {
            sql.execute("create table marks (mark integer primary key)");
            sql.execute("create table parents (id integer primary key)");
            sql.execute("create table children (id integer references parents (id) deferrable initially deferred)");
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** In this order, while another runs that ends only when all of them wait. */
    @SafeVarargs
    private List<CompletableFuture<Integer>> together(Function<DSLContext, Integer>... blocks) {
        CountDownLatch allWait = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Integer> first = asked(sql -> {
            begun.countDown();
            await(allWait);
            return 0;
        });
        await(begun);
        List<CompletableFuture<Integer>> asked = new ArrayList<>();
        for (Function<DSLContext, Integer> block : blocks) {
            asked.add(asked(block));
            while (database.load().writesWaiting() < asked.size()) {
                Thread.onSpinWait();
            }
        }
        allWait.countDown();
        first.join();
        return asked;
    }

    private CompletableFuture<Integer> asked(Function<DSLContext, Integer> block) {
        return CompletableFuture.supplyAsync(() -> database.write(block), Thread::startVirtualThread);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Function<DSLContext, Integer> mark(int mark) {
        return sql -> sql.execute("insert into marks values (" + mark + ")");
    }

    private static Throwable failure(CompletableFuture<?> asked) {
        Throwable why = assertThrows(CompletionException.class, asked::join).getCause();
        assertNotNull(why);
        return why;
    }

    private List<Integer> marks() {
        return database.read(sql -> sql.fetchValues("select mark from marks order by rowid").stream()
                .map(mark -> ((Number) mark).intValue())
                .toList());
    }

    /** As another process sees it. */
    private int seenFromOutside() {
        try (Connection other = DriverManager.getConnection(url);
                var rows = other.createStatement().executeQuery("select count(*) from marks")) {
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theyShareOneTransactionAndKeepTheirOrder() {
        List<Integer> outside = new ArrayList<>();
        List<CompletableFuture<Integer>> asked =
                together(mark(3), mark(1), sql -> sql.fetchCount(sql.selectFrom("marks")), sql -> {
                    outside.add(seenFromOutside());
                    return mark(2).apply(sql);
                });
        assertEquals(
                List.of(1, 1, 2, 1), asked.stream().map(CompletableFuture::join).toList());
        assertEquals(List.of(0), outside, "nobody saw the first before the last had run");
        assertEquals(3, seenFromOutside());
    }

    @Test
    void oneThatFailsIsRolledBackAlone() {
        RuntimeException refusal = new IllegalArgumentException("refused");
        List<CompletableFuture<Integer>> asked = together(
                mark(1),
                sql -> {
                    mark(2).apply(sql);
                    throw refusal;
                },
                mark(3),
                mark(3),
                mark(4));
        assertEquals(refusal, failure(asked.get(1)));
        assertInstanceOf(IntegrityConstraintViolationException.class, failure(asked.get(3)));
        for (int good : List.of(0, 2, 4)) {
            assertEquals(1, asked.get(good).join());
        }
        assertEquals(List.of(1, 3, 4), marks());
    }

    @Test
    void oneThatFailsFirstOrLastTakesNobodyAlong() {
        List<CompletableFuture<Integer>> asked = together(
                sql -> sql.execute("no sql"), mark(1), mark(2), sql -> sql.execute("insert into marks values (1)"));
        assertInstanceOf(DataAccessException.class, failure(asked.get(0)));
        assertInstanceOf(IntegrityConstraintViolationException.class, failure(asked.get(3)));
        assertEquals(List.of(1, 2), marks());
    }

    /** A foreign key that is looked at only then: nobody's work is there, and each is told. */
    @Test
    void aCommitThatFailsFailsAllOfThem() {
        List<CompletableFuture<Integer>> asked =
                together(mark(1), sql -> sql.execute("insert into children values (7)"), mark(2));
        for (CompletableFuture<Integer> one : asked) {
            Throwable why = failure(one);
            assertEquals("the database failed", why.getMessage());
            assertInstanceOf(SQLException.class, why.getCause());
        }
        assertEquals(List.of(), marks());
        assertEquals(1, database.<Integer>write(mark(1)).intValue(), "the next ones are as ever");
    }

    /** Some errors, such as a full disk, end the whole transaction by themselves. */
    @Test
    void anErrorThatEndsTheTransactionFailsThoseBeforeItAlone() {
        database.write(mark(9));
        List<CompletableFuture<Integer>> asked =
                together(mark(1), sql -> sql.execute("insert or rollback into marks values (9)"), mark(2), mark(3));
        assertEquals("the database failed", failure(asked.get(0)).getMessage());
        assertInstanceOf(IntegrityConstraintViolationException.class, failure(asked.get(1)), "its own");
        assertEquals(1, asked.get(2).join());
        assertEquals(1, asked.get(3).join());
        assertEquals(List.of(2, 3, 9), marks().stream().sorted().toList());
    }

    /** Whoever goes on after such an error as if nothing had happened is not told that all is well. */
    @Test
    void anErrorThatEndsTheTransactionCanNotBeSwallowed() {
        database.write(mark(9));
        List<CompletableFuture<Integer>> asked = together(mark(1), sql -> {
            assertThrows(DataAccessException.class, () -> sql.execute("insert or rollback into marks values (9)"));
            return 1;
        });
        for (CompletableFuture<Integer> one : asked) {
            assertEquals("the database failed", failure(one).getMessage());
        }
        assertEquals(List.of(9), marks());
    }

    @Test
    void theFileIsFullForOneAlone() {
        List<CompletableFuture<Integer>> asked = together(
                mark(1),
                sql -> {
                    sql.execute("pragma max_page_count = 1");
                    return sql.execute("insert into parents with recursive n (i) as (select 1 union all select i + 1"
                            + " from n where i < 100000) select i from n");
                },
                mark(2));
        assertInstanceOf(DataAccessException.class, failure(asked.get(1)));
        assertEquals(1, asked.get(2).join());
        // SQLite undoes the statement or all of it: either is well, as long as it is told so.
        assertEquals(!asked.get(0).isCompletedExceptionally(), marks().contains(1));
        assertEquals(
                0,
                database.<Integer>read(sql -> sql.fetchCount(sql.selectFrom("parents")))
                        .intValue());
    }

    @Test
    void theLogIsEmptiedBetweenTwoOfThem() {
        List<CompletableFuture<Integer>> asked = together(mark(1), mark(2));
        database.scrub();
        asked.forEach(CompletableFuture::join);
        assertTrue(folder.resolve("group.db-wal").toFile().length() == 0);
        assertEquals(List.of(1, 2), marks());
    }

    @Test
    void whatIsQueuedIsStillWrittenAtTheEndAndNothingAfterIt() {
        List<CompletableFuture<Integer>> asked = together(mark(1), mark(2));
        database.close();
        asked.forEach(one -> assertEquals(1, one.join()));
        assertEquals(2, seenFromOutside());
        assertThrows(RejectedExecutionException.class, () -> database.write(mark(3)));
    }
}
