package kportal.accounts.email;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.Passwords;
import kportal.accounts.SignupForm;
import kportal.accounts.User;
import kportal.accounts.UserRepository;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.RateLimit;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** One's own mail address: is it verified, and how it is changed. */
public final class EmailController {
    private static final String PAGE = "accounts/email";

    private final UserRepository users;
    private final EmailRepository emails;
    private final Passwords passwords;
    private final View view;
    private final Clock clock;

    /** Whoever finds a browser signed in must not try out passwords in it, nor flood a mailbox. */
    private final RateLimit guesses = new RateLimit(10, Duration.ofMinutes(5));

    private final RateLimit mails = new RateLimit(5, Duration.ofMinutes(30));

    public EmailController(UserRepository users, EmailRepository emails, Passwords passwords, View view, Clock clock) {
        this.users = users;
        this.emails = emails;
        this.passwords = passwords;
        this.view = view;
        this.clock = clock;
    }

    public void show(Context ctx) {
        ctx.render(PAGE, page(Sessions.of(ctx), Form.blank()));
    }

    public void verify(Context ctx) {
        Session session = Sessions.of(ctx);
        if (!users.hasVerifiedEmail(session.userId())) {
            mails.take(session.userId());
            emails.askToVerify(session.userId(), session.email(), clock.instant());
            view.flash(ctx, "flash.verify");
        }
        View.seeOther(ctx, "/account/email");
    }

    public void update(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        Optional<String> email = SignupForm.email(form);
        if (email.isPresent() && email.get().equals(session.email())) {
            form.reject("email", "error.email.same");
        }
        checkPassword(form, session);
        if (!form.valid()) {
            View.invalid(ctx, PAGE, page(session, form));
            return;
        }
        mails.take(session.userId());
        emails.askToChange(session.userId(), session.email(), email.get(), Origin.of(ctx), clock.instant());
        view.flash(ctx, "flash.email");
        View.seeOther(ctx, "/account/email");
    }

    private void checkPassword(Form form, Session session) {
        Optional<String> typed = form.secret("password");
        if (typed.isEmpty()) {
            return;
        }
        guesses.take(session.userId());
        Optional<User> user = users.findByEmail(session.email());
        if (user.isEmpty() || !passwords.matches(typed.get(), user.get().passwordHash())) {
            form.reject("password", "error.password.wrong");
        }
    }

    private Map<String, Object> page(Session session, Form form) {
        return Map.of("verified", users.hasVerifiedEmail(session.userId()), "form", form);
    }
}
