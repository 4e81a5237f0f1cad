package kportal.accounts;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.attempts.Charge;
import kportal.accounts.attempts.LoginAttempts;
import kportal.accounts.factors.Factors;
import kportal.web.Busy;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.KnownBrowsers;
import kportal.web.Later;
import kportal.web.Level;
import kportal.web.Message;
import kportal.web.Sessions;
import kportal.web.View;

public final class LoginController {
    private static final String PAGE = "accounts/login";

    private final UserRepository users;
    private final Passwords passwords;
    private final LoginAttempts attempts;
    private final Factors factors;
    private final KnownBrowsers browsers;
    private final Sessions sessions;
    private final ClientAddress addresses;

    public LoginController(
            UserRepository users,
            Passwords passwords,
            LoginAttempts attempts,
            Factors factors,
            KnownBrowsers browsers,
            Sessions sessions,
            ClientAddress addresses) {
        this.users = users;
        this.passwords = passwords;
        this.attempts = attempts;
        this.factors = factors;
        this.browsers = browsers;
        this.sessions = sessions;
        this.addresses = addresses;
    }

    public void newForm(Context ctx) {
        if (sessions.current(ctx).isPresent()) {
            View.seeOther(ctx, "/");
        } else {
            ctx.render(PAGE, Map.of("form", Form.of(ctx)));
        }
    }

    public void create(Context ctx) {
        Form form = Form.of(ctx);
        try {
            create(ctx, form);
        } catch (Later why) {
            View.later(ctx, why, PAGE, form, Map.of());
        }
    }

    private void create(Context ctx, Form form) {
        Optional<String> email = form.required("email", 254).map(e -> e.toLowerCase(Locale.ROOT));
        Optional<String> password = form.secret("password");
        if (form.valid()) {
            Optional<User> user =
                    check(email.get(), password.get(), addresses.network(ctx), browsers.of(ctx, email.get()));
            if (user.isPresent()) {
                begin(ctx, user.get().id());
                return;
            }
            form.reject(Message.of("error.login"));
        }
        View.invalid(ctx, PAGE, Map.of("form", form));
    }

    private void begin(Context ctx, String userId) {
        if (factors.on(userId)) {
            sessions.begin(ctx, userId, users.businessOf(userId), Level.PASSWORD);
            View.seeOther(ctx, "/login/factor");
        } else {
            sessions.begin(ctx, userId, users.businessOf(userId));
            View.seeOther(ctx, sessions.next(ctx));
        }
    }

    private Optional<User> check(String email, String password, String network, Optional<String> browser) {
        List<Charge> taken = attempts.begin(email, network, browser);
        try {
            Optional<User> user = users.findByEmail(email);
            if (passwords.matches(network, password, user)) {
                attempts.right(taken);
                return user;
            }
            return Optional.empty();
        } catch (Busy e) {
            attempts.untried(taken);
            throw e;
        }
    }

    public void remove(Context ctx) {
        sessions.end(ctx);
        View.seeOther(ctx, "/login");
    }

    /** A link to sign out would let any page sign people out: this one shows the button that posts. */
    public void confirmRemove(Context ctx) {
        ctx.render("accounts/logout");
    }
}
