package kportal.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * One writer with a connection and a platform thread of its own, and a few readers. The driver's own transaction modes
 * hold locks and lose rollbacks, so BEGIN IMMEDIATE and COMMIT are written out; and a busy wait would pin a virtual
 * thread's carrier, so JDBC stays on these threads.
 */
public final class SqliteDatabase implements Database {
    private static final int READERS = 4;

    private final Clock clock;
    private final SqliteConnections connections;
    /** Of this database alone: a test has several. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<SqliteSession> session = new ThreadLocal<>();

    private final SqliteWriter writer;
    private final ThreadPoolExecutor readers;
    private volatile boolean merging;

    public SqliteDatabase(String url, Clock clock) {
        this.clock = clock;
        this.connections = new SqliteConnections(url);
        Thread.Builder threads = Thread.ofPlatform().daemon();
        this.writer = new SqliteWriter(connections, threads);
        this.readers = new ThreadPoolExecutor(
                READERS,
                READERS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                threads.name("db-reader").factory());
    }

    @Override
    public <T> T read(Function<DSLContext, T> block) {
        return wait(() -> readers.submit(() -> transact(block)));
    }

    @Override
    public <T> T write(Function<DSLContext, T> block) {
        return wait(() -> writer.write(block));
    }

    @Override
    public void scrub() {
        if (read(SearchIndex::holdsErased)) {
            boolean more = write(SearchIndex::beginMerge);
            while (more) {
                more = write(SearchIndex::mergeMore);
            }
            run(SearchIndex::forgetErased);
        }
        // By the writer itself, between two transactions: nobody else can then be in the midst of one.
        wait(writer::emptyLog);
    }

    /** A few pages of the search index: to merge all of a long one takes minutes, and purchases would wait. */
    @Override
    public void tidy() {
        if (merging) {
            merging = write(SearchIndex::mergeMore);
        } else if (read(SearchIndex::scattered)) {
            merging = write(SearchIndex::beginMerge);
        }
    }

    private <T> T transact(Function<DSLContext, T> block) throws SQLException {
        SqliteSession mine = mine();
        try {
            mine.transaction("begin");
            T result = block.apply(mine.sql());
            mine.transaction("commit");
            return result;
        } catch (Throwable e) {
            // After an error the driver's idea of the transaction can't be trusted: closing rolls back for certain.
            session.remove();
            mine.close();
            throw e;
        }
    }

    private SqliteSession mine() throws SQLException {
        SqliteSession mine = session.get();
        if (mine == null) {
            mine = connections.open(true);
            session.set(mine);
        }
        return mine;
    }

    private static <T> T wait(Supplier<Future<T>> asked) {
        // Not "db-" alone: db-scheduler's threads are called so too.
        String thread = Thread.currentThread().getName();
        if (thread.startsWith("db-writer") || thread.startsWith("db-reader")) {
            throw new IllegalStateException("a database block must not open another one");
        }
        Future<T> future = asked.get();
        boolean interrupted = false;
        try {
            // An interrupt must not make a durable write look like one that did not happen.
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException("the database failed", cause);
        };
    }

    @Override
    public Load load() {
        return new Load(readers.getActiveCount(), readers.getQueue().size(), writer.waiting());
    }

    @Override
    public Instant now(DSLContext sql) {
        return clock.instant();
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void close() {
        writer.finish();
        readers.shutdown();
        try {
            if (!writer.ended(30_000) || !readers.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the database is still busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.close();
        }
    }

    /** A connection for what runs before serving, such as migrations. */
    static Connection connect(String url) throws SQLException {
        return SqliteConnections.connect(url, false);
    }
}
