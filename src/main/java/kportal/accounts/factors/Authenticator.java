package kportal.accounts.factors;

import java.time.Instant;

/**
 * A user's authenticator app, or a proposal of one.
 *
 * @param since when a code proved it; of a proposal, when it was made
 */
record Authenticator(Sealed seed, Instant since) {
    /** Encrypted. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Sealed(byte[] bytes) {}
}
