package kportal.accounts;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.RateLimit;
import kportal.web.Sessions;
import kportal.web.TooMany;
import kportal.web.View;

public final class SignupController {
    private static final String PAGE = "accounts/signup";

    private final UserRepository users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final ClientAddress addresses;
    private final Clock clock;
    private final boolean open;

    /** A new account is signed in at once, so whoever is not knows why: so few addresses can be tried from one place. */
    private final RateLimit taken = new RateLimit(10, Duration.ofHours(1));

    private final RateLimit told = new RateLimit(3, Duration.ofHours(1));

    public SignupController(
            UserRepository users,
            Passwords passwords,
            Sessions sessions,
            ClientAddress addresses,
            Clock clock,
            boolean open) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.addresses = addresses;
        this.clock = clock;
        this.open = open;
    }

    public void newForm(Context ctx) {
        if (sessions.current(ctx).isPresent()) {
            View.seeOther(ctx, "/");
        } else {
            ctx.render(PAGE, Map.of("form", Form.of(ctx), "open", open));
        }
    }

    public void create(Context ctx) {
        if (!open) {
            throw new ForbiddenResponse();
        }
        if (taken.spent(addresses.of(ctx))) {
            throw new TooMany("addresses that have an account");
        }
        Form form = Form.of(ctx);
        Optional<SignupForm> valid = SignupForm.from(form);
        Optional<NewAccount> account = valid.flatMap(v -> insert(v, Origin.of(ctx)));
        if (account.isPresent()) {
            sessions.begin(ctx, account.get().userId(), account.get().businessId());
            View.seeOther(ctx, "/");
            return;
        }
        if (valid.isPresent()) {
            taken.take(addresses.of(ctx));
            tell(valid.get().email());
            form.reject(Message.of("error.signup.mail"));
        }
        View.invalid(ctx, PAGE, Map.of("form", form, "open", open));
    }

    private void tell(String email) {
        if (!told.spent(email)) {
            told.take(email);
            users.tellHolder(email);
        }
    }

    private Optional<NewAccount> insert(SignupForm valid, Origin origin) {
        String hash = passwords.hash(valid.password());
        Deed deed = Deed.of(Kind.SIGNED_UP, null, null, origin);
        return users.insert(valid.business(), valid.name(), valid.email(), hash, deed, clock.instant());
    }
}
