package kportal.audit;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kportal.web.Form;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** The log of a business, for its owner. */
public final class AuditController {
    private static final String PAGE = "audit/index";

    /** As many as a page view checks; the operator's command checks all. */
    private static final long CHECKED = 10_000;

    private static final List<String> KINDS =
            Arrays.stream(Kind.values()).map(Kind::code).toList();

    private final AuditLogRepository log;
    private final Verifier verifier;

    public AuditController(AuditLogRepository log, Verifier verifier) {
        this.log = log;
        this.verifier = verifier;
    }

    /** Everybody acts on the log, only an owner reads it; the same for all that a business can take along or have erased. */
    public static Session owner(Context ctx, AuditLogRepository log) {
        Session session = Sessions.of(ctx);
        if (!log.isOwner(session.businessId(), session.userId())) {
            throw new ForbiddenResponse();
        }
        return session;
    }

    public void index(Context ctx) {
        String businessId = owner(ctx, log).businessId();
        Form form = Form.of(ctx);
        AuditFilter filter = AuditFilter.from(form).orElse(null);
        Long cursor = cursor(form);
        if (filter == null || !form.valid()) {
            invalid(ctx, form, businessId);
            return;
        }
        AuditPage page = log.page(businessId, filter, cursor);
        Map<String, Object> model = model(form, businessId);
        model.put("page", page);
        model.put("filtered", !filter.isEmpty());
        model.put("query", filter.query(Map.of()));
        model.put("newest", cursor == null);
        model.put("older", page.next() == null ? null : filter.query(Map.of("cursor", page.next())));
        model.put("checked", verifier.verify(Entry.chainOf(businessId), CHECKED));
        ctx.render(PAGE, model);
    }

    /** The filter form again, with what is wrong; nothing is listed. */
    void invalid(Context ctx, Form form, String businessId) {
        View.invalid(ctx, PAGE, model(form, businessId));
    }

    private Map<String, Object> model(Form form, String businessId) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("narrowed", Stream.of("kind", "user", "from", "to").anyMatch(form::has));
        model.put("kinds", KINDS);
        model.put("users", log.users(businessId));
        model.put("page", null);
        return model;
    }

    private static @Nullable Long cursor(Form form) {
        String given = form.optional("cursor", 20).orElse(null);
        if (given != null && !given.matches("\\d{1,15}")) {
            form.reject("cursor", "error.history.cursor");
            return null;
        }
        return given == null ? null : Long.valueOf(given);
    }
}
