package kportal.kpoint;

import org.jspecify.annotations.Nullable;

/** What came of asking for a list. */
public sealed interface ListResult {
    /** A 200 whose JSON has a {@code data} array; the whole body, as it is to be kept. */
    record Listed(String body) implements ListResult {}

    /** Kpoint refused the key or the question (401, 403, 422, 429), in its own words where it gave any. */
    record Refused(int httpStatus, @Nullable String message) implements ListResult {}

    /** No list this time; the code is one of {@link Reason}'s. */
    record Unavailable(String reasonCode) implements ListResult {}
}
