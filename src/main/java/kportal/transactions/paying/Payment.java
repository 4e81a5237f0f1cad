package kportal.transactions.paying;

/** What came of pressing "pay". */
public sealed interface Payment {
    /** It is on its way, or there already, or was before: the receipt tells. */
    record Sent() implements Payment {}

    record NotFound() implements Payment {}

    record NoKey() implements Payment {}

    /** Nothing was sent: back to the review page, which says why. The code is a message key's end. */
    record BackToReview(String why) implements Payment {}
}
