package kportal.web;

/** How far somebody has signed in. */
public enum Level {
    /** The password was right, a second factor is to come: nothing but that page and signing out is open. */
    PASSWORD,
    FULL
}
