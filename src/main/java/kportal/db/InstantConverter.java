package kportal.db;

import java.time.Instant;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/** Times are kept as milliseconds since 1970, UTC: SQLite would store an Instant as text that doesn't sort. */
public final class InstantConverter extends AbstractConverter<Long, Instant> {
    public InstantConverter() {
        super(Long.class, Instant.class);
    }

    @Override
    public @Nullable Instant from(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public @Nullable Long to(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
