package kportal.history;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.Clock;
import kportal.history.views.SavedViewRepository;
import kportal.support.LagosTime;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** Searches under a name. */
public final class SavedViewController {
    private final SavedViewRepository views;
    private final ListModel models;
    private final View view;
    private final Clock clock;

    public SavedViewController(SavedViewRepository views, ListModel models, View view, Clock clock) {
        this.views = views;
        this.models = models;
        this.view = view;
        this.clock = clock;
    }

    public void create(Context ctx) {
        Session session = Sessions.of(ctx);
        Form form = Form.of(ctx);
        String name = form.line("view_name", 40).orElse("");
        HistoryFilter filter =
                HistoryFilter.from(form, LagosTime.dayOf(clock.instant())).orElse(null);
        if (filter == null || !form.valid()) {
            View.invalid(ctx, ListModel.PAGE, models.form(session, form));
            return;
        }
        String query = ListModel.joined(filter.query(), Column.query(Column.chosen(form.all("column"))));
        if (!views.save(session.businessId(), session.userId(), name, query, clock.instant())) {
            form.reject(Message.of("error.views.many"));
            View.invalid(ctx, ListModel.PAGE, models.form(session, form));
            return;
        }
        view.flash(ctx, "flash.view.saved");
        View.seeOther(ctx, "/transactions" + query);
    }

    public void remove(Context ctx) {
        Session session = Sessions.of(ctx);
        if (!views.delete(session.businessId(), session.userId(), ctx.pathParam("id"))) {
            throw new NotFoundResponse();
        }
        view.flash(ctx, "flash.view.removed");
        View.seeOther(ctx, "/transactions");
    }
}
