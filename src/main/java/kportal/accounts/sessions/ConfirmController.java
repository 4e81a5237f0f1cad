package kportal.accounts.sessions;

import io.javalin.http.Context;
import java.util.Map;
import kportal.accounts.OwnPassword;
import kportal.accounts.factors.Means;
import kportal.accounts.factors.SecondFactor;
import kportal.accounts.factors.SecondFactor.Tried;
import kportal.audit.AuditRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.web.ClientAddress;
import kportal.web.Form;
import kportal.web.KnownBrowsers;
import kportal.web.Later;
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

    private final OwnPassword ownPassword;
    private final SecondFactor secondFactor;
    private final KnownBrowsers browsers;
    private final ClientAddress addresses;
    private final Sessions sessions;
    private final AuditRepository audit;

    public ConfirmController(
            OwnPassword ownPassword,
            SecondFactor secondFactor,
            KnownBrowsers browsers,
            ClientAddress addresses,
            Sessions sessions,
            AuditRepository audit) {
        this.ownPassword = ownPassword;
        this.secondFactor = secondFactor;
        this.browsers = browsers;
        this.addresses = addresses;
        this.sessions = sessions;
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
        String shown = shown(ctx, form);
        if (form.valid()) {
            audit.append(
                    Deed.of(Kind.CONFIRMED, Sessions.of(ctx), Origin.of(ctx)).saying(shown));
            sessions.confirm(ctx);
            View.seeOther(ctx, sessions.next(ctx));
        } else {
            View.invalid(ctx, PAGE, page(ctx, form));
        }
    }

    /** The code last: beside a wrong password it is not used up. */
    private String shown(Context ctx, Form form) {
        Session session = Sessions.of(ctx);
        if (form.raw("password").isEmpty() && SecondFactor.hasPasskey(form)) {
            secondFactor.checkPasskeyAlone(form, tried(ctx, session));
            return "by passkey";
        }
        ownPassword.check(form, "password", session, Origin.of(ctx));
        if (!form.valid() || !secondFactor.state(session).on()) {
            return "password";
        }
        return "password, "
                + secondFactor
                        .check(form, tried(ctx, session))
                        .map(Means::words)
                        .orElse("");
    }

    private Tried tried(Context ctx, Session session) {
        return new Tried(session, Origin.of(ctx), addresses.network(ctx), browsers.of(ctx, session.email()));
    }

    private Map<String, Object> page(Context ctx, Form form) {
        return Map.of(
                "form",
                form,
                "factors",
                secondFactor.state(Sessions.of(ctx)),
                "recovery",
                ctx.queryParam("with") != null);
    }
}
