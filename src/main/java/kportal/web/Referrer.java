package kportal.web;

import io.javalin.http.Context;
import java.net.URI;

/** The page that a form stood on, as the browser tells it. */
final class Referrer {
    private Referrer() {}

    /** Path and query alone, so that it can lead nowhere but to a page of ours. */
    static String path(Context ctx) {
        String referrer = ctx.header("Referer");
        try {
            URI from = URI.create(referrer == null ? "/" : referrer);
            String path = from.getRawPath() == null ? "/" : from.getRawPath();
            return from.getRawQuery() == null ? path : path + "?" + from.getRawQuery();
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
