package kportal.sandbox.api;

import io.javalin.http.Context;

/** The API key a request came with, in either of the two documented headers; empty where it has none. */
final class Credentials {
    private static final String BEARER = "Bearer ";

    private Credentials() {}

    static String key(Context ctx) {
        String authorization = ctx.header("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        String key = ctx.header("X-API-KEY");
        return key == null ? "" : key.strip();
    }
}
