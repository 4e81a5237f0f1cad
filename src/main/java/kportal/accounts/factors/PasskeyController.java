package kportal.accounts.factors;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.passkeys.Passkeys;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** Passkeys on the account's page, and the questions that a device signs. */
public final class PasskeyController {
    private static final String PAGE = "/account/factors";
    private static final int LONGEST_NAME = 50;

    private final Passkeys passkeys;
    private final Factors factors;
    private final Sessions sessions;
    private final View view;

    public PasskeyController(Passkeys passkeys, Factors factors, Sessions sessions, View view) {
        this.passkeys = passkeys;
        this.factors = factors;
        this.sessions = sessions;
        this.view = view;
    }

    /** For signing in, and for confirming. */
    public void ask(Context ctx) {
        json(ctx, passkeys.ask(Sessions.of(ctx)));
    }

    public void askToCreate(Context ctx) {
        json(ctx, passkeys.askToCreate(Sessions.of(ctx)));
    }

    private static void json(Context ctx, String options) {
        ctx.contentType("application/json").result(options);
    }

    public void create(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        Optional<String> name = form.line("passkey_name", LONGEST_NAME);
        Optional<List<RecoveryCode>> fresh = form.valid()
                ? factors.addPasskey(session, Origin.of(ctx), name.get(), form.raw("credential"))
                : Optional.empty();
        if (fresh.isEmpty()) {
            if (form.valid()) {
                form.reject(Message.of("error.passkey.create"));
            }
            View.invalid(ctx, "accounts/factors", Map.of("factors", factors.state(session.userId()), "form", form));
            return;
        }
        sessions.confirm(ctx);
        if (fresh.get().isEmpty()) {
            view.flash(ctx, "flash.passkey");
            View.seeOther(ctx, PAGE);
        } else {
            FactorController.showCodes(ctx, fresh.get(), true);
        }
    }

    public void remove(Context ctx) {
        switch (factors.removePasskey(Sessions.of(ctx), Origin.of(ctx), ctx.pathParam("id"))) {
            case NOT_THERE -> throw new NotFoundResponse();
            case LAST -> FactorController.showLast(ctx, factors);
            case REMOVED -> {
                view.flash(ctx, "flash.passkey.removed");
                View.seeOther(ctx, PAGE);
            }
        }
    }
}
