package kportal.accounts;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import kportal.web.Form;
import kportal.web.Sessions;
import kportal.web.View;

public final class SignupController {
    private static final String PAGE = "accounts/signup";

    private final UserRepository users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Clock clock;
    private final boolean open;

    public SignupController(UserRepository users, Passwords passwords, Sessions sessions, Clock clock, boolean open) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
        this.open = open;
    }

    public void newForm(Context ctx) {
        if (sessions.current(ctx).isPresent()) {
            View.seeOther(ctx, "/");
        } else {
            ctx.render(PAGE, Map.of("form", Form.of(ctx), "open", open));
        }
    }

    public void create(Context ctx) {
        if (!open) {
            throw new ForbiddenResponse();
        }
        Form form = Form.of(ctx);
        Optional<NewAccount> account = SignupForm.from(form).flatMap(this::insert);
        if (account.isPresent()) {
            sessions.begin(ctx, account.get().userId(), account.get().businessId());
            View.seeOther(ctx, "/");
            return;
        }
        if (form.valid()) {
            form.reject("email", "error.email.taken");
        }
        View.invalid(ctx, PAGE, Map.of("form", form, "open", open));
    }

    private Optional<NewAccount> insert(SignupForm valid) {
        String hash = passwords.hash(valid.password());
        return users.insert(valid.business(), valid.name(), valid.email(), hash, clock.instant());
    }
}
