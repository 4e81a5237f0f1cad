package kportal.web;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.URI;
import java.util.Set;
import kportal.support.Incident;
import kportal.support.Tokens;
import org.jspecify.annotations.Nullable;

/** A post is taken only from a page of ours: by its token, its Origin and what the browser says of where it came from. */
public final class Csrf {
    private static final String FIELD = "csrf";
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final Sessions sessions;

    private final ClientAddress addresses;

    public Csrf(Sessions sessions, ClientAddress addresses) {
        this.sessions = sessions;
        this.addresses = addresses;
    }

    /** For a page's forms. */
    public String token(Context ctx) {
        return Tokens.masked(expected(ctx));
    }

    private String expected(Context ctx) {
        return Tokens.derive(sessions.secret(ctx), FIELD);
    }

    private boolean isRight(Context ctx, String given) {
        return sessions.hasSecret(ctx)
                && Tokens.unmasked(given)
                        .filter(token -> Tokens.same(token, expected(ctx)))
                        .isPresent();
    }

    void check(Context ctx) {
        String site = ctx.header("Sec-Fetch-Site");
        if (site != null && !OURS.contains(site)) {
            throw refused(ctx, "site");
        }
        if (!sameOrigin(ctx.header("Origin"), addresses.host(ctx))) {
            throw refused(ctx, "origin");
        }
        String given = Form.of(ctx).raw(FIELD);
        if (!isRight(ctx, given)) {
            throw refused(ctx, given.isEmpty() ? "no_token" : "token");
        }
    }

    private static ForbiddenResponse refused(Context ctx, String why) {
        Watch.note(ctx, Incident.CSRF, why);
        return new ForbiddenResponse();
    }

    private static boolean sameOrigin(@Nullable String origin, @Nullable String host) {
        if (origin == null) {
            return true;
        }
        try {
            URI from = URI.create(origin);
            String authority = from.getPort() == -1 ? from.getHost() : from.getHost() + ":" + from.getPort();
            return authority != null && host != null && bare(authority).equals(bare(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Browsers leave the default port out of both, other clients may not. */
    private static String bare(String authority) {
        return authority.toLowerCase(java.util.Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}
