package kportal.accounts.sessions;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** Where somebody is signed in, and ending it from afar. */
public final class SessionController {
    private static final String PAGE = "/account/sessions";

    private final Sessions sessions;
    private final SessionEndRepository ends;
    private final View view;
    private final Clock clock;

    public SessionController(Sessions sessions, SessionEndRepository ends, View view, Clock clock) {
        this.sessions = sessions;
        this.ends = ends;
        this.view = view;
        this.clock = clock;
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
        if (!ends.end(Sessions.of(ctx), ctx.pathParam("id"), Origin.of(ctx), clock.instant())) {
            throw new NotFoundResponse();
        }
        view.flash(ctx, "flash.session");
        View.seeOther(ctx, PAGE);
    }

    public void removeOthers(Context ctx) {
        ends.endOthers(Sessions.of(ctx), Origin.of(ctx), clock.instant());
        view.flash(ctx, "flash.sessions");
        View.seeOther(ctx, PAGE);
    }
}
