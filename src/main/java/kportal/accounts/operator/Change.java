package kportal.accounts.operator;

/** What came of asking for an account to be otherwise. */
public enum Change {
    DONE,
    /** Nothing to do. */
    WAS_SO,
    /** No account has this address. */
    NOBODY
}
