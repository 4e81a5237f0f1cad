package kportal.recipients;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kportal.recipients.groups.GroupRepository;
import kportal.recipients.groups.MemberRepository;
import kportal.support.Ids;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** One recipient: saved, changed, removed, and bought for. */
public final class RecipientController {
    private static final String NEW = "recipients/new";
    private static final String SHOW = "recipients/show";

    private final RecipientRepository recipients;
    private final SavingRepository saving;
    private final GroupRepository groups;
    private final View view;
    private final Clock clock;

    public RecipientController(
            RecipientRepository recipients, SavingRepository saving, GroupRepository groups, View view, Clock clock) {
        this.recipients = recipients;
        this.saving = saving;
        this.groups = groups;
        this.view = view;
        this.clock = clock;
    }

    public void newForm(Context ctx) {
        ctx.render(NEW, page(ctx, Form.of(ctx), null));
    }

    /** {@code transaction} is the receipt that the number was saved from: it leads back there. */
    public void create(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        Optional<Details> details = RecipientForm.details(form);
        if (details.isPresent()) {
            refuse(
                    form,
                    session,
                    saving.insert(session.businessId(), session.userId(), details.get(), clock.instant()));
        }
        if (!form.valid()) {
            View.invalid(ctx, NEW, page(ctx, form, null));
            return;
        }
        String receipt = form.value("transaction");
        view.flash(ctx, "flash.recipient.saved");
        View.seeOther(ctx, Ids.wellFormed(receipt) ? "/transactions/" + receipt : "/recipients");
    }

    public void show(Context ctx) {
        Recipient recipient = find(ctx);
        ctx.render(SHOW, page(ctx, RecipientForm.filled(recipient), recipient));
    }

    /** Its kind stays what it is. */
    public void update(Context ctx) {
        Session session = Sessions.of(ctx);
        Recipient recipient = find(ctx);
        Form form = Form.of(ctx);
        Optional<Details> details = RecipientForm.details(form);
        if (details.isPresent() && details.get().kind() != recipient.kind()) {
            form.reject("kind", "error.choice");
        } else if (details.isPresent()) {
            refuse(form, session, saving.update(session.businessId(), recipient.id(), details.get(), clock.instant()));
        }
        if (!form.valid()) {
            View.invalid(ctx, SHOW, page(ctx, form, recipient));
            return;
        }
        view.flash(ctx, "flash.recipient.saved");
        View.seeOther(ctx, "/recipients/" + recipient.id());
    }

    public void remove(Context ctx) {
        Recipient recipient = find(ctx);
        saving.remove(Sessions.of(ctx).businessId(), recipient.id());
        view.flash(ctx, "flash.recipient.removed");
        View.seeOther(ctx, "/recipients");
    }

    private void refuse(Form form, Session session, Saving saved) {
        switch (saved) {
            case Saving.Saved _ -> {}
            case Saving.Taken taken ->
                form.reject(
                        "number",
                        "error.recipient.taken",
                        recipients
                                .find(session.businessId(), taken.id())
                                .map(Recipient::name)
                                .orElse(""));
            case Saving.TooMany _ -> form.reject(Message.of("error.recipients.many"));
            case Saving.TooManyGroups _ ->
                form.reject("groups", "error.groups.of-business", MemberRepository.MOST_GROUPS);
            case Saving.NotFound _ -> throw new NotFoundResponse();
        }
    }

    private Recipient find(Context ctx) {
        return recipients
                .find(Sessions.of(ctx).businessId(), ctx.pathParam("id"))
                .orElseThrow(NotFoundResponse::new);
    }

    private Map<String, Object> page(Context ctx, Form form, @Nullable Recipient recipient) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("recipient", recipient);
        model.put("kinds", Kind.values());
        model.put("groups", groups.list(Sessions.of(ctx).businessId()));
        return model;
    }
}
