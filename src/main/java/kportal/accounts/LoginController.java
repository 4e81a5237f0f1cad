package kportal.accounts;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.FailedSignIns;
import kportal.audit.Kind;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.RateLimit;
import kportal.web.Sessions;
import kportal.web.View;

public final class LoginController {
    private static final String PAGE = "accounts/login";

    private final UserRepository users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final ClientAddress addresses;
    private final AuditRepository audit;
    private final FailedSignIns failures;

    /** A pair of account and address, so that nobody can lock another out; an address alone has many honest users. */
    private final RateLimit perAccount = new RateLimit(10, Duration.ofMinutes(5));

    private final RateLimit perAddress = new RateLimit(300, Duration.ofMinutes(5));

    public LoginController(
            UserRepository users,
            Passwords passwords,
            Sessions sessions,
            ClientAddress addresses,
            AuditRepository audit,
            FailedSignIns failures) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.addresses = addresses;
        this.audit = audit;
        this.failures = failures;
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
            Optional<User> user = check(email.get(), password.get(), Origin.of(ctx));
            if (user.isPresent()) {
                String businessId = users.businessOf(user.get().id());
                // First: nobody is signed in of whom the log doesn't tell.
                audit.append(Deed.of(Kind.SIGNED_IN, businessId, user.get().id(), Origin.of(ctx)));
                sessions.begin(ctx, user.get().id(), businessId);
                View.seeOther(ctx, sessions.next(ctx));
                return;
            }
            form.reject(Message.of("error.login"));
        }
        View.invalid(ctx, PAGE, Map.of("form", form));
    }

    private Optional<User> check(String email, String password, Origin origin) {
        Optional<User> user = users.findByEmail(email);
        boolean right = user.isPresent()
                ? passwords.matches(password, user.get().passwordHash())
                : passwords.matchesNobody(password);
        if (!right) {
            failures.note(failed(user, email, origin));
        }
        return right ? user : Optional.empty();
    }

    private Deed failed(Optional<User> user, String email, Origin origin) {
        return user.isPresent()
                ? Deed.of(
                        Kind.SIGN_IN_FAILED,
                        users.businessOf(user.get().id()),
                        user.get().id(),
                        origin)
                : Deed.of(Kind.SIGN_IN_FAILED, null, null, origin).saying(FailedSignIns.masked(email));
    }

    public void remove(Context ctx) {
        audit.append(Deed.of(Kind.SIGNED_OUT, Sessions.of(ctx), Origin.of(ctx)));
        sessions.end(ctx);
        View.seeOther(ctx, "/login");
    }

    /** A link to sign out would let any page sign people out: this one shows the button that posts. */
    public void confirmRemove(Context ctx) {
        ctx.render("accounts/logout");
    }
}
