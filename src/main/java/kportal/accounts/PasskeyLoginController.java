package kportal.accounts;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.attempts.Attempts;
import kportal.accounts.attempts.Charge;
import kportal.accounts.attempts.Limit;
import kportal.accounts.passkeys.Visitor;
import kportal.accounts.passkeys.VisitorPasskeys;
import kportal.accounts.signin.SignIns;
import kportal.audit.Deed;
import kportal.audit.FailedTries;
import kportal.audit.Kind;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.KnownBrowsers;
import kportal.web.Later;
import kportal.web.Message;
import kportal.web.NextPage;
import kportal.web.Origin;
import kportal.web.Sessions;
import kportal.web.View;

/** Signing in by a passkey alone, without a password. */
public final class PasskeyLoginController {
    private static final String PAGE = "accounts/login";
    private static final String HOW = "by passkey";

    /** Each question is a row for minutes. A carrier puts thousands of honest people behind one address. */
    private static final Limit ASKED = new Limit("passkey-asked", 300, Duration.ofSeconds(1));

    /** Only wrong ones count. Nobody guesses a signature: it bounds a flood. */
    private static final Limit TRIED = new Limit("passkey-tried", 60, Duration.ofSeconds(5));

    private final VisitorPasskeys passkeys;
    private final UserRepository users;
    private final Attempts attempts;
    private final KnownBrowsers browsers;
    private final Sessions sessions;
    private final NextPage next;
    private final ClientAddress addresses;
    private final SignIns signIns;
    private final FailedTries failures;

    public PasskeyLoginController(
            VisitorPasskeys passkeys,
            UserRepository users,
            Attempts attempts,
            KnownBrowsers browsers,
            Sessions sessions,
            NextPage next,
            ClientAddress addresses,
            SignIns signIns,
            FailedTries failures) {
        this.passkeys = passkeys;
        this.users = users;
        this.attempts = attempts;
        this.browsers = browsers;
        this.sessions = sessions;
        this.next = next;
        this.addresses = addresses;
        this.signIns = signIns;
        this.failures = failures;
    }

    public void ask(Context ctx) {
        limited(ctx, ASKED);
        ctx.contentType("application/json").result(passkeys.ask(sessions.visitor(ctx)));
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
        List<Charge> taken = limited(ctx, TRIED);
        Visitor visitor = passkeys.answered(sessions.visitor(ctx), form.raw("credential"));
        Optional<User> user =
                visitor instanceof Visitor.Known known ? users.findByEmail(known.email()) : Optional.empty();
        if (user.isPresent()) {
            attempts.giveBack(taken);
            begin(ctx, user.get());
            return;
        }
        failures.note(failed(visitor, Origin.of(ctx)).saying(HOW));
        form.reject(Message.of("error.login.passkey"));
        View.invalid(ctx, PAGE, Map.of("form", form));
    }

    private void begin(Context ctx, User user) {
        String businessId = users.businessOf(user.id());
        Deed deed = Deed.of(Kind.SIGNED_IN, businessId, user.id(), Origin.of(ctx));
        boolean knownBrowser = browsers.of(ctx, user.email()).isPresent();
        signIns.note(deed.saying(HOW), user.email(), knownBrowser);
        sessions.begin(ctx, user.id(), businessId);
        next.lead(ctx);
    }

    private List<Charge> limited(Context ctx, Limit limit) {
        return failures.orNote(
                () -> Deed.of(Kind.SIGN_IN_LIMITED, null, null, Origin.of(ctx)).saying(HOW),
                () -> attempts.take(limit.on(addresses.network(ctx))));
    }

    private Deed failed(Visitor visitor, Origin origin) {
        return visitor instanceof Visitor.Stranger(String email) && email != null
                ? users.deed(Kind.SIGN_IN_FAILED, email, origin)
                : Deed.of(Kind.SIGN_IN_FAILED, null, null, origin);
    }
}
