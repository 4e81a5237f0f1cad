package kportal.accounts.sessions;

import io.javalin.http.Context;
import java.util.Map;
import kportal.accounts.OwnPassword;
import kportal.web.Form;
import kportal.web.Later;
import kportal.web.Sessions;
import kportal.web.View;

/** Asks for the password once more before what is sensitive, and leads back to the page that was asked for. */
public final class ConfirmController {
    private static final String PAGE = "accounts/confirm";

    private final OwnPassword ownPassword;
    private final Sessions sessions;

    public ConfirmController(OwnPassword ownPassword, Sessions sessions) {
        this.ownPassword = ownPassword;
        this.sessions = sessions;
    }

    public void newForm(Context ctx) {
        ctx.render(PAGE);
    }

    public void create(Context ctx) {
        Form form = Form.of(ctx);
        try {
            ownPassword.check(form, "password", Sessions.of(ctx));
        } catch (Later why) {
            View.later(ctx, why, PAGE, form, Map.of());
            return;
        }
        if (form.valid()) {
            sessions.confirm(ctx);
            View.seeOther(ctx, sessions.next(ctx));
        } else {
            View.invalid(ctx, PAGE, Map.of("form", form));
        }
    }
}
