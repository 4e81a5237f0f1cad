package kportal.web;

import io.javalin.security.RouteRole;

/** Who may open a page. */
public enum Access implements RouteRole {
    ANYONE,
    /** Whoever gave the right password, though the second factor is still to come. */
    HALF_SIGNED_IN,
    SIGNED_IN,
    /** Who has signed in, or given the password once more, not long ago: a browser left open is not enough. */
    CONFIRMED
}
