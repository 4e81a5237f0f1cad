package kportal.transactions;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /** Only a person who looked can say how it ended. */
    public boolean unsettled() {
        return this == UNKNOWN || this == PENDING;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> of(String code) {
        return Arrays.stream(values()).filter(s -> s.code().equals(code)).findFirst();
    }
}
