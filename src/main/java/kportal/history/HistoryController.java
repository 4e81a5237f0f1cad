package kportal.history;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;
import kportal.support.LagosTime;
import kportal.web.Form;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** The list of what was sent. */
public final class HistoryController {
    private final ListModel models;
    private final View view;
    private final Clock clock;

    public HistoryController(ListModel models, View view, Clock clock) {
        this.models = models;
        this.view = view;
        this.clock = clock;
    }

    public void index(Context ctx) {
        Form form = Form.of(ctx);
        HistoryFilter filter =
                HistoryFilter.from(form, LagosTime.dayOf(clock.instant())).orElse(null);
        HistoryCursor cursor = cursor(form);
        Session session = Sessions.of(ctx);
        if (filter == null || !form.valid()) {
            View.invalid(ctx, ListModel.PAGE, models.form(session, form));
            return;
        }
        ctx.render(ListModel.PAGE, models.listed(session, view.language(ctx), form, filter, cursor));
    }

    private static @Nullable HistoryCursor cursor(Form form) {
        String given = form.optional("cursor", 200).orElse(null);
        Optional<HistoryCursor> cursor = given == null ? Optional.empty() : HistoryCursor.parse(given);
        if (given != null && cursor.isEmpty()) {
            form.reject("cursor", "error.history.cursor");
        }
        return cursor.orElse(null);
    }
}
