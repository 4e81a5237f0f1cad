package kportal.accounts;

import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.attempts.Charge;
import kportal.accounts.attempts.LoginAttempts;
import kportal.accounts.factors.Factors;
import kportal.accounts.signin.SignIns;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.FailedTries;
import kportal.audit.Kind;
import kportal.web.Busy;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.KnownBrowsers;
import kportal.web.Later;
import kportal.web.Level;
import kportal.web.Message;
import kportal.web.NextPage;
import kportal.web.Origin;
import kportal.web.Sessions;
import kportal.web.View;

public final class LoginController {
    private static final String PAGE = "accounts/login";

    private final UserRepository users;
    private final Passwords passwords;
    private final StrongerHashes hashes;
    private final LoginAttempts attempts;
    private final Factors factors;
    private final KnownBrowsers browsers;
    private final Sessions sessions;
    private final NextPage next;
    private final ClientAddress addresses;
    private final SignIns signIns;
    private final AuditRepository audit;
    private final FailedTries failures;

    public LoginController(
            UserRepository users,
            Passwords passwords,
            LoginAttempts attempts,
            Factors factors,
            KnownBrowsers browsers,
            Sessions sessions,
            NextPage next,
            ClientAddress addresses,
            SignIns signIns,
            AuditRepository audit,
            FailedTries failures) {
        this.users = users;
        this.passwords = passwords;
        this.hashes = new StrongerHashes(users, passwords);
        this.attempts = attempts;
        this.factors = factors;
        this.browsers = browsers;
        this.sessions = sessions;
        this.next = next;
        this.addresses = addresses;
        this.signIns = signIns;
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
            Optional<String> browser = browsers.of(ctx, email.get());
            Optional<User> user = check(email.get(), password.get(), addresses.network(ctx), browser, Origin.of(ctx));
            if (user.isPresent()) {
                hashes.shown(user.get(), addresses.network(ctx), password.get());
                begin(ctx, user.get(), browser.isPresent());
                return;
            }
            form.reject(Message.of("error.login"));
        }
        View.invalid(ctx, PAGE, Map.of("form", form));
    }

    private void begin(Context ctx, User user, boolean knownBrowser) {
        String businessId = users.businessOf(user.id());
        Deed deed = Deed.of(Kind.SIGNED_IN, businessId, user.id(), Origin.of(ctx));
        if (factors.on(user.id())) {
            audit.append(deed.as(Kind.SIGN_IN_BEGUN));
            sessions.begin(ctx, user.id(), businessId, Level.PASSWORD);
            View.seeOther(ctx, "/login/factor");
        } else {
            signIns.note(deed, user.email(), knownBrowser);
            sessions.begin(ctx, user.id(), businessId);
            next.lead(ctx);
        }
    }

    private Optional<User> check(
            String email, String password, String network, Optional<String> browser, Origin origin) {
        List<Charge> taken = failures.orNote(
                () -> users.deed(Kind.SIGN_IN_LIMITED, email, origin), () -> attempts.begin(email, network, browser));
        try {
            Optional<User> user = users.findByEmail(email);
            if (passwords.matches(network, password, user)) {
                attempts.right(taken);
                return user;
            }
            failures.note(users.deed(Kind.SIGN_IN_FAILED, email, origin));
            return Optional.empty();
        } catch (Busy e) {
            attempts.untried(taken);
            throw e;
        }
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
