package kportal.web;

import io.javalin.http.Context;
import kportal.support.Tokens;

/** Where somebody was going when they were asked to sign in, or to confirm it: there it goes on. */
public final class NextPage {
    private static final String COOKIE = "next";
    private static final int SECONDS = 600;

    private final Cookies cookies;

    public NextPage(Cookies cookies) {
        this.cookies = cookies;
    }

    void remember(Context ctx, String path) {
        cookies.set(ctx, COOKIE, Tokens.text(path), SECONDS);
    }

    public void lead(Context ctx) {
        String kept = cookies.get(ctx, COOKIE);
        cookies.remove(ctx, COOKIE);
        lead(ctx, kept == null ? "/" : Tokens.untext(kept).orElse("/"));
    }

    /** To the page that a form stood on. */
    public static void back(Context ctx) {
        lead(ctx, Referrer.path(ctx));
    }

    private static void lead(Context ctx, String path) {
        // Only a path of our own: "//elsewhere" and "/\elsewhere" leave this site.
        View.seeOther(ctx, path.matches("/(?![/\\\\])[\\x21-\\x7e]*") ? path : "/");
    }
}
