package kportal.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import kportal.support.Tokens;

/** Browsers that somebody signed in with, by a cookie that outlives the session (OWASP calls it a device cookie). */
public final class KnownBrowsers {
    private static final String COOKIE = "browser";
    public static final Duration KEPT = Duration.ofDays(365);

    private final KnownBrowserRepository repository;
    private final Cookies cookies;
    private final Clock clock;

    public KnownBrowsers(KnownBrowserRepository repository, Cookies cookies, Clock clock) {
        this.repository = repository;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** A name for the browser, if whoever has this mail address signed in with it before. */
    public Optional<String> of(Context ctx, String email) {
        return Optional.ofNullable(cookies.get(ctx, COOKIE))
                .map(Tokens::hash)
                .filter(hash -> repository.isKnownTo(email, hash));
    }

    /** The cookie stays if it is one of ours, for several people may share a browser. */
    void remember(Context ctx, String userId) {
        String token = Optional.ofNullable(cookies.get(ctx, COOKIE))
                .filter(given -> repository.exists(Tokens.hash(given)))
                .orElseGet(Tokens::next);
        repository.save(userId, Tokens.hash(token), clock.instant());
        cookies.set(ctx, COOKIE, token, Math.toIntExact(KEPT.toSeconds()));
    }

    public void sweep() {
        repository.deleteUnused(clock.instant().minus(KEPT));
    }
}
