package kportal.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;

/** Before every page: who it is, whether they may, and whether a post is meant. */
public final class AccessFilter {
    private final Sessions sessions;
    private final Csrf csrf;

    public AccessFilter(Sessions sessions, Csrf csrf) {
        this.sessions = sessions;
        this.csrf = csrf;
    }

    void check(Context ctx) {
        boolean signedIn = sessions.current(ctx).isPresent();
        if (signedIn) {
            // Not only pages: exports and redirects too.
            ctx.header("Cache-Control", "no-store");
        }
        if (ctx.routeRoles().contains(Access.SIGNED_IN) && !signedIn) {
            if (ctx.method().equals(HandlerType.GET)) {
                sessions.remember(ctx);
            }
            if (ctx.header("HX-Request") != null) {
                // The redirect itself would put the sign-in page into a part of this one.
                ctx.header("HX-Redirect", "/login").status(HttpStatus.UNAUTHORIZED);
            } else {
                ctx.redirect("/login", HttpStatus.SEE_OTHER);
            }
            ctx.skipRemainingHandlers();
        } else if (!ctx.method().equals(HandlerType.GET) && !ctx.method().equals(HandlerType.HEAD)) {
            csrf.check(ctx);
        }
    }
}
