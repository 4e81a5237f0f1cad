package kportal.accounts;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import kportal.web.Form;
import kportal.web.Language;
import kportal.web.Languages;
import kportal.web.NextPage;
import kportal.web.Sessions;

/** Takes the language that somebody chose: for their account when they are signed in, and for this browser. */
public final class LanguageController {
    private final LanguageRepository repository;
    private final Languages languages;
    private final Sessions sessions;

    public LanguageController(LanguageRepository repository, Languages languages, Sessions sessions) {
        this.repository = repository;
        this.languages = languages;
        this.sessions = sessions;
    }

    public void update(Context ctx) {
        // Only buttons of ours send this.
        Language language = Language.of(Form.of(ctx).value("language")).orElseThrow(BadRequestResponse::new);
        sessions.current(ctx).ifPresent(session -> repository.update(session.userId(), language));
        // Signed out again, they can still read the page for signing in.
        languages.remember(ctx, language);
        NextPage.back(ctx);
    }
}
