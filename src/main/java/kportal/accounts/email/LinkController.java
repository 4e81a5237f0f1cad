package kportal.accounts.email;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kportal.accounts.attempts.Attempts;
import kportal.accounts.attempts.Limit;
import kportal.accounts.letters.Link;
import kportal.accounts.letters.LinkRepository;
import kportal.accounts.letters.Purpose;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.View;

/**
 * The pages that links in mails open, signed in or not. Each shows what it would do and a button that does it: mail
 * programs open links by themselves.
 */
public final class LinkController {
    private static final Limit PER_NETWORK = new Limit("link-network", 60, Duration.ofSeconds(5));
    private static final Set<Purpose> CONFIRM = Set.of(Purpose.VERIFY, Purpose.CHANGE);
    private static final Set<Purpose> UNDO = Set.of(Purpose.UNDO);

    private final LinkRepository links;
    private final EmailRepository emails;
    private final Attempts attempts;
    private final ClientAddress addresses;
    private final View view;
    private final Clock clock;

    public LinkController(
            LinkRepository links,
            EmailRepository emails,
            Attempts attempts,
            ClientAddress addresses,
            View view,
            Clock clock) {
        this.links = links;
        this.emails = emails;
        this.attempts = attempts;
        this.addresses = addresses;
        this.view = view;
        this.clock = clock;
    }

    public void showConfirm(Context ctx) {
        show(ctx, "accounts/email-confirm", CONFIRM);
    }

    public void showUndo(Context ctx) {
        show(ctx, "accounts/email-undo", UNDO);
    }

    private void show(Context ctx, String page, Set<Purpose> purposes) {
        Form form = Form.of(ctx);
        Optional<Link> link = find(form, purposes);
        if (link.isPresent()) {
            ctx.render(page, Map.of("form", form, "email", link.get().email()));
        } else {
            gone(ctx);
        }
    }

    public void confirm(Context ctx) {
        Optional<Link> link = taken(ctx, CONFIRM);
        if (link.isPresent() && emails.confirm(link.get(), Origin.of(ctx), clock.instant())) {
            view.flash(ctx, "flash.confirmed");
            View.seeOther(ctx, "/account/email");
        } else {
            gone(ctx);
        }
    }

    /** On to a new password: who changed the address knew the old one. */
    public void undo(Context ctx) {
        Optional<Link> link = taken(ctx, UNDO);
        if (link.isPresent() && emails.undo(link.get(), Origin.of(ctx), clock.instant())) {
            view.flash(ctx, "flash.undone");
            View.seeOther(ctx, "/password/forgot");
        } else {
            gone(ctx);
        }
    }

    private Optional<Link> taken(Context ctx, Set<Purpose> purposes) {
        attempts.take(PER_NETWORK.on(addresses.network(ctx)));
        return find(Form.of(ctx), purposes);
    }

    private Optional<Link> find(Form form, Set<Purpose> purposes) {
        return links.find(form.raw("token"), purposes, clock.instant());
    }

    private static void gone(Context ctx) {
        ctx.status(HttpStatus.NOT_FOUND).render("accounts/link-gone", Map.of("again", "/account/email"));
    }
}
