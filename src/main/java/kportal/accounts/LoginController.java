package kportal.accounts;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.RateLimit;
import kportal.web.Sessions;
import kportal.web.View;

public final class LoginController {
    private static final String PAGE = "accounts/login";

    private final UserRepository users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final ClientAddress addresses;

    /** A pair of account and address, so that nobody can lock another out; an address alone has many honest users. */
    private final RateLimit perAccount = new RateLimit(10, Duration.ofMinutes(5));

    private final RateLimit perAddress = new RateLimit(300, Duration.ofMinutes(5));

    public LoginController(UserRepository users, Passwords passwords, Sessions sessions, ClientAddress addresses) {
        this.users = users;
        this.passwords = passwords;
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
        Optional<String> email = form.required("email", 254).map(e -> e.toLowerCase(Locale.ROOT));
        Optional<String> password = form.secret("password");
        if (form.valid()) {
            String address = addresses.of(ctx);
            perAddress.take(address);
            perAccount.take(email.get() + " " + address);
            Optional<User> user = check(email.get(), password.get());
            if (user.isPresent()) {
                sessions.begin(ctx, user.get().id(), users.businessOf(user.get().id()));
                View.seeOther(ctx, sessions.next(ctx));
                return;
            }
            form.reject(Message.of("error.login"));
        }
        View.invalid(ctx, PAGE, Map.of("form", form));
    }

    private Optional<User> check(String email, String password) {
        Optional<User> user = users.findByEmail(email);
        boolean right = user.isPresent()
                ? passwords.matches(password, user.get().passwordHash())
                : passwords.matchesNobody(password);
        return right ? user : Optional.empty();
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
