package kportal.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;
import java.util.Set;
import kportal.db.Alive;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our own page for every status, none with an exception's text. */
public final class ErrorPages {
    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);
    private static final Set<Integer> TOLD = Set.of(400, 403, 404, 405, 413, 421, 422, 429, 500, 503);

    private ErrorPages() {}

    static void register(RoutesConfig routes) {
        // What Javalin's details say may repeat what was sent: nothing of it goes on the page.
        routes.exception(HttpResponseException.class, (e, ctx) -> show(ctx, e.getStatus()));
        routes.exception(Later.class, (e, ctx) -> show(View.retryAfter(ctx, e), e.status(), e.message()));
        routes.exception(Elsewhere.class, (e, ctx) -> AccessFilter.lead(ctx, e.path()));
        // Let in before it was deleted: now they are as anybody who isn't signed in.
        routes.exception(Alive.Gone.class, (e, ctx) -> AccessFilter.lead(ctx, AccessFilter.LOGIN));
        // Whoever was sending has gone: nothing of ours broke, and nobody is left to read a page.
        routes.exception(EofException.class, (e, ctx) -> ctx.status(400));
        routes.exception(Exception.class, (e, ctx) -> {
            log.error("{} {} broke", ctx.method(), ctx.path(), e);
            show(ctx, 500);
        });
    }

    public static void show(Context ctx, int status) {
        show(ctx, status, null);
    }

    /** @param message instead of what is said of that status in general */
    private static void show(Context ctx, int status, @Nullable Message message) {
        int told = TOLD.contains(status) ? status : status < 500 ? 400 : 500;
        Message text = message == null ? Message.of("error." + told + ".text") : message;
        ctx.status(status);
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("text/html; charset=utf-8");
        try {
            ctx.render("error", Map.of("status", told, "text", text, "code", status < 500 ? "" : RequestIds.of(ctx)));
        } catch (RuntimeException e) {
            // Such as a database that is down: even then the status is told.
            log.error("the page for {} can't be drawn", status, e);
            ctx.contentType("text/plain; charset=utf-8").result("Error " + status + ", code " + RequestIds.of(ctx));
        }
    }
}
