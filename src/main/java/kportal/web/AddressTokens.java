package kportal.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tokens that a mail brings in an address. Each goes into a cookie at once, and the answer leads to the same page without
 * it: so it stands neither in the browser's list nor in a Referer. A page has one cookie, whose name, not whose path, tells
 * it from others: the prefix that binds a cookie to this host allows none.
 */
public final class AddressTokens {
    public static final Duration KEPT = Duration.ofMinutes(30);
    private static final String TOKEN = "token";

    private final Cookies cookies;

    public AddressTokens(Cookies cookies) {
        this.cookies = cookies;
    }

    /** True if a good one was in the address: then the answer is given. */
    public boolean ledOn(Context ctx, Predicate<String> good) {
        String token = ctx.queryParam(TOKEN);
        if (token == null || !good.test(token)) {
            return false;
        }
        cookies.set(ctx, cookie(ctx), token, Math.toIntExact(KEPT.toSeconds()));
        View.seeOther(ctx, ctx.path());
        return true;
    }

    /** The one that was given, else the one that came last. */
    public Optional<String> of(Context ctx) {
        String given = Form.of(ctx).raw(TOKEN);
        return given.isEmpty() ? Optional.ofNullable(cookies.get(ctx, cookie(ctx))) : Optional.of(given);
    }

    /** It is used up. */
    public void forget(Context ctx) {
        cookies.remove(ctx, cookie(ctx));
    }

    private static String cookie(Context ctx) {
        return "link" + ctx.path().replace('/', '-');
    }
}
