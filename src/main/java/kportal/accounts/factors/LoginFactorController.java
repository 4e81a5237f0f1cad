package kportal.accounts.factors;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.signin.SignIns;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.web.Form;
import kportal.web.KnownBrowsers;
import kportal.web.Later;
import kportal.web.Level;
import kportal.web.NextPage;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** The second step of signing in, after the right password. */
public final class LoginFactorController {
    private static final String PAGE = "accounts/login-factor";

    private final SecondFactor secondFactor;
    private final SignIns signIns;
    private final KnownBrowsers browsers;
    private final Sessions sessions;
    private final NextPage next;
    private final View view;

    public LoginFactorController(
            SecondFactor secondFactor,
            SignIns signIns,
            KnownBrowsers browsers,
            Sessions sessions,
            NextPage next,
            View view) {
        this.secondFactor = secondFactor;
        this.signIns = signIns;
        this.browsers = browsers;
        this.sessions = sessions;
        this.next = next;
        this.view = view;
    }

    public void newForm(Context ctx) {
        if (Sessions.of(ctx).level() == Level.FULL) {
            View.seeOther(ctx, "/");
        } else {
            ctx.render(PAGE, page(ctx, Form.blank()));
        }
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
        Session session = Sessions.of(ctx);
        if (session.level() == Level.FULL) {
            View.seeOther(ctx, "/");
            return;
        }
        Optional<String> browser = browsers.of(ctx, session.email());
        Optional<Means> means = secondFactor.check(form, new SecondFactor.Tried(session, Origin.of(ctx), browser));
        if (means.isEmpty()) {
            View.invalid(ctx, PAGE, page(ctx, form));
            return;
        }
        Deed deed = Deed.of(Kind.SIGNED_IN, session, Origin.of(ctx));
        signIns.note(deed.saying(means.get().words()), session.email(), browser.isPresent());
        sessions.begin(ctx, session.userId(), session.businessId());
        if (means.get() == Means.RECOVERY_CODE) {
            view.flash(ctx, "flash.factor.recovered");
        }
        next.lead(ctx);
    }

    private Map<String, Object> page(Context ctx, Form form) {
        FactorState factors = secondFactor.state(Sessions.of(ctx));
        return Map.of("form", form, "factors", factors, "recovery", ctx.queryParam("with") != null);
    }
}
