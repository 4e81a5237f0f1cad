package kportal.web;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kportal.support.Tokens;
import org.jspecify.annotations.Nullable;

/** Who a request comes from, by a cookie whose token is kept only as a hash. */
public final class Sessions {
    /** A shop's day without a page, and a fortnight in all: docs/decisions/sessions.md says why. */
    public static final Duration IDLE = Duration.ofHours(12);

    public static final Duration LONGEST = Duration.ofDays(14);
    /** For the second factor to be typed in. */
    private static final Duration HALF_WAY = Duration.ofMinutes(15);

    private static final Duration CONFIRMED = Duration.ofMinutes(30);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
    private static final int LONGEST_DEVICE = 300;

    private static final String SESSION = "session";
    private static final String KNOWN = "session.known";
    private static final String TOKEN = "session.token";
    private static final String VISITOR = "visitor";

    private final SessionRepository repository;
    private final KnownBrowsers browsers;
    private final Cookies cookies;
    private final ClientAddress addresses;
    private final Clock clock;

    public Sessions(
            SessionRepository repository,
            KnownBrowsers browsers,
            Cookies cookies,
            ClientAddress addresses,
            Clock clock) {
        this.repository = repository;
        this.browsers = browsers;
        this.cookies = cookies;
        this.addresses = addresses;
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

    /** Whoever this request was found to come from; null before anybody looked, too. */
    static @Nullable Session known(Context ctx) {
        return ctx.attribute(SESSION);
    }

    /** Who is signed in, with all that it takes. */
    public Optional<Session> current(Context ctx) {
        return any(ctx).filter(session -> session.level() == Level.FULL);
    }

    /** Also whose second factor is still to come. Looked up once a request. */
    Optional<Session> any(Context ctx) {
        if (ctx.attribute(KNOWN) == null) {
            ctx.attribute(KNOWN, true);
            String token = cookies.get(ctx, SESSION);
            ctx.attribute(TOKEN, token);
            ctx.attribute(SESSION, token == null ? null : find(ctx, token));
        }
        return Optional.ofNullable(ctx.attribute(SESSION));
    }

    private @Nullable Session find(Context ctx, String token) {
        Instant now = clock.instant();
        Session session = repository.find(Tokens.hash(token), now).orElse(null);
        if (session != null && session.lastSeenAt().plus(SEEN_EVERY).isBefore(now)) {
            repository.touch(session.id(), now, addresses.of(ctx), end(session.level(), session.createdAt(), now));
        }
        return session;
    }

    private static Instant end(Level level, Instant createdAt, Instant now) {
        if (level == Level.PASSWORD) {
            return createdAt.plus(HALF_WAY);
        }
        Instant idle = now.plus(IDLE);
        Instant longest = createdAt.plus(LONGEST);
        return idle.isBefore(longest) ? idle : longest;
    }

    public void begin(Context ctx, String userId, String businessId) {
        begin(ctx, userId, businessId, Level.FULL);
    }

    /** A new token at every sign-in, so that one planted before is worth nothing after. */
    public void begin(Context ctx, String userId, String businessId, Level level) {
        any(ctx).ifPresent(old -> repository.delete(old.userId(), old.id()));
        String token = Tokens.next();
        Instant now = clock.instant();
        repository.insert(new NewSession(
                Tokens.hash(token),
                userId,
                businessId,
                level,
                now,
                end(level, now, now),
                addresses.of(ctx),
                device(ctx)));
        cookies.set(ctx, SESSION, token, Math.toIntExact(LONGEST.toSeconds()));
        cookies.remove(ctx, VISITOR);
        if (level == Level.FULL) {
            browsers.remember(ctx, userId);
        }
    }

    /** The browser's own word for itself, printable and not too long. */
    private static String device(Context ctx) {
        String agent = ctx.header("User-Agent");
        String printable = agent == null ? "" : agent.replaceAll("[^\\x20-\\x7e]", "");
        return printable.substring(0, Math.min(printable.length(), LONGEST_DEVICE));
    }

    /** After the password, and the second factor if there is one, was given once more: under a new token. */
    public void confirm(Context ctx) {
        renew(ctx, clock.instant());
    }

    /** The same session under a new token, and no more confirmed than it was. */
    public void renew(Context ctx) {
        renew(ctx, of(ctx).confirmedAt());
    }

    private void renew(Context ctx, Instant confirmedAt) {
        Session session = of(ctx);
        Instant now = clock.instant();
        String token = Tokens.next();
        if (repository.renew(session.id(), Tokens.hash(token), confirmedAt)) {
            Duration left = Duration.between(now, session.createdAt().plus(LONGEST));
            cookies.set(ctx, SESSION, token, Math.toIntExact(left.toSeconds()));
            ctx.attribute(TOKEN, token);
            browsers.remember(ctx, session.userId());
        }
    }

    /** Whether its holder showed the password not long ago. */
    public boolean isConfirmed(Session session) {
        return session.confirmedAt().plus(CONFIRMED).isAfter(clock.instant());
    }

    public void end(Context ctx) {
        any(ctx).ifPresent(session -> repository.delete(session.userId(), session.id()));
        cookies.remove(ctx, SESSION);
        ctx.attribute(SESSION, null);
        // Not the cookies: this browser stays known to its owner, and one of them takes the answer's word along.
        ctx.header("Clear-Site-Data", "\"cache\", \"storage\"");
    }

    /** All of the same user, this one among them. */
    public List<Session> list(Session session) {
        return repository.list(session.userId(), clock.instant());
    }

    public void sweep() {
        repository.deleteExpired(clock.instant());
    }

    /** What the CSRF token hangs on: the session's own token, or a visitor's before signing in. */
    String secret(Context ctx) {
        String token = any(ctx).isPresent() ? ctx.attribute(TOKEN) : cookies.get(ctx, VISITOR);
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

    /** A name for a browser whose user isn't known yet: only who has its cookie has it. */
    public String visitor(Context ctx) {
        return Tokens.hash(Tokens.derive(secret(ctx), VISITOR));
    }

    boolean hasSecret(Context ctx) {
        return any(ctx).isPresent() || cookies.get(ctx, VISITOR) != null;
    }
}
