package kportal.history;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kportal.history.sought.Span;
import kportal.history.views.SavedViewRepository;
import kportal.support.Tokens;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.transactions.UnsettledRepository;
import kportal.web.Form;
import kportal.web.Session;

/** What the page of the list gets. */
public final class ListModel {
    public static final String PAGE = "history/index";

    private static final List<Status> STATUSES =
            Arrays.stream(Status.values()).filter(s -> s != Status.DRAFT).toList();

    /** One tap away; others are typed. */
    private static final List<Span> QUICK =
            List.of(Span.TODAY, Span.YESTERDAY, Span.THIS_WEEK, Span.THIS_MONTH, Span.LAST_MONTH);

    private static final List<String> FIELDS =
            List.of("q", "service", "status", "network", "who", "span", "from", "to", "sort");

    private final UnsettledRepository unsettled;
    private final ChoicesRepository choices;
    private final SavedViewRepository views;
    private final Clock clock;

    public ListModel(UnsettledRepository unsettled, ChoicesRepository choices, SavedViewRepository views, Clock clock) {
        this.unsettled = unsettled;
        this.choices = choices;
        this.views = views;
        this.clock = clock;
    }

    Map<String, Object> listed(Session session, Form form, HistoryFilter filter, HistoryPage page, boolean first) {
        Map<String, Object> model = form(session, form);
        String columns = Column.query(Column.chosen(form.all("column")));
        model.put("page", page);
        model.put("unsettled", unsettled.among(session.businessId(), page.rows()));
        model.put("filtered", !filter.isEmpty());
        model.put("query", filter.query());
        model.put("list", joined(filter.query(), columns));
        model.put("columnsQuery", columns);
        model.put("chips", Chip.of(filter));
        model.put("readAs", ReadAs.of(filter.sought()));
        model.put("spans", QUICK.stream().map(filter::at).toList());
        model.put("newest", first);
        // Doubt is worked off rather than read: each with what is known of it and what to do.
        model.put("desk", filter.status() != null && filter.status().unsettled());
        model.put("now", clock.instant());
        model.put("nonce", Tokens.next());
        model.put(
                "older",
                page.next() == null
                        ? null
                        : joined(filter.query(Map.of("cursor", page.next().text())), columns));
        return model;
    }

    /** The filter form, with what is wrong in it; nothing is listed. */
    public Map<String, Object> form(Session session, Form form) {
        Map<String, Object> model = new HashMap<>();
        Set<Column> shown = Column.chosen(form.all("column"));
        model.put("form", form);
        // Folded away on a phone while unused.
        model.put(
                "narrowed",
                FIELDS.stream()
                        .filter(name -> !name.equals("q") && !name.equals("span"))
                        .anyMatch(form::has));
        model.put("services", Service.values());
        model.put("statuses", STATUSES);
        model.put("sorts", Sort.values());
        model.put("columns", Column.values());
        model.put("shown", shown.stream().map(Column::code).toList());
        model.put("choices", choices.find(session.businessId()));
        model.put("views", views.list(session.businessId(), session.userId()));
        model.put("fieldNames", FIELDS);
        model.put("page", null);
        return model;
    }

    /** Columns stand in an address beside the filter, which knows nothing of them. */
    static String joined(String query, String columns) {
        if (columns.isEmpty()) {
            return query;
        }
        return query + (query.isEmpty() ? "?" : "&") + columns;
    }
}
