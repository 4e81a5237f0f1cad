package kportal.history;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kportal.support.LagosTime;
import kportal.support.Tokens;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.transactions.UnsettledRepository;
import kportal.web.Form;
import kportal.web.Sessions;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** The list of what was sent. */
public final class HistoryController {
    private static final String PAGE = "history/index";
    private static final List<Status> STATUSES =
            Arrays.stream(Status.values()).filter(s -> s != Status.DRAFT).toList();

    private final HistoryRepository history;
    private final UnsettledRepository unsettled;
    private final Clock clock;

    public HistoryController(HistoryRepository history, UnsettledRepository unsettled, Clock clock) {
        this.history = history;
        this.unsettled = unsettled;
        this.clock = clock;
    }

    public void index(Context ctx) {
        Form form = Form.of(ctx);
        HistoryFilter filter =
                HistoryFilter.from(form, LagosTime.dayOf(clock.instant())).orElse(null);
        HistoryCursor cursor = cursor(form);
        if (filter == null || !form.valid()) {
            invalid(ctx, form);
            return;
        }
        String businessId = Sessions.of(ctx).businessId();
        HistoryPage page = history.page(businessId, filter, cursor);
        Map<String, Object> model = model(form);
        model.put("page", page);
        model.put("unsettled", unsettled.among(businessId, page.rows()));
        model.put("filtered", !filter.isEmpty());
        model.put("query", filter.query());
        model.put("newest", cursor == null);
        // Doubt is worked off rather than read: each with what is known of it and what to do.
        model.put(
                "desk",
                Status.of(form.value("status")).filter(Status::unsettled).isPresent());
        model.put("now", clock.instant());
        model.put("nonce", Tokens.next());
        model.put(
                "older",
                page.next() == null
                        ? null
                        : filter.query(Map.of("cursor", page.next().text())));
        ctx.render(PAGE, model);
    }

    /** The filter form again, with what is wrong; nothing is listed. */
    public static void invalid(Context ctx, Form form) {
        View.invalid(ctx, PAGE, model(form));
    }

    private static Map<String, Object> model(Form form) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        // Folded away on a phone while unused.
        model.put("narrowed", Stream.of("service", "status", "from", "to").anyMatch(form::has));
        model.put("services", Service.values());
        model.put("statuses", STATUSES);
        model.put("page", null);
        return model;
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
