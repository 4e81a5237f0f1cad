package kportal.reports;

import io.javalin.http.Context;
import java.time.Clock;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.support.Environment;
import kportal.web.Form;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** The tick for a statement of each month by mail. */
public final class StatementController {
    private final StatementRepository statements;
    private final View view;
    private final Environment environment;
    private final Clock clock;

    public StatementController(StatementRepository statements, View view, Environment environment, Clock clock) {
        this.statements = statements;
        this.view = view;
        this.environment = environment;
        this.clock = clock;
    }

    public void update(Context ctx) {
        Session session = Sessions.of(ctx);
        boolean wanted = Form.of(ctx).value("statement").equals("yes");
        Deed deed = Deed.of(Kind.STATEMENT_CHANGED, session, Origin.of(ctx))
                .in(environment)
                .saying(wanted ? "on" : "off");
        statements.want(session, wanted, deed, clock.instant());
        view.flash(ctx, wanted ? "flash.statement.on" : "flash.statement.off");
        View.seeOther(ctx, "/reports");
    }
}
