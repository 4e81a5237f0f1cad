package kportal.owndata.deletion;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kportal.accounts.factors.SecondFactor.Tried;
import kportal.accounts.sessions.OwnProof;
import kportal.audit.AuditController;
import kportal.audit.AuditLogRepository;
import kportal.audit.Deed;
import kportal.audit.Kind;
import kportal.owndata.retention.Retention;
import kportal.support.Environment;
import kportal.support.LagosTime;
import kportal.transactions.Status;
import kportal.web.Form;
import kportal.web.KnownBrowsers;
import kportal.web.Later;
import kportal.web.Message;
import kportal.web.Origin;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** Deletes a business with all who belong to it: says what goes and what stays, and asks for its name and its owner's proof. */
public final class DeletionController {
    private static final String PAGE = "owndata/delete";

    private final DeletionRepository deletions;
    private final AuditLogRepository auditLog;
    private final Keeping keeping;
    private final OwnProof proof;
    private final KnownBrowsers browsers;
    private final Sessions sessions;
    private final View view;
    private final Environment environment;
    private final Clock clock;

    public DeletionController(
            DeletionRepository deletions,
            AuditLogRepository auditLog,
            Keeping keeping,
            OwnProof proof,
            KnownBrowsers browsers,
            Sessions sessions,
            View view,
            Environment environment,
            Clock clock) {
        this.deletions = deletions;
        this.auditLog = auditLog;
        this.keeping = keeping;
        this.proof = proof;
        this.browsers = browsers;
        this.sessions = sessions;
        this.view = view;
        this.environment = environment;
        this.clock = clock;
    }

    public void show(Context ctx) {
        ctx.render(PAGE, model(ctx, AuditController.owner(ctx, auditLog), Form.blank()));
    }

    public void create(Context ctx) {
        Session session = AuditController.owner(ctx, auditLog);
        Form form = Form.of(ctx);
        try {
            create(ctx, session, form);
        } catch (Later why) {
            View.later(ctx, why, PAGE, form, model(ctx, session, form));
        }
    }

    /** Of what was shown for this deletion alone: a browser that was left open is not enough, however lately one signed in. */
    private void create(Context ctx, Session session, Form form) {
        Optional<String> typed = form.line("confirmation", 254);
        if (typed.isPresent() && !names(typed.get(), session)) {
            form.reject("confirmation", "error.delete.confirmation");
        }
        String shown = form.valid() ? proof.shown(form, tried(ctx)) : "";
        if (form.valid() && !deleted(session, Origin.of(ctx), shown)) {
            form.reject(Message.of("error.delete.sending"));
        }
        if (!form.valid()) {
            View.invalid(ctx, PAGE, model(ctx, session, form));
            return;
        }
        sessions.end(ctx);
        view.flash(ctx, "flash.deleted");
        View.seeOther(ctx, "/");
    }

    private Tried tried(Context ctx) {
        Session session = Sessions.of(ctx);
        return new Tried(session, Origin.of(ctx), browsers.of(ctx, session.email()));
    }

    private static boolean names(String typed, Session session) {
        return typed.equalsIgnoreCase(session.email())
                || typed.equalsIgnoreCase(session.businessName().strip());
    }

    /** False while a purchase is on its way. */
    private boolean deleted(Session session, Origin origin, String shown) {
        Deed deed = Deed.of(Kind.ACCOUNT_DELETED, session, origin).saying(shown);
        return switch (deletions.delete(session.businessId(), keeping, deed, clock.instant())) {
            case Deletion.Deleted deleted -> true;
            case Deletion.Gone gone -> true;
            case Deletion.StillSending sending -> false;
        };
    }

    private Map<String, Object> model(Context ctx, Session session, Form form) {
        Instant now = clock.instant();
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("factors", proof.asks(session));
        model.put("recovery", ctx.queryParam("with") != null);
        Map<Status, Integer> unsettled = deletions.unsettled(session.businessId(), environment);
        model.put(
                "unsettled",
                unsettled.values().stream().mapToInt(count -> count).sum());
        model.put("states", unsettled.keySet().stream().map(Status::code).toList());
        model.put("outboxDays", keeping.mailed() ? null : Retention.OUTBOX.toDays());
        model.put("practice", environment == Environment.SANDBOX);
        model.put("records", LagosTime.dayOf(keeping.recordsUntil(now)));
        model.put("audit", LagosTime.dayOf(keeping.auditUntil(now)));
        return model;
    }
}
