package kportal.recipients.groups;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;
import kportal.support.Folding;
import kportal.web.Form;
import kportal.web.Sessions;
import kportal.web.View;

/** One group: its name, and its end. Who is in it is the list of recipients, narrowed to it. */
public final class GroupController {
    private static final String PAGE = "recipients/group";
    private static final int LONGEST = 40;

    private final GroupRepository groups;
    private final View view;

    public GroupController(GroupRepository groups, View view) {
        this.groups = groups;
        this.view = view;
    }

    public void show(Context ctx) {
        Group group = find(ctx);
        ctx.render(PAGE, Map.of("form", Form.filled(Map.of("group_name", group.name())), "group", group));
    }

    public void update(Context ctx) {
        Group group = find(ctx);
        Form form = Form.of(ctx);
        Optional<String> name = form.line("group_name", LONGEST);
        // What parts names where several are typed can't stand in one; what folds to nothing can't be looked for.
        if (name.isPresent()
                && (name.get().matches(".*[,;].*") || Folding.of(name.get()).isEmpty())) {
            form.reject("group_name", "error.group.comma");
        }
        if (form.valid() && !groups.rename(Sessions.of(ctx).businessId(), group.id(), name.get())) {
            form.reject("group_name", "error.group.taken");
        }
        if (!form.valid()) {
            View.invalid(ctx, PAGE, Map.of("form", form, "group", group));
            return;
        }
        view.flash(ctx, "flash.group.saved");
        View.seeOther(ctx, "/recipients?group=" + group.id());
    }

    public void remove(Context ctx) {
        Group group = find(ctx);
        groups.remove(Sessions.of(ctx).businessId(), group.id());
        view.flash(ctx, "flash.group.removed");
        View.seeOther(ctx, "/recipients");
    }

    private Group find(Context ctx) {
        return groups.find(Sessions.of(ctx).businessId(), ctx.pathParam("id")).orElseThrow(NotFoundResponse::new);
    }
}
