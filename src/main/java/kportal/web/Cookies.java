package kportal.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import org.jspecify.annotations.Nullable;

/** Every cookie is HttpOnly and SameSite=Lax; under https also Secure and bound to this host by its name. */
public final class Cookies {
    private static final int UNTIL_BROWSER_ENDS = -1;

    private final boolean https;

    public Cookies(boolean https) {
        this.https = https;
    }

    public @Nullable String get(Context ctx, String name) {
        return ctx.cookie(full(name));
    }

    public void set(Context ctx, String name, String value) {
        write(ctx, name, value, UNTIL_BROWSER_ENDS);
    }

    public void set(Context ctx, String name, String value, int maxAgeSeconds) {
        write(ctx, name, value, maxAgeSeconds);
    }

    public void remove(Context ctx, String name) {
        write(ctx, name, "", 0);
    }

    private void write(Context ctx, String name, String value, int maxAge) {
        ctx.cookie(new Cookie(full(name), value, "/", maxAge, https, true, null, SameSite.LAX));
    }

    private String full(String name) {
        return https ? "__Host-" + name : name;
    }
}
