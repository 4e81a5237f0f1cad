package kportal;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.accounts.UserRepository;
import kportal.backups.RestoreRepository;
import kportal.history.overview.Overview;
import kportal.history.overview.OverviewRepository;
import kportal.keys.ApiKey;
import kportal.keys.ApiKeys;
import kportal.keys.KeyState;
import kportal.recipients.RecipientRepository;
import kportal.support.Tokens;
import kportal.transactions.Service;
import kportal.transactions.UnsettledRepository;
import kportal.web.Session;
import kportal.web.Sessions;

/** The landing page; signed in, the dashboard. */
public final class HomeController {
    private final Sessions sessions;
    private final OverviewRepository overviews;
    private final UnsettledRepository unsettled;
    private final RecipientRepository recipients;
    private final ApiKeys keys;
    private final UserRepository users;
    private final RestoreRepository restores;
    private final Clock clock;

    HomeController(
            Sessions sessions,
            OverviewRepository overviews,
            UnsettledRepository unsettled,
            RecipientRepository recipients,
            ApiKeys keys,
            UserRepository users,
            RestoreRepository restores,
            Clock clock) {
        this.sessions = sessions;
        this.overviews = overviews;
        this.unsettled = unsettled;
        this.recipients = recipients;
        this.keys = keys;
        this.users = users;
        this.restores = restores;
        this.clock = clock;
    }

    public void index(Context ctx) {
        Session session = sessions.current(ctx).orElse(null);
        if (session == null) {
            ctx.render("home/landing");
        } else {
            ctx.render("home/dashboard", dashboard(session));
        }
    }

    /** Kept by static/worker.js: the same for everybody. */
    public void offline(Context ctx) {
        ctx.render("home/offline");
    }

    private Map<String, Object> dashboard(Session session) {
        Map<String, Object> model = new HashMap<>();
        Overview overview = overviews.find(session.businessId(), clock.instant());
        model.put("overview", overview);
        // Nothing open at all, as on most days, is known already.
        model.put(
                "unsettled",
                unsettled.among(session.businessId(), overview.open().isEmpty() ? List.of() : overview.recent()));
        model.put(
                "names",
                recipients.names(
                        session.businessId(),
                        overview.recent().stream()
                                .map(row -> row.order().recipient())
                                .toList()));
        ApiKey key = keys.find(session.businessId()).orElse(null);
        model.put("key", key);
        // Only what Kpoint took, and what can still be read, is ticked off.
        model.put(
                "keyWorks",
                !overview.begun()
                        && key != null
                        && key.state() == KeyState.WORKING
                        && keys.readable(session.businessId()));
        model.put("verified", users.hasVerifiedEmail(session.userId()));
        model.put(
                "restore", restores.last(session.businessId(), clock.instant()).orElse(null));
        model.put("services", Service.values());
        model.put("nonce", Tokens.next());
        return model;
    }
}
