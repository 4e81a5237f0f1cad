package kportal.accounts;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.RateLimit;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

public final class AccountController {
    private static final String PAGE = "accounts/account";

    private final UserRepository users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final View view;
    private final Clock clock;

    /** Whoever finds a browser signed in must not try out passwords in it. */
    private final RateLimit guesses = new RateLimit(10, Duration.ofMinutes(5));

    public AccountController(UserRepository users, Passwords passwords, Sessions sessions, View view, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.view = view;
        this.clock = clock;
    }

    public void show(Context ctx) {
        ctx.render(PAGE, Map.of("profile", profile(Sessions.of(ctx)), "form", Form.blank()));
    }

    public void updateProfile(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        Optional<String> business = form.line("business", 100);
        Optional<String> name = form.line("name", 100);
        if (!form.valid()) {
            View.invalid(ctx, PAGE, Map.of("profile", form, "form", form));
            return;
        }
        Deed deed = Deed.of(Kind.PROFILE_CHANGED, session, Origin.of(ctx));
        users.updateProfile(session.userId(), name.get(), session.businessId(), business.get(), deed, clock.instant());
        view.flash(ctx, "flash.profile");
        View.seeOther(ctx, "/account");
    }

    public void updatePassword(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        checkOld(form, session);
        Optional<String> password = SignupForm.password(form, "new_password");
        if (!form.valid()) {
            View.invalid(ctx, PAGE, Map.of("profile", profile(session), "form", form));
            return;
        }
        Deed deed = Deed.of(Kind.PASSWORD_CHANGED, session, Origin.of(ctx));
        users.updatePassword(session.userId(), passwords.hash(password.get()), deed, clock.instant());
        sessions.endOthers(session);
        view.flash(ctx, "flash.password");
        View.seeOther(ctx, "/account");
    }

    private void checkOld(Form form, Session session) {
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

    private static Form profile(Session session) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("business", List.of(session.businessName()));
        fields.put("name", List.of(session.userName()));
        return Form.of(fields);
    }
}
