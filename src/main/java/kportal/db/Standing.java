package kportal.db;

/** Of a database, beside this portal: not made yet, to be brought up to date, or as this portal needs it. */
public enum Standing {
    NONE,
    OLDER,
    CURRENT
}
