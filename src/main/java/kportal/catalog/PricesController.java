package kportal.catalog;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kportal.catalog.changes.Change;
import kportal.catalog.changes.ChangeRepository;
import kportal.catalog.changes.Narrowed;
import kportal.catalog.changes.Narrowed.Sold;
import kportal.support.LagosTime;
import kportal.web.Form;
import kportal.web.Option;
import kportal.web.Place;
import kportal.web.Sessions;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** What Kpoint changed in its lists, day by day: {@code ?service=}, {@code network=}, {@code cursor=}. */
public final class PricesController {
    private static final String PAGE = "prices/index";
    private static final String SERVICE = "service";
    private static final String NETWORK = "network";

    private final Catalog catalog;
    private final ChangeRepository changes;

    public PricesController(Catalog catalog, ChangeRepository changes) {
        this.catalog = catalog;
        this.changes = changes;
    }

    public void index(Context ctx) {
        String businessId = Sessions.of(ctx).businessId();
        Form form = Form.of(ctx);
        Narrowed narrowed = narrowed(form);
        Place after = Place.of(form);
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("services", Sold.options());
        Map<String, String> names = catalog.names(businessId);
        model.put("names", names);
        model.put(
                "networks",
                changes.networks(businessId).stream()
                        .map(code -> new Option(code, names.getOrDefault(code, code)))
                        .toList());
        model.put("narrowed", narrowed.sold() != null || narrowed.network() != null);
        model.put("newest", after == null ? null : "/prices" + query(form, null));
        if (!form.valid()) {
            View.invalid(ctx, PAGE, model);
            return;
        }
        List<Change> found = changes.page(businessId, narrowed, after);
        boolean more = found.size() > ChangeRepository.PAGE;
        List<Change> shown = more ? found.subList(0, ChangeRepository.PAGE) : found;
        model.put("days", byDay(shown));
        model.put("older", more ? "/prices" + query(form, place(shown.getLast())) : null);
        ctx.render(PAGE, model);
    }

    private static Narrowed narrowed(Form form) {
        String service = form.optional(SERVICE, 20).orElse(null);
        Sold sold = service == null ? null : Sold.of(service).orElse(null);
        if (service != null && sold == null) {
            form.reject(SERVICE, "error.choice");
        }
        return new Narrowed(sold, form.optional(NETWORK, 100).orElse(null));
    }

    private static Map<LocalDate, List<Change>> byDay(List<Change> changes) {
        Map<LocalDate, List<Change>> days = new LinkedHashMap<>();
        changes.forEach(change -> days.computeIfAbsent(LagosTime.dayOf(change.seenAt()), _ -> new ArrayList<>())
                .add(change));
        return days;
    }

    private static Place place(Change last) {
        return new Place(last.seenAt(), last.id());
    }

    private static String query(Form form, @Nullable Place after) {
        return "?" + SERVICE + "=" + encoded(form.value(SERVICE)) + "&" + NETWORK + "=" + encoded(form.value(NETWORK))
                + (after == null ? "" : "&cursor=" + after.text());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
