package kportal.web;

import io.javalin.security.RouteRole;

/** Who may open a page. */
public enum Access implements RouteRole {
    ANYONE,
    SIGNED_IN
}
