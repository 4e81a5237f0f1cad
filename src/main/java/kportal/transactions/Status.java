package kportal.transactions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Where a transaction stands. The edges between them are in the database's own triggers, see db/migration. */
public enum Status {
    /** Reviewed, not paid. */
    DRAFT,
    /** On its way; at most one request is ever made for it. */
    SENDING,
    SUCCEEDED,
    /** Kpoint gave the money back later. */
    REVERSED,
    /** It certainly did not happen. */
    FAILED,
    /** Kpoint is still working on it. */
    PENDING,
    /** It may have happened. */
    UNKNOWN;

    private static final Map<String, Status> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toMap(Status::code, Function.identity()));

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Only a person who looked can say how it ended. */
    public boolean unsettled() {
        return this == UNKNOWN || this == PENDING;
    }

    public String code() {
        return code;
    }

    public static Optional<Status> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
