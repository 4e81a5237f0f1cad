package kportal.accounts;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.factors.Factors;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.web.Form;
import kportal.web.Later;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

public final class AccountController {
    private static final String PAGE = "accounts/account";

    private final UserRepository users;
    private final Passwords passwords;
    private final OwnPassword ownPassword;
    private final Factors factors;
    private final Sessions sessions;
    private final View view;
    private final Clock clock;

    public AccountController(
            UserRepository users,
            Passwords passwords,
            OwnPassword ownPassword,
            Factors factors,
            Sessions sessions,
            View view,
            Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.ownPassword = ownPassword;
        this.factors = factors;
        this.sessions = sessions;
        this.view = view;
        this.clock = clock;
    }

    public void show(Context ctx) {
        ctx.render(PAGE, Map.of("profile", profile(Sessions.of(ctx)), "form", Form.blank()));
    }

    public void updateProfile(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        Optional<String> business = form.line("business", 100);
        Optional<String> name = form.line("name", 100);
        if (!form.valid()) {
            View.invalid(ctx, PAGE, Map.of("profile", form, "form", form));
            return;
        }
        Deed deed = Deed.of(Kind.PROFILE_CHANGED, session, Origin.of(ctx));
        users.updateProfile(session.userId(), name.get(), session.businessId(), business.get(), deed, clock.instant());
        view.flash(ctx, "flash.profile");
        View.seeOther(ctx, "/account");
    }

    public void updatePassword(Context ctx) {
        Form form = Form.of(ctx);
        try {
            updatePassword(ctx, form);
        } catch (Later why) {
            View.later(ctx, why, PAGE, form, Map.of("profile", profile(Sessions.of(ctx))));
        }
    }

    private void updatePassword(Context ctx, Form form) {
        Session session = Sessions.of(ctx);
        Origin origin = Origin.of(ctx);
        ownPassword.check(form, "password", session, origin);
        Optional<String> password = passwords.chosen(
                form, "new_password", origin.network(), session.businessName(), session.userName(), session.email());
        if (!form.valid()) {
            View.invalid(ctx, PAGE, Map.of("profile", profile(session), "form", form));
            return;
        }
        Deed deed = Deed.of(Kind.PASSWORD_CHANGED, session, origin);
        users.updatePassword(session, passwords.hash(origin.network(), password.get()), deed, clock.instant());
        if (factors.on(session.userId())) {
            // The password is half of what confirms: with it alone, the factor could be turned off.
            sessions.renew(ctx);
        } else {
            sessions.confirm(ctx);
        }
        view.flash(ctx, "flash.password");
        View.seeOther(ctx, "/account");
    }

    private static Form profile(Session session) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("business", List.of(session.businessName()));
        fields.put("name", List.of(session.userName()));
        return Form.of(fields);
    }
}
