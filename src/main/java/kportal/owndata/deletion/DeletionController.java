package kportal.owndata.deletion;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kportal.audit.AuditController;
import kportal.audit.AuditLogRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.support.LagosTime;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** Deletes a business with all who belong to it: says what goes and what stays, and asks for its name. */
public final class DeletionController {
    private static final String PAGE = "owndata/delete";

    private final DeletionRepository deletions;
    private final AuditLogRepository auditLog;
    private final Keeping keeping;
    private final Sessions sessions;
    private final View view;
    private final Clock clock;

    public DeletionController(
            DeletionRepository deletions,
            AuditLogRepository auditLog,
            Keeping keeping,
            Sessions sessions,
            View view,
            Clock clock) {
        this.deletions = deletions;
        this.auditLog = auditLog;
        this.keeping = keeping;
        this.sessions = sessions;
        this.view = view;
        this.clock = clock;
    }

    public void show(Context ctx) {
        ctx.render(PAGE, model(AuditController.owner(ctx, auditLog), Form.blank()));
    }

    public void create(Context ctx) {
        Session session = AuditController.owner(ctx, auditLog);
        Form form = Form.of(ctx);
        Optional<String> typed = form.line("confirmation", 254);
        if (typed.isPresent() && !names(typed.get(), session)) {
            form.reject("confirmation", "error.delete.confirmation");
        }
        if (form.valid() && !deleted(session, Origin.of(ctx))) {
            form.reject(Message.of("error.delete.sending"));
        }
        if (!form.valid()) {
            View.invalid(ctx, PAGE, model(session, form));
            return;
        }
        sessions.end(ctx);
        view.flash(ctx, "flash.deleted");
        View.seeOther(ctx, "/");
    }

    private static boolean names(String typed, Session session) {
        return typed.equalsIgnoreCase(session.email())
                || typed.equalsIgnoreCase(session.businessName().strip());
    }

    /** False while a purchase is on its way. */
    private boolean deleted(Session session, Origin origin) {
        Deed deed = Deed.of(Kind.ACCOUNT_DELETED, session, origin);
        return switch (deletions.delete(session.businessId(), keeping, deed, clock.instant())) {
            case Deletion.Deleted deleted -> true;
            case Deletion.Gone gone -> true;
            case Deletion.StillSending sending -> false;
        };
    }

    private Map<String, Object> model(Session session, Form form) {
        Instant now = clock.instant();
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("unsettled", deletions.unsettled(session.businessId()));
        model.put("records", LagosTime.shownDay(keeping.recordsUntil(now)));
        model.put("audit", LagosTime.shownDay(keeping.auditUntil(now)));
        return model;
    }
}
