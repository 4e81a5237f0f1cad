package kportal.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One of Kpoint's lists: what can be chosen, when Kpoint said so, and what is wrong if it isn't fresh. */
public record Listing<T>(
        List<T> items, @Nullable Instant readAt, @Nullable Problem problem) {
    public Optional<T> find(Predicate<T> wanted) {
        return items.stream().filter(wanted).findFirst();
    }

    /** Kept from before, because Kpoint does not answer now. */
    public boolean kept() {
        return problem != null && readAt != null;
    }
}
