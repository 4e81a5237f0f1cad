package kportal.db;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/** The only ways in. Both open a transaction of their own and never nest. */
public interface Database extends AutoCloseable {
    /** One consistent view; writes are refused. */
    <T> T read(Function<DSLContext, T> block);

    /** Returns once what was written is durable; an exception means that nothing was, unless the commit itself broke. */
    <T> T write(Function<DSLContext, T> block);

    default void run(Consumer<DSLContext> block) {
        write(sql -> {
            block.accept(sql);
            return true;
        });
    }

    /**
     * After something was erased for good: what it stood in leaves the files too, as far as nobody who reads is in the
     * way; the next call takes what this one had to leave.
     */
    void scrub();

    /** A little of what makes looking quicker and need not be done now; to be called again and again. */
    void tidy();

    /** The clock that every portal on this database shares; leases are measured by it. */
    Instant now(DSLContext sql);

    /** Whether other portals may be serving from the same database at this moment. */
    boolean shared();

    Load load();

    @Override
    void close();
}
