package kportal.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** Before every page: who it is, whether they may, and whether a post is meant. */
public final class AccessFilter {
    static final String LOGIN = "/login";
    private static final String SECOND_FACTOR = "/login/factor";
    private static final String CONFIRM = "/confirm";

    private final Sessions sessions;
    private final Csrf csrf;
    private final NextPage next;

    public AccessFilter(Sessions sessions, Csrf csrf, NextPage next) {
        this.sessions = sessions;
        this.csrf = csrf;
        this.next = next;
    }

    void check(Context ctx) {
        Optional<Session> session = sessions.any(ctx);
        if (session.isPresent()) {
            // Not only pages: exports and redirects too.
            ctx.header("Cache-Control", "no-store");
        }
        Access needed = needed(ctx);
        if (needed != Access.ANYONE && session.isEmpty()) {
            stop(ctx, LOGIN);
        } else if (needed.compareTo(Access.SIGNED_IN) >= 0 && session.get().level() != Level.FULL) {
            stop(ctx, SECOND_FACTOR);
        } else {
            if (!looks(ctx)) {
                csrf.check(ctx);
            }
            if (needed == Access.CONFIRMED && !sessions.isConfirmed(session.get())) {
                stop(ctx, CONFIRM);
            }
        }
    }

    /** A page that doesn't say who may is open to nobody. */
    private static Access needed(Context ctx) {
        return ctx.routeRoles().stream()
                .filter(Access.class::isInstance)
                .map(Access.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a route that doesn't say who may"));
    }

    private static boolean looks(Context ctx) {
        return ctx.method().equals(HandlerType.GET) || ctx.method().equals(HandlerType.HEAD);
    }

    private void stop(Context ctx, String path) {
        if (ctx.method().equals(HandlerType.GET)) {
            String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
            next.remember(ctx, ctx.path() + query);
        } else if (path.equals(CONFIRM)) {
            // What was typed is not kept: back to the page with the form.
            next.remember(ctx, Referrer.path(ctx));
        }
        throw new Elsewhere(path);
    }

    static void lead(Context ctx, String path) {
        if (ctx.header("HX-Request") != null) {
            // The redirect itself would put the other page into a part of this one.
            ctx.header("HX-Redirect", path).status(HttpStatus.UNAUTHORIZED);
        } else {
            ctx.redirect(path, HttpStatus.SEE_OTHER);
        }
    }
}
