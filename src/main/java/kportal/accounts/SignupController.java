package kportal.accounts;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.attempts.Attempts;
import kportal.accounts.attempts.Charge;
import kportal.accounts.attempts.Limit;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.Language;
import kportal.web.Languages;
import kportal.web.Later;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.Sessions;
import kportal.web.View;

public final class SignupController {
    private static final String PAGE = "accounts/signup";

    /** A carrier puts thousands of honest people behind one address: it bounds a machine, not people. */
    private static final Limit PER_NETWORK = new Limit("signup-network", 500, Duration.ofSeconds(5));

    /** A new account is signed in at once, so whoever is not knows why: so few addresses can be tried from one place. */
    private static final Limit TAKEN = new Limit("signup-taken", 10, Duration.ofMinutes(6));

    private static final Limit TOLD = new Limit("signup-told", 3, Duration.ofMinutes(20));

    private final UserRepository users;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Sessions sessions;
    private final Languages languages;
    private final ClientAddress addresses;
    private final Clock clock;
    private final boolean open;

    public SignupController(
            UserRepository users,
            Passwords passwords,
            Attempts attempts,
            Sessions sessions,
            Languages languages,
            ClientAddress addresses,
            Clock clock,
            boolean open) {
        this.users = users;
        this.passwords = passwords;
        this.attempts = attempts;
        this.sessions = sessions;
        this.languages = languages;
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
        Form form = Form.of(ctx);
        try {
            create(ctx, form);
        } catch (Later why) {
            View.later(ctx, why, PAGE, form, Map.of("open", open));
        }
    }

    private void create(Context ctx, Form form) {
        String network = addresses.network(ctx);
        attempts.take(PER_NETWORK.on(network));
        // Counted until it shows that nobody has the address.
        List<Charge> taken = attempts.take(TAKEN.on(network));
        Optional<SignupForm> valid = SignupForm.from(form, passwords, network);
        Optional<NewAccount> account = valid.flatMap(v -> insert(ctx, v, network));
        if (account.isPresent() || valid.isEmpty()) {
            attempts.giveBack(taken);
        }
        if (account.isPresent()) {
            sessions.begin(ctx, account.get().userId(), account.get().businessId());
            View.seeOther(ctx, "/");
            return;
        }
        if (valid.isPresent()) {
            tell(valid.get().email());
            form.reject(Message.of("error.signup.mail"));
        }
        View.invalid(ctx, PAGE, Map.of("form", form, "open", open));
    }

    private void tell(String email) {
        if (!attempts.isFull(TOLD.on(email))) {
            attempts.take(TOLD.on(email));
            users.tellHolder(email);
        }
    }

    private Optional<NewAccount> insert(Context ctx, SignupForm valid, String network) {
        String hash = passwords.hash(network, valid.password());
        Language language = languages.chosen(ctx).orElse(null);
        Deed deed = Deed.of(Kind.SIGNED_UP, null, null, Origin.of(ctx));
        return users.insert(valid.business(), valid.name(), valid.email(), hash, language, deed, clock.instant());
    }
}
