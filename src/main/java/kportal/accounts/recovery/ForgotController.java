package kportal.accounts.recovery;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.SignupForm;
import kportal.accounts.UserRepository;
import kportal.accounts.attempts.Attempts;
import kportal.accounts.attempts.Limit;
import kportal.audit.Deed;
import kportal.audit.FailedTries;
import kportal.audit.Kind;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.View;

/** Asks for a link to set a new password. Says the same to everybody, whether the address has an account or not. */
public final class ForgotController {
    private static final String PAGE = "accounts/forgot";
    private static final Limit PER_NETWORK = new Limit("forgot-network", 60, Duration.ofSeconds(5));

    /** More links than that help nobody. Told to nobody either: else a stranger could keep the owner from asking. */
    private static final Limit PER_ACCOUNT = new Limit("forgot-account", 5, Duration.ofMinutes(6));

    private final ResetRepository resets;
    private final Attempts attempts;
    private final UserRepository users;
    private final FailedTries failures;
    private final ClientAddress addresses;
    private final View view;

    public ForgotController(
            ResetRepository resets,
            Attempts attempts,
            UserRepository users,
            FailedTries failures,
            ClientAddress addresses,
            View view) {
        this.resets = resets;
        this.attempts = attempts;
        this.users = users;
        this.failures = failures;
        this.addresses = addresses;
        this.view = view;
    }

    public void newForm(Context ctx) {
        ctx.render(PAGE, Map.of("form", Form.of(ctx)));
    }

    public void create(Context ctx) {
        Form form = Form.of(ctx);
        Optional<String> email = SignupForm.email(form);
        if (!form.valid()) {
            View.invalid(ctx, PAGE, Map.of("form", form));
            return;
        }
        failures.orNote(() -> limited(ctx, email.get()), () -> attempts.take(PER_NETWORK.on(addresses.network(ctx))));
        if (attempts.isFull(PER_ACCOUNT.on(email.get()))) {
            failures.note(limited(ctx, email.get()));
        } else {
            attempts.take(PER_ACCOUNT.on(email.get()));
            resets.ask(email.get(), Origin.of(ctx));
        }
        view.flash(ctx, "flash.forgot");
        View.seeOther(ctx, "/login");
    }

    private Deed limited(Context ctx, String email) {
        return users.deed(Kind.PASSWORD_RESET_LIMITED, email, Origin.of(ctx));
    }
}
