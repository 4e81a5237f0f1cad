package kportal.history.exports;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import kportal.history.HistoryFilter;
import kportal.history.HistoryRepository;
import kportal.history.ListModel;
import kportal.history.Totals;
import kportal.support.LagosTime;
import kportal.web.Busy;
import kportal.web.Form;
import kportal.web.Message;
import kportal.web.Session;
import kportal.web.Sessions;
import kportal.web.View;

/** What there is to download, and as what: says for each file, before one has it, how many rows it holds and their sums. */
public final class OfferController {
    private static final String PAGE = "history/export";

    private final HistoryRepository history;
    private final LongExportRepository asked;
    private final ListModel models;
    private final View view;
    private final long atOnce;
    private final Clock clock;

    public OfferController(
            HistoryRepository history,
            LongExportRepository asked,
            ListModel models,
            View view,
            long atOnce,
            Clock clock) {
        this.history = history;
        this.asked = asked;
        this.models = models;
        this.view = view;
        this.atOnce = atOnce;
        this.clock = clock;
    }

    public void show(Context ctx) {
        Form form = Form.of(ctx);
        HistoryFilter filter =
                HistoryFilter.from(form, LagosTime.dayOf(clock.instant())).orElse(null);
        if (filter == null) {
            View.invalid(ctx, ListModel.PAGE, models.form(Sessions.of(ctx), form));
            return;
        }
        ctx.render(PAGE, model(ctx, form, filter));
    }

    /** A file that takes too long to wait for; one that doesn't is sent at once. */
    public void create(Context ctx) {
        Form form = Form.of(ctx);
        HistoryFilter filter =
                HistoryFilter.from(form, LagosTime.dayOf(clock.instant())).orElse(null);
        if (filter == null) {
            View.invalid(ctx, ListModel.PAGE, models.form(Sessions.of(ctx), form));
            return;
        }
        Session session = Sessions.of(ctx);
        Format format = Format.of(form.value("format")).orElse(null);
        if (format == null) {
            form.reject(Message.of("error.export.format"));
            View.invalid(ctx, PAGE, model(ctx, form, filter));
            return;
        }
        Totals totals = history.totals(session.businessId(), filter);
        if (!format.takesLong(totals, atOnce)) {
            View.seeOther(ctx, "/transactions/export." + format.code() + filter.query());
            return;
        }
        if (format.tooLong(totals)) {
            form.reject(Message.of("error.export.long"));
            View.invalid(ctx, PAGE, model(ctx, form, filter));
            return;
        }
        String id = asked.insert(
                        session.businessId(), session.userId(), format, filter.query(), totals.count(), clock.instant())
                .orElseThrow(() -> new Busy("exports", Message.of("error.busy.long")));
        View.seeOther(ctx, "/exports/" + id);
    }

    private Map<String, Object> model(Context ctx, Form form, HistoryFilter filter) {
        Totals totals = history.totals(Sessions.of(ctx).businessId(), filter);
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("fields", FilterWords.fields(filter));
        model.put("filters", FilterWords.said(FilterWords.fields(filter), view.messages(ctx)));
        model.put("sums", totals);
        model.put("query", filter.query());
        model.put("formats", Format.values());
        model.put(
                "made",
                Arrays.stream(Format.values())
                        .filter(format -> format.takesLong(totals, atOnce))
                        .map(Format::code)
                        .toList());
        return model;
    }
}
