package kportal.web;

import io.javalin.http.Context;
import java.util.Set;
import java.util.regex.Pattern;
import kportal.support.Incident;
import kportal.support.Incidents;
import org.jspecify.annotations.Nullable;

/** After every request: whether it was one to be told of. Where it went is told by the route, never as it was typed. */
final class Watch {
    private static final String SEEN = "watch";
    private static final Set<Integer> ODD = Set.of(400, 405, 408, 413, 421);
    private static final Pattern DISGUISED = Pattern.compile("(?i)\\.\\.|//|;|\\\\|%2e|%2f|%5c|%25|%00");

    private final Incidents incidents;

    Watch(Incidents incidents) {
        this.incidents = incidents;
    }

    /** For what its status alone doesn't tell. */
    static void note(Context ctx, Incident kind, String why) {
        ctx.attribute(SEEN, new Seen(kind, why));
    }

    void see(Context ctx) {
        Seen noted = ctx.attribute(SEEN);
        int status = ctx.statusCode();
        Seen seen = noted != null ? noted : byStatus(ctx, status);
        if (seen != null) {
            Session session = Sessions.known(ctx);
            incidents.note(
                    seen.kind(),
                    "why",
                    seen.why(),
                    "status",
                    String.valueOf(status),
                    "at",
                    route(ctx),
                    "from",
                    Origin.of(ctx).network(),
                    "user",
                    session == null ? "" : session.userId());
        }
    }

    private static @Nullable Seen byStatus(Context ctx, int status) {
        boolean missing = status == 404 || status == 400;
        if (missing && DISGUISED.matcher(ctx.req().getRequestURI()).find()) {
            return new Seen(Incident.ODD_REQUEST, "path");
        }
        if (ODD.contains(status)) {
            return new Seen(Incident.ODD_REQUEST, "");
        }
        if (status == 403) {
            return new Seen(Incident.FORBIDDEN, "");
        }
        boolean withId = status == 404 && route(ctx).contains("{id}") && Sessions.known(ctx) != null;
        return withId ? new Seen(Incident.FOREIGN_ID, "") : null;
    }

    /** Empty where the table has none. */
    private static String route(Context ctx) {
        var matched = ctx.endpoints().matchedHttpEndpoint();
        return matched == null ? "" : matched.method.name() + " " + matched.path;
    }

    private record Seen(Incident kind, String why) {}
}
