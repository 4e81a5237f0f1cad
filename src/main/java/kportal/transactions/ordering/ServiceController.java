package kportal.transactions.ordering;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kportal.keys.ApiKeys;
import kportal.support.Tokens;
import kportal.transactions.Drafts;
import kportal.transactions.Payer;
import kportal.web.Form;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** What the five services' forms have in common: shown, then checked into a draft that its review page shows. */
public abstract class ServiceController {
    private static final String NONCE = "nonce";

    private final String template;
    private final Drafts drafts;
    private final ApiKeys keys;
    private final View view;

    protected ServiceController(String template, ServiceParts parts) {
        this.template = template;
        this.drafts = parts.drafts();
        this.keys = parts.keys();
        this.view = parts.view();
    }

    /** What the form's dropdowns offer, by the names that its template knows. */
    protected abstract Map<String, Object> page(String businessId, Form form);

    /** The order that was entered; empty when the form has been told what is wrong with it. */
    protected abstract Optional<Ordered> read(String businessId, Form form);

    public final void newForm(Context ctx) {
        ctx.render(template, model(Sessions.of(ctx), Form.of(ctx)));
    }

    public final void create(Context ctx) {
        Session session = Sessions.of(ctx);
        if (keys.find(session.businessId()).isEmpty()) {
            view.flash(ctx, "flash.key.needed");
            View.seeOther(ctx, "/key");
            return;
        }
        Form form = Form.of(ctx);
        Optional<Ordered> read = read(session.businessId(), form);
        if (read.isEmpty() || !form.valid()) {
            View.invalid(ctx, template, model(session, form));
            return;
        }
        Payer payer = new Payer(session.businessId(), session.userId());
        String id = drafts.create(payer, read.get().order(), read.get().listReadAt(), form.value(NONCE));
        View.seeOther(ctx, "/transactions/" + id);
    }

    private Map<String, Object> model(Session session, Form form) {
        Map<String, Object> model = new HashMap<>(page(session.businessId(), form));
        model.put("form", form);
        model.put(NONCE, Tokens.next());
        return model;
    }
}
