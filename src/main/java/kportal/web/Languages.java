package kportal.web;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/** The language of an answer: the account's, else what this browser was told, else what it asks for, else English. */
public final class Languages {
    private static final String COOKIE = "language";
    private static final Duration KEPT = Duration.ofDays(365);

    private final Sessions sessions;
    private final Cookies cookies;

    public Languages(Sessions sessions, Cookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    public Language of(Context ctx) {
        return sessions.current(ctx)
                .flatMap(session -> Language.of(session.language()))
                .or(() -> chosen(ctx))
                .or(() -> Language.asked(ctx.header("Accept-Language")))
                .orElse(Language.EN);
    }

    /** What was chosen in this browser, whoever is signed in. */
    public Optional<Language> chosen(Context ctx) {
        return Language.of(cookies.get(ctx, COOKIE));
    }

    /** For this browser, whoever is signed in. */
    public void remember(Context ctx, Language language) {
        cookies.set(ctx, COOKIE, language.code(), Math.toIntExact(KEPT.toSeconds()));
    }
}
