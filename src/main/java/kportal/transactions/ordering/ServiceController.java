package kportal.transactions.ordering;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kportal.catalog.Catalog;
import kportal.keys.ApiKeys;
import kportal.recipients.Kind;
import kportal.recipients.SuggestionRepository;
import kportal.support.Tokens;
import kportal.transactions.Drafts;
import kportal.transactions.Payer;
import kportal.transactions.Transaction;
import kportal.transactions.Unsettled;
import kportal.transactions.UnsettledRepository;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** What the five services' forms have in common: shown, then checked into a draft that its review page shows. */
public abstract class ServiceController implements OrderReader {
    private static final String NONCE = "nonce";

    private final String template;
    private final Kind kind;
    private final String field;
    private final Catalog catalog;
    private final Drafts drafts;
    private final ApiKeys keys;
    private final UnsettledRepository unsettled;
    private final SuggestionRepository suggestions;
    private final View view;

    /** {@code field} is where the number of that kind is typed. */
    protected ServiceController(String template, Kind kind, String field, ServiceParts parts) {
        this.template = template;
        this.kind = kind;
        this.field = field;
        this.catalog = parts.catalog();
        this.drafts = parts.drafts();
        this.keys = parts.keys();
        this.unsettled = parts.unsettled();
        this.suggestions = parts.suggestions();
        this.view = parts.view();
    }

    /** What the form's dropdowns offer, by the names that its template knows. */
    protected abstract Map<String, Object> page(String businessId, Form form);

    /** Whom it is for, as it is stored; empty when that can't be told yet. */
    protected final String recipient(Form form) {
        return kind.number(form.value(field)).orElse("");
    }

    public final void newForm(Context ctx) {
        ctx.render(template, model(Sessions.of(ctx), Form.of(ctx)));
    }

    public final void create(Context ctx) {
        Form form = Form.of(ctx);
        draft(ctx, form, form.value(NONCE), null);
    }

    /** The same once more, by the same way as if it had been typed again: today's lists, prices and limits. */
    final void repeat(Context ctx, Transaction earlier) {
        Form form = Form.filled(OrderFields.of(earlier.order()));
        draft(ctx, form, Form.of(ctx).value(NONCE), earlier.id());
    }

    private void draft(Context ctx, Form form, String nonce, @Nullable String againOf) {
        Session session = Sessions.of(ctx);
        if (keys.find(session.businessId()).isEmpty()) {
            view.flash(ctx, "flash.key.needed");
            View.seeOther(ctx, "/key");
            return;
        }
        Optional<Ordered> read = read(catalog.of(session.businessId()), form);
        if (drafts.tooMany(session.businessId())) {
            form.reject(Message.of("error.drafts"));
        }
        if (read.isEmpty() || !form.valid()) {
            View.invalid(ctx, template, model(session, form));
            return;
        }
        Payer payer = new Payer(session.businessId(), session.userId());
        String id = drafts.create(payer, read.get().order(), read.get().listReadAt(), nonce, againOf);
        View.seeOther(ctx, "/transactions/" + id);
    }

    private Map<String, Object> model(Session session, Form form) {
        Map<String, Object> model = new HashMap<>(page(session.businessId(), form));
        model.put("form", form);
        model.put("mark", mark(session.businessId(), recipient(form)));
        model.put("kind", kind);
        model.put("suggestions", suggestions.list(session.businessId(), kind, ""));
        model.put(NONCE, Tokens.next());
        return model;
    }

    private Unsettled.@Nullable Mark mark(String businessId, String recipient) {
        return recipient.isEmpty()
                ? null
                : unsettled.find(businessId, Set.of(recipient)).to(recipient);
    }
}
