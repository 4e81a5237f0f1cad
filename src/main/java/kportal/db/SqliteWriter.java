package kportal.db;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to the file, one block after another. Those that waited while it was busy share one
 * transaction and its one sync, each within a savepoint: one that fails is rolled back alone, and nobody is told of
 * success before the COMMIT of them all.
 */
final class SqliteWriter {
    private static final Logger log = LoggerFactory.getLogger(SqliteWriter.class);
    /** So that the first of many doesn't wait for all of them. */
    private static final int MOST_TOGETHER = 64;

    private final SqliteConnections connections;
    private final BlockingQueue<Writing<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private @Nullable SqliteSession session;
    private boolean closed;

    SqliteWriter(SqliteConnections connections, Thread.Builder threads) {
        this.connections = connections;
        this.thread = threads.name("db-writer").start(this::work);
    }

    <T> Future<T> write(Function<DSLContext, T> block) {
        return queue(Writing.block(block));
    }

    /** Between two transactions: nobody else can then be in the midst of one. */
    Future<Boolean> emptyLog() {
        return queue(Writing.apart(this::emptied));
    }

    private synchronized <T> Future<T> queue(Writing<T> writing) {
        if (closed) {
            throw new RejectedExecutionException("the database is closed");
        }
        queue.add(writing);
        return writing.promise();
    }

    /** How many blocks wait for the one that runs. */
    int waiting() {
        return queue.size();
    }

    private void work() {
        try {
            for (Writing<?> first = queue.take(); !first.isLast(); first = queue.take()) {
                if (first.isApart()) {
                    first.runApart();
                } else {
                    commit(withThoseWaiting(first));
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the writer", e);
        }
    }

    private List<Writing<?>> withThoseWaiting(Writing<?> first) {
        List<Writing<?>> together = new ArrayList<>(List.of(first));
        for (Writing<?> next = queue.peek();
                next != null && next.isBlock() && together.size() < MOST_TOGETHER;
                next = queue.peek()) {
            together.add(next);
            queue.remove();
        }
        return together;
    }

    /** After an error its connection is trusted with no more than the end of what went well before. */
    private void commit(List<Writing<?>> together) {
        List<Writing<?>> left = together;
        while (!left.isEmpty()) {
            left = left.subList(commitToFirstFailure(left), left.size());
        }
    }

    /** How many of them are done with, well or not. */
    private int commitToFirstFailure(List<Writing<?>> together) {
        int begun = 0;
        Writing<?> failed = null;
        try {
            SqliteSession mine = open();
            mine.transaction("begin immediate");
            while (failed == null && begun < together.size()) {
                Writing<?> next = together.get(begun++);
                // Alone, it needs none: what it wrote goes with the transaction, and a large one is not noted down
                // twice.
                failed = (together.size() == 1 ? next.run(mine) : next.runWithinSavepoint(mine)) ? null : next;
            }
            if (failed == null || begun > 1) {
                mine.transaction("commit");
            }
            together.subList(0, failed == null ? begun : begun - 1).forEach(Writing::succeed);
        } catch (Throwable e) {
            // Whichever of them it was, nothing of this transaction is there; without one, each would only wait in
            // vain.
            begun = begun == 0 ? together.size() : begun;
            together.subList(0, begun).forEach(writing -> writing.failTogether(e));
            reopenNext();
            return begun;
        }
        if (failed != null) {
            reopenNext();
            failed.fail();
        }
        return begun;
    }

    private SqliteSession open() throws SQLException {
        if (session == null) {
            session = connections.open(false);
        }
        return session;
    }

    /** After an error the driver's idea of the transaction can't be trusted: closing rolls back for certain. */
    private void reopenNext() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    private boolean emptied() {
        try {
            return open().emptyLog();
        } catch (SQLException e) {
            log.warn("the file's log could not be emptied; the next round tries again", e);
            reopenNext();
            return false;
        }
    }

    /** What is queued is still written. */
    void finish() {
        synchronized (this) {
            if (!closed) {
                closed = true;
                queue.add(Writing.last());
            }
        }
    }

    boolean ended(long millis) throws InterruptedException {
        thread.join(millis);
        return !thread.isAlive();
    }
}
