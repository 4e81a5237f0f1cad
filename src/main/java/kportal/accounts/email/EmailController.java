package kportal.accounts.email;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.OwnPassword;
import kportal.accounts.SignupForm;
import kportal.accounts.UserRepository;
import kportal.accounts.attempts.Attempts;
import kportal.accounts.attempts.Limit;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** One's own mail address: is it verified, and how it is changed. */
public final class EmailController {
    private static final String PAGE = "accounts/email";

    /** Nobody floods a mailbox. */
    private static final Limit MAILS = new Limit("mails", 5, Duration.ofMinutes(6));

    /** Nor the mailbox of somebody else, by many accounts. */
    private static final Limit TO_ONE = new Limit("mails-to", 5, Duration.ofMinutes(6));

    private final UserRepository users;
    private final EmailRepository emails;
    private final OwnPassword ownPassword;
    private final Attempts attempts;
    private final View view;
    private final Clock clock;

    public EmailController(
            UserRepository users,
            EmailRepository emails,
            OwnPassword ownPassword,
            Attempts attempts,
            View view,
            Clock clock) {
        this.users = users;
        this.emails = emails;
        this.ownPassword = ownPassword;
        this.attempts = attempts;
        this.view = view;
        this.clock = clock;
    }

    public void show(Context ctx) {
        ctx.render(PAGE, page(Sessions.of(ctx), Form.blank()));
    }

    public void verify(Context ctx) {
        Session session = Sessions.of(ctx);
        if (!users.hasVerifiedEmail(session.userId())) {
            attempts.take(MAILS.on(session.userId()));
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
        ownPassword.check(form, "password", session, Origin.of(ctx));
        if (!form.valid()) {
            View.invalid(ctx, PAGE, page(session, form));
            return;
        }
        attempts.take(MAILS.on(session.userId()), TO_ONE.on(email.get()));
        emails.askToChange(session.userId(), session.email(), email.get(), Origin.of(ctx), clock.instant());
        view.flash(ctx, users.hasVerifiedEmail(session.userId()) ? "flash.email" : "flash.email.unverified");
        View.seeOther(ctx, "/account/email");
    }

    private Map<String, Object> page(Session session, Form form) {
        return Map.of("verified", users.hasVerifiedEmail(session.userId()), "form", form);
    }
}
