package kportal.accounts.factors;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** The account's page of second factors: setting one up, recovery codes, turning it off. */
public final class FactorController {
    private static final String PAGE = "/account/factors";
    private static final String APP = PAGE + "/app";

    private final Factors factors;
    private final Sessions sessions;
    private final View view;

    public FactorController(Factors factors, Sessions sessions, View view) {
        this.factors = factors;
        this.sessions = sessions;
        this.view = view;
    }

    public void index(Context ctx) {
        ctx.render(
                "accounts/factors",
                Map.of("factors", factors.state(Sessions.of(ctx).userId())));
    }

    public void createApp(Context ctx) {
        factors.propose(Sessions.of(ctx).userId());
        View.seeOther(ctx, APP);
    }

    public void showApp(Context ctx) {
        factors.proposal(Sessions.of(ctx).userId())
                .ifPresentOrElse(
                        seed -> ctx.render("accounts/factor-app", page(ctx, seed, hasApp(ctx), Form.blank())),
                        () -> View.seeOther(ctx, PAGE));
    }

    private boolean hasApp(Context ctx) {
        return factors.state(Sessions.of(ctx).userId()).appSince() != null;
    }

    private static Map<String, Object> page(Context ctx, Seed seed, boolean another, Form form) {
        String address = seed.address(Sessions.of(ctx).email());
        return Map.of(
                "seed", seed.grouped(),
                "address", address,
                "qr", QrImage.of(address),
                "another", another,
                "form", form);
    }

    public void confirmApp(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        Optional<Seed> seed = factors.proposal(session.userId());
        if (seed.isEmpty()) {
            View.seeOther(ctx, PAGE);
            return;
        }
        Optional<String> code = form.required("code", 20).map(typed -> typed.replaceAll("[\\s-]", ""));
        Optional<List<RecoveryCode>> fresh = code.flatMap(typed -> factors.addApp(session, Origin.of(ctx), typed));
        if (fresh.isPresent()) {
            sessions.confirm(ctx);
            shown(ctx, fresh.get());
        } else {
            form.reject("code", "error.code.wrong");
            View.invalid(ctx, "accounts/factor-app", page(ctx, seed.get(), hasApp(ctx), form));
        }
    }

    private void shown(Context ctx, List<RecoveryCode> fresh) {
        if (fresh.isEmpty()) {
            view.flash(ctx, "flash.factor.on");
            View.seeOther(ctx, PAGE);
        } else {
            showCodes(ctx, fresh, true);
        }
    }

    public void removeApp(Context ctx) {
        if (factors.removeApp(Sessions.of(ctx), Origin.of(ctx)) == Removal.LAST) {
            showLast(ctx, factors);
            return;
        }
        view.flash(ctx, "flash.factor.off");
        View.seeOther(ctx, PAGE);
    }

    static void showLast(Context ctx, Factors factors) {
        Form form = Form.blank();
        form.reject(Message.of("error.factor.last"));
        FactorState state = factors.state(Sessions.of(ctx).userId());
        View.invalid(ctx, "accounts/factors", Map.of("factors", state, "form", form));
    }

    public void renewCodes(Context ctx) {
        Session session = Sessions.of(ctx);
        if (factors.on(session.userId())) {
            showCodes(ctx, factors.renewCodes(session, Origin.of(ctx)), false);
        } else {
            View.seeOther(ctx, PAGE);
        }
    }

    /** The answer to the post itself: what is shown once must be kept nowhere on the way to another page. */
    static void showCodes(Context ctx, List<RecoveryCode> codes, boolean first) {
        List<String> shown = codes.stream().map(RecoveryCode::shown).toList();
        ctx.render("accounts/recovery-codes", Map.of("codes", shown, "first", first));
    }
}
