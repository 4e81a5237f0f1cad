package kportal.owndata.deletion;

/** What came of asking for a business to be deleted. */
sealed interface Deletion {
    record Deleted() implements Deletion {}

    /** Kpoint has not answered yet: in half a minute at most it is known what came of it, or that nobody knows. */
    record StillSending() implements Deletion {}

    /** Somebody else was quicker. */
    record Gone() implements Deletion {}
}
