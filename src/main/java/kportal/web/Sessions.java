package kportal.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kportal.support.Tokens;
import org.jspecify.annotations.Nullable;

/** Who a request comes from, by a cookie whose token is kept only as a hash. */
public final class Sessions {
    /** A shop's day without a page, and a month in all. */
    private static final Duration IDLE = Duration.ofHours(12);

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private static final String SESSION = "session";
    private static final String VISITOR = "visitor";
    private static final String NEXT = "next";

    private final SessionRepository repository;
    private final Cookies cookies;
    private final Clock clock;

    public Sessions(SessionRepository repository, Cookies cookies, Clock clock) {
        this.repository = repository;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** On a page for those signed in: who it is. */
    public static Session of(Context ctx) {
        Session session = ctx.attribute(SESSION);
        if (session == null) {
            throw new IllegalStateException("this page is open to those who aren't signed in");
        }
        return session;
    }

    /** Looked up once a request. */
    public Optional<Session> current(Context ctx) {
        if (ctx.attribute("session.known") == null) {
            ctx.attribute("session.known", true);
            ctx.attribute(SESSION, find(ctx));
        }
        return Optional.ofNullable(ctx.attribute(SESSION));
    }

    private @Nullable Session find(Context ctx) {
        String token = cookies.get(ctx, SESSION);
        if (token == null) {
            return null;
        }
        Instant now = clock.instant();
        Session session = repository.find(Tokens.hash(token), now).orElse(null);
        if (session != null && session.lastSeenAt().plus(SEEN_EVERY).isBefore(now)) {
            repository.touch(session.tokenHash(), now, end(session.createdAt(), now));
        }
        return session;
    }

    private static Instant end(Instant createdAt, Instant now) {
        Instant idle = now.plus(IDLE);
        Instant longest = createdAt.plus(LONGEST);
        return idle.isBefore(longest) ? idle : longest;
    }

    /** A new token at every sign-in, so that one planted before is worth nothing after. */
    public void begin(Context ctx, String userId, String businessId) {
        current(ctx).ifPresent(old -> repository.delete(old.tokenHash()));
        String token = Tokens.next();
        Instant now = clock.instant();
        repository.insert(Tokens.hash(token), userId, businessId, now, end(now, now));
        cookies.set(ctx, SESSION, token, Math.toIntExact(LONGEST.toSeconds()));
        cookies.remove(ctx, VISITOR);
    }

    public void end(Context ctx) {
        current(ctx).ifPresent(session -> repository.delete(session.tokenHash()));
        cookies.remove(ctx, SESSION);
        ctx.attribute(SESSION, null);
    }

    public void endOthers(Session session) {
        repository.deleteOthers(session.userId(), session.tokenHash());
    }

    public void sweep() {
        repository.deleteExpired(clock.instant());
    }

    /** What the CSRF token hangs on: the session's own token, or a visitor's before signing in. */
    String secret(Context ctx) {
        String token = current(ctx).isPresent() ? cookies.get(ctx, SESSION) : cookies.get(ctx, VISITOR);
        if (token == null) {
            token = ctx.attribute(VISITOR);
        }
        if (token == null) {
            token = Tokens.next();
            ctx.attribute(VISITOR, token);
            cookies.set(ctx, VISITOR, token);
        }
        return token;
    }

    boolean hasSecret(Context ctx) {
        return current(ctx).isPresent() || cookies.get(ctx, VISITOR) != null;
    }

    /** Where to go after signing in. */
    void remember(Context ctx) {
        String query = ctx.queryString() == null ? "" : "?" + ctx.queryString();
        cookies.set(ctx, NEXT, Tokens.text(ctx.path() + query), 600);
    }

    public String next(Context ctx) {
        String kept = cookies.get(ctx, NEXT);
        cookies.remove(ctx, NEXT);
        String path = kept == null ? "/" : Tokens.untext(kept).orElse("/");
        // Only a path of our own: "//elsewhere" and "/\elsewhere" leave this site.
        return path.matches("/(?![/\\\\])[\\x21-\\x7e]*") ? path : "/";
    }
}
