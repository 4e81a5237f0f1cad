package kportal.recipients;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kportal.recipients.groups.GroupRepository;
import kportal.web.Form;
import kportal.web.Option;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** All saved numbers: looked for, by kind and by group. */
public final class RecipientsController {
    private static final String PAGE = "recipients/index";
    private static final List<Option> KINDS =
            Arrays.stream(Kind.values()).map(kind -> Option.of(kind.code())).toList();

    private final RecipientRepository recipients;
    private final GroupRepository groups;

    public RecipientsController(RecipientRepository recipients, GroupRepository groups) {
        this.recipients = recipients;
        this.groups = groups;
    }

    public void index(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        Wanted wanted = Wanted.from(form, groups.find(session.businessId(), form.value("group")));
        Place after = Place.from(form);
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("wanted", wanted);
        model.put("kinds", KINDS);
        model.put(
                "groups",
                groups.list(session.businessId()).stream()
                        .map(size -> new Option(size.group().id(), size.group().name() + " (" + size.members() + ")"))
                        .toList());
        // What an import came to.
        model.put("added", count(form, "added"));
        model.put("updated", count(form, "updated"));
        model.put("first", after == null);
        if (!form.valid()) {
            model.put("page", null);
            View.invalid(ctx, PAGE, model);
            return;
        }
        RecipientPage page = recipients.page(session.businessId(), wanted, after);
        model.put("page", page);
        model.put("query", wanted.query());
        model.put("next", next(wanted, page));
        ctx.render(PAGE, model);
    }

    private static @Nullable Long count(Form form, String field) {
        return form.value(field).matches("\\d{1,6}") ? Long.valueOf(form.value(field)) : null;
    }

    private static @Nullable String next(Wanted wanted, RecipientPage page) {
        if (page.next() == null) {
            return null;
        }
        String query = wanted.query();
        return query + (query.isEmpty() ? "?" : "&") + "cursor=" + page.next().text();
    }
}
