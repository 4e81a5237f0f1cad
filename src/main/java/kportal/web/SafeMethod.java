package kportal.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/**
 * GET and HEAD, which change nothing (RFC 9110, 9.2.1). Asked by their names: for the first two {@code HandlerType}s that
 * are compared, records, the JVM makes a dozen classes.
 */
final class SafeMethod {
    private SafeMethod() {}

    static boolean of(Context ctx) {
        return isGet(ctx.method()) || ctx.method().name().equals("HEAD");
    }

    static boolean isGet(HandlerType method) {
        return method.name().equals("GET");
    }
}
