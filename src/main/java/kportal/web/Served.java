package kportal.web;

import io.javalin.http.Context;
import java.time.Duration;

/**
 * A request that was answered, for whoever watches.
 *
 * @param method and {@code route}: as the table of routes has them, never as they were sent; "none" where it has none
 */
public record Served(String method, String route, int status, Duration took) {
    private static final String NONE = "none";

    static Served of(Context ctx, float millis) {
        var matched = ctx.endpoints().matchedHttpEndpoint();
        Duration took = Duration.ofNanos((long) (millis * 1_000_000));
        return matched == null
                ? new Served(NONE, NONE, ctx.statusCode(), took)
                : new Served(matched.method.name(), matched.path, ctx.statusCode(), took);
    }
}
