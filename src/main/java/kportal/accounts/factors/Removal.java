package kportal.accounts.factors;

/** What came of turning a factor off. */
enum Removal {
    REMOVED,
    NOT_THERE,
    /** It is the only one, and this portal wants one of everybody. */
    LAST
}
