package kportal.accounts.passkeys;

import org.jspecify.annotations.Nullable;

/** Who a visitor is, by the answer of a passkey. */
public sealed interface Visitor {
    record Known(String email) implements Visitor {}

    /**
     * The answer wasn't right.
     *
     * @param email whose passkey it says it is, for their log; null if nobody's
     */
    record Stranger(@Nullable String email) implements Visitor {}
}
