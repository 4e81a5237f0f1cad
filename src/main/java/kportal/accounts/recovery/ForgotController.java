package kportal.accounts.recovery;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.SignupForm;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.RateLimit;
import kportal.web.View;

/** Asks for a link to set a new password. Says the same to everybody, whether the address has an account or not. */
public final class ForgotController {
    private static final String PAGE = "accounts/forgot";

    private final ResetRepository resets;
    private final ClientAddress addresses;
    private final View view;

    private final RateLimit perAddress = new RateLimit(60, Duration.ofMinutes(5));

    /** More links than that help nobody. Told to nobody either: else a stranger could keep the owner from asking. */
    private final RateLimit perAccount = new RateLimit(5, Duration.ofMinutes(30));

    public ForgotController(ResetRepository resets, ClientAddress addresses, View view) {
        this.resets = resets;
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
        perAddress.take(addresses.of(ctx));
        if (!perAccount.spent(email.get())) {
            perAccount.take(email.get());
            resets.ask(email.get());
        }
        view.flash(ctx, "flash.forgot");
        View.seeOther(ctx, "/login");
    }
}
