package kportal.accounts.sessions;

import io.javalin.http.Context;
import java.util.Map;
import kportal.accounts.factors.SecondFactor.Tried;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.web.Form;
import kportal.web.KnownBrowsers;
import kportal.web.Later;
import kportal.web.NextPage;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/**
 * Asks for the password once more, and the second factor if there is one, or a passkey that stands for both, before what is
 * sensitive; then leads back.
 */
public final class ConfirmController {
    private static final String PAGE = "accounts/confirm";

    private final OwnProof proof;
    private final KnownBrowsers browsers;
    private final Sessions sessions;
    private final NextPage next;
    private final AuditRepository audit;

    public ConfirmController(
            OwnProof proof, KnownBrowsers browsers, Sessions sessions, NextPage next, AuditRepository audit) {
        this.proof = proof;
        this.browsers = browsers;
        this.sessions = sessions;
        this.next = next;
        this.audit = audit;
    }

    public void newForm(Context ctx) {
        ctx.render(PAGE, page(ctx, Form.blank()));
    }

    public void create(Context ctx) {
        Form form = Form.of(ctx);
        try {
            create(ctx, form);
        } catch (Later why) {
            View.later(ctx, why, PAGE, form, page(ctx, form));
        }
    }

    private void create(Context ctx, Form form) {
        String shown = proof.shown(form, tried(ctx));
        if (form.valid()) {
            audit.append(
                    Deed.of(Kind.CONFIRMED, Sessions.of(ctx), Origin.of(ctx)).saying(shown));
            sessions.confirm(ctx);
            next.lead(ctx);
        } else {
            View.invalid(ctx, PAGE, page(ctx, form));
        }
    }

    private Tried tried(Context ctx) {
        Session session = Sessions.of(ctx);
        return new Tried(session, Origin.of(ctx), browsers.of(ctx, session.email()));
    }

    private Map<String, Object> page(Context ctx, Form form) {
        return Map.of(
                "form", form, "factors", proof.asks(Sessions.of(ctx)), "recovery", ctx.queryParam("with") != null);
    }
}
