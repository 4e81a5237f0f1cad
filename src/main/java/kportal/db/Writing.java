package kportal.db;

import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Something for the writer to do, and whoever waits for it. */
final class Writing<T> {
    private final @Nullable Function<DSLContext, T> block;
    private final @Nullable Supplier<T> apart;
    private final CompletableFuture<T> promise = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Throwable failure;

    private Writing(@Nullable Function<DSLContext, T> block, @Nullable Supplier<T> apart) {
        this.block = block;
        this.apart = apart;
    }

    static <T> Writing<T> block(Function<DSLContext, T> block) {
        return new Writing<>(block, null);
    }

    /** Outside of any transaction. */
    static <T> Writing<T> apart(Supplier<T> work) {
        return new Writing<>(null, work);
    }

    /** After which the writer ends. */
    static Writing<Boolean> last() {
        return new Writing<>(null, null);
    }

    boolean isBlock() {
        return block != null;
    }

    boolean isApart() {
        return apart != null;
    }

    boolean isLast() {
        return block == null && apart == null;
    }

    CompletableFuture<T> promise() {
        return promise;
    }

    void runApart() {
        try {
            promise.complete(Objects.requireNonNull(apart).get());
        } catch (Throwable e) {
            promise.completeExceptionally(e);
        }
    }

    /** False: it failed, and for what is kept until it is told. */
    boolean run(SqliteSession session) {
        try {
            result = Objects.requireNonNull(block).apply(session.sql());
            return true;
        } catch (Throwable e) {
            failure = e;
            return false;
        }
    }

    /** The same, undone if it failed; throws if that ended the whole transaction, and the savepoint with it. */
    boolean runWithinSavepoint(SqliteSession session) throws SQLException {
        session.transaction("savepoint block");
        boolean good = run(session);
        session.transaction(good ? "release block" : "rollback to block");
        return good;
    }

    void succeed() {
        promise.complete(result);
    }

    void fail() {
        promise.completeExceptionally(Objects.requireNonNull(failure));
    }

    /** What a neighbour's error means to its own caller must not be taken for an answer to this one. */
    void failTogether(Throwable why) {
        promise.completeExceptionally(
                failure != null ? failure : new IllegalStateException("the database failed", why));
    }
}
