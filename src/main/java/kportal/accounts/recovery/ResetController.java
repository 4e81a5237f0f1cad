package kportal.accounts.recovery;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kportal.accounts.Passwords;
import kportal.accounts.UserRepository;
import kportal.accounts.attempts.Attempts;
import kportal.accounts.attempts.Limit;
import kportal.accounts.letters.Link;
import kportal.accounts.letters.OpenedLinks;
import kportal.accounts.letters.OpenedLinks.Opened;
import kportal.accounts.letters.Purpose;
import kportal.web.AddressTokens;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.View;

/** Sets a new password by a link from a mail. Looking at the page uses nothing up: mail programs look, too. */
public final class ResetController {
    private static final Limit PER_NETWORK = new Limit("reset-network", 60, Duration.ofSeconds(5));
    private static final String PAGE = "accounts/reset";
    private static final Set<Purpose> RESET = Set.of(Purpose.RESET);

    private final AddressTokens tokens;
    private final OpenedLinks links;
    private final ResetRepository resets;
    private final UserRepository users;
    private final Passwords passwords;
    private final Attempts attempts;
    private final ClientAddress addresses;
    private final View view;
    private final Clock clock;

    public ResetController(
            AddressTokens tokens,
            OpenedLinks links,
            ResetRepository resets,
            UserRepository users,
            Passwords passwords,
            Attempts attempts,
            ClientAddress addresses,
            View view,
            Clock clock) {
        this.tokens = tokens;
        this.links = links;
        this.resets = resets;
        this.users = users;
        this.passwords = passwords;
        this.attempts = attempts;
        this.addresses = addresses;
        this.view = view;
        this.clock = clock;
    }

    public void edit(Context ctx) {
        if (tokens.ledOn(ctx, token -> links.isGood(token, RESET))) {
            return;
        }
        Optional<Opened> opened = links.find(tokens.of(ctx), RESET);
        if (opened.isPresent()) {
            ctx.render(PAGE, opened.get().page(Form.blank()));
        } else {
            gone(ctx);
        }
    }

    public void update(Context ctx) {
        String network = addresses.network(ctx);
        attempts.take(PER_NETWORK.on(network));
        Form form = Form.of(ctx);
        Optional<Opened> opened = links.find(tokens.of(ctx), RESET);
        if (opened.isEmpty()) {
            gone(ctx);
            return;
        }
        Link link = opened.get().link();
        OpenedLinks.check(form, opened.get());
        Optional<String> password = passwords.chosen(form, "new_password", network, users.namesOf(link.userId()));
        if (!form.valid()) {
            View.invalid(ctx, PAGE, opened.get().page(form));
        } else if (resets.reset(link, passwords.hash(network, password.get()), Origin.of(ctx), clock.instant())) {
            tokens.forget(ctx);
            view.flash(ctx, "flash.reset");
            View.seeOther(ctx, "/login");
        } else {
            gone(ctx);
        }
    }

    private static void gone(Context ctx) {
        ctx.status(HttpStatus.NOT_FOUND).render("accounts/link-gone", Map.of("again", "/password/forgot"));
    }
}
