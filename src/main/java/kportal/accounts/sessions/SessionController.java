package kportal.accounts.sessions;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** Where somebody is signed in, and ending it from afar. */
public final class SessionController {
    private static final String PAGE = "/account/sessions";

    private final Sessions sessions;
    private final View view;

    public SessionController(Sessions sessions, View view) {
        this.sessions = sessions;
        this.view = view;
    }

    public void index(Context ctx) {
        Session mine = Sessions.of(ctx);
        List<SignedIn> list = sessions.list(mine).stream()
                .map(session -> SignedIn.of(session, session.id().equals(mine.id())))
                .sorted(Comparator.comparing(SignedIn::here).reversed())
                .toList();
        ctx.render("accounts/sessions", Map.of("sessions", list));
    }

    public void remove(Context ctx) {
        if (!sessions.end(Sessions.of(ctx), ctx.pathParam("id"))) {
            throw new NotFoundResponse();
        }
        view.flash(ctx, "flash.session");
        View.seeOther(ctx, PAGE);
    }

    public void removeOthers(Context ctx) {
        sessions.endOthers(Sessions.of(ctx));
        view.flash(ctx, "flash.sessions");
        View.seeOther(ctx, PAGE);
    }
}
