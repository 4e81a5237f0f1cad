package kportal.accounts.email;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
import kportal.web.Sessions;
import kportal.web.View;

/**
 * The pages that links in mails open, signed in or not. Each shows what it would do and a button that does it: mail
 * programs open links by themselves.
 */
public final class LinkController {
    private static final Limit PER_NETWORK = new Limit("link-network", 60, Duration.ofSeconds(5));
    private static final Set<Purpose> CONFIRM = Set.of(Purpose.VERIFY, Purpose.CHANGE);
    private static final Set<Purpose> UNDO = Set.of(Purpose.UNDO);

    private final AddressTokens tokens;
    private final OpenedLinks links;
    private final EmailRepository emails;
    private final Sessions sessions;
    private final Attempts attempts;
    private final ClientAddress addresses;
    private final View view;
    private final Clock clock;

    public LinkController(
            AddressTokens tokens,
            OpenedLinks links,
            EmailRepository emails,
            Sessions sessions,
            Attempts attempts,
            ClientAddress addresses,
            View view,
            Clock clock) {
        this.tokens = tokens;
        this.links = links;
        this.emails = emails;
        this.sessions = sessions;
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
        if (tokens.ledOn(ctx, token -> links.isGood(token, purposes))) {
            return;
        }
        Optional<Opened> opened = links.find(tokens.of(ctx), purposes);
        if (opened.isPresent()) {
            ctx.render(page, opened.get().page(Form.blank()));
        } else {
            gone(ctx);
        }
    }

    public void confirm(Context ctx) {
        use(ctx, "accounts/email-confirm", CONFIRM, link -> {
            if (!emails.confirm(link, Origin.of(ctx), clock.instant())) {
                return false;
            }
            view.flash(ctx, isOfAnother(ctx, link) ? "flash.confirmed.other" : "flash.confirmed");
            View.seeOther(ctx, "/account/email");
            return true;
        });
    }

    /** The next page is then about an address of somebody else's. */
    private boolean isOfAnother(Context ctx, Link link) {
        return sessions.current(ctx)
                .filter(session -> !session.userId().equals(link.userId()))
                .isPresent();
    }

    /** On to a new password: who changed the address knew the old one. */
    public void undo(Context ctx) {
        use(ctx, "accounts/email-undo", UNDO, link -> {
            if (!emails.undo(link, Origin.of(ctx), clock.instant())) {
                return false;
            }
            view.flash(ctx, "flash.undone");
            View.seeOther(ctx, "/password/forgot");
            return true;
        });
    }

    /** {@code done} answers, or is false if the link was used meanwhile. */
    private void use(Context ctx, String page, Set<Purpose> purposes, Predicate<Link> done) {
        attempts.take(PER_NETWORK.on(addresses.network(ctx)));
        Form form = Form.of(ctx);
        Optional<Opened> opened = links.find(tokens.of(ctx), purposes);
        opened.ifPresent(link -> OpenedLinks.check(form, link));
        if (opened.isPresent() && !form.valid()) {
            View.invalid(ctx, page, opened.get().page(form));
            return;
        }
        tokens.forget(ctx);
        if (opened.isEmpty() || !done.test(opened.get().link())) {
            gone(ctx);
        }
    }

    private static void gone(Context ctx) {
        ctx.status(HttpStatus.NOT_FOUND).render("accounts/link-gone", Map.of("again", "/account/email"));
    }
}
