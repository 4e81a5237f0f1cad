package kportal.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a check of a chain found. */
public sealed interface Verdict {
    default boolean whole() {
        return this instanceof Whole;
    }

    /**
     * Every entry is as it was written.
     *
     * @param since when the first entry that was checked was written; null: there is none
     */
    record Whole(long entries, @Nullable Instant since, String hash) implements Verdict {}

    /**
     * Somebody was at it.
     *
     * @param position the first entry that is not as it was written, or that is missing
     */
    record Broken(long position) implements Verdict {}
}
