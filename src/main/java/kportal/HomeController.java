package kportal;

import io.javalin.http.Context;
import java.util.Map;
import kportal.web.Session;
import kportal.web.Sessions;

/** The landing page; signed in, the dashboard. */
public final class HomeController {
    private final Sessions sessions;

    HomeController(Sessions sessions) {
        this.sessions = sessions;
    }

    public void index(Context ctx) {
        Session session = sessions.current(ctx).orElse(null);
        if (session == null) {
            ctx.render("home/landing");
        } else {
            ctx.render("home/dashboard", Map.of());
        }
    }
}
