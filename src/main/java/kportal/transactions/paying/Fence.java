package kportal.transactions.paying;

import kportal.transactions.Twin;

/** What came of a draft at the fence, behind which it can be sent once and never again. */
sealed interface Fence {
    /** Durable: this caller, and no other, may send. */
    record Passed() implements Fence {}

    /** Somebody else passed before, or it never was a draft. */
    record NotADraft() implements Fence {}

    record Expired() implements Fence {}

    /** Another price was agreed to than the draft holds. */
    record PriceChanged() implements Fence {}

    /** This business has as many purchases on their way as one may have. */
    record TooManyInFlight() implements Fence {}

    /** It would go past what the business lets itself buy in a day. */
    record OverLimit() implements Fence {}

    /** Whoever pays has been shut out by the operator. */
    record ShutOut() implements Fence {}

    record LikelyTwice(Twin twin) implements Fence {}
}
