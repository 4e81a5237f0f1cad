package kportal.history;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kportal.history.FormRepository.Offered;
import kportal.history.RecentLists.Parts;
import kportal.history.RecentLists.Wanted;
import kportal.history.sought.Span;
import kportal.history.views.SavedView;
import kportal.recipients.RecipientRepository;
import kportal.support.Tokens;
import kportal.transactions.Status;
import kportal.transactions.UnsettledRepository;
import kportal.transactions.kept.Choices;
import kportal.web.Form;
import kportal.web.Language;
import kportal.web.Option;
import kportal.web.Session;
import kportal.web.View;
import org.jspecify.annotations.Nullable;

/** What the page of the list gets. */
public final class ListModel {
    public static final String PAGE = "history/index";

    private static final List<Option> STATUSES = Arrays.stream(Status.values())
            .filter(status -> status != Status.DRAFT)
            .map(status -> Option.of(status.code()))
            .toList();

    /** Newest first is what is said where none is chosen. */
    private static final List<Option> SORTS = Arrays.stream(Sort.values())
            .filter(sort -> sort != Sort.NEWEST)
            .map(sort -> Option.of(sort.code()))
            .toList();

    /** One tap away; others are typed. */
    private static final List<Span> QUICK =
            List.of(Span.TODAY, Span.YESTERDAY, Span.THIS_WEEK, Span.THIS_MONTH, Span.LAST_MONTH);

    private static final List<String> FIELDS =
            List.of("q", "service", "status", "network", "who", "span", "from", "to", "sort");

    private final HistoryRepository history;
    private final UnsettledRepository unsettled;
    private final RecipientRepository recipients;
    private final FormRepository forms;
    private final View view;
    private final RecentLists recent;
    private final Clock clock;

    public ListModel(
            HistoryRepository history,
            UnsettledRepository unsettled,
            RecipientRepository recipients,
            FormRepository forms,
            View view,
            Clock clock) {
        this.history = history;
        this.unsettled = unsettled;
        this.recipients = recipients;
        this.forms = forms;
        this.view = view;
        this.recent = new RecentLists();
        this.clock = clock;
    }

    Map<String, Object> listed(
            Session session, Language language, Form form, HistoryFilter filter, @Nullable HistoryCursor cursor) {
        Wanted wanted = new Wanted(session.businessId(), language, filter, cursor, Column.chosen(form.all("column")));
        Offered offered = forms.find(session.businessId(), session.userId());
        Choices known = offered.choices();
        Map<String, Object> model = page(offered.views(), form, wanted.shown());
        model.put("listed", true);
        model.put("filtered", !filter.isEmpty());
        model.put("chips", Chip.of(filter));
        // Doubt is worked off rather than read: each with what is known of it and what to do, now.
        if (!filter.none() && filter.statuses().stream().anyMatch(Status::unsettled)) {
            model.putAll(search(form, known, wanted.shown()));
            model.putAll(found(wanted));
            model.put("desk", true);
            model.put("now", clock.instant());
            model.put("nonce", Tokens.next());
        } else {
            Parts parts = recent.find(wanted, known, () -> draw(wanted, known));
            model.put("search", parts.search());
            model.put("found", parts.found());
        }
        return model;
    }

    private Parts draw(Wanted wanted, Choices known) {
        Form typed = Form.filled(wanted.filter().fields());
        return new Parts(
                view.part("history/search", search(typed, known, wanted.shown()), wanted.language()),
                view.part("history/found", found(wanted), wanted.language()));
    }

    /** The filter form, with what is wrong in it; nothing is listed. */
    public Map<String, Object> form(Session session, Form form) {
        Set<Column> shown = Column.chosen(form.all("column"));
        Offered offered = forms.find(session.businessId(), session.userId());
        Map<String, Object> model = page(offered.views(), form, shown);
        model.putAll(search(form, offered.choices(), shown));
        return model;
    }

    /** What is somebody's own, or of this moment. */
    private static Map<String, Object> page(List<SavedView> views, Form form, Set<Column> shown) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("shown", codes(shown));
        model.put("views", views);
        model.put("fieldNames", FIELDS);
        model.put("listed", false);
        model.put("desk", false);
        model.put("search", null);
        model.put("found", null);
        return model;
    }

    private static Map<String, Object> search(Form form, Choices choices, Set<Column> shown) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        // Folded away on a phone: what is chosen stands above the list.
        model.put(
                "wrong",
                FIELDS.stream()
                        .filter(name -> !name.equals("q") && !name.equals("span"))
                        .anyMatch(name -> form.error(name) != null));
        model.put("services", Choices.SERVICES);
        model.put("statuses", STATUSES);
        model.put("sorts", SORTS);
        model.put("columns", Column.values());
        model.put("shown", codes(shown));
        model.put("choices", choices);
        return model;
    }

    /** Nothing of whoever looks at it, nor of the moment: it may be kept. */
    private Map<String, Object> found(Wanted wanted) {
        HistoryFilter filter = wanted.filter();
        HistoryPage page = history.page(wanted.businessId(), filter, wanted.cursor());
        String columns = Column.query(wanted.shown());
        Map<String, Object> model = new HashMap<>();
        model.put("page", page);
        model.put("unsettled", unsettled.among(wanted.businessId(), page.rows()));
        model.put(
                "names",
                recipients.names(
                        wanted.businessId(),
                        page.rows().stream().map(row -> row.order().recipient()).toList()));
        model.put("filtered", !filter.isEmpty());
        model.put("query", filter.query());
        model.put("list", joined(filter.query(), columns));
        model.put("columnsQuery", columns);
        model.put("chips", Chip.of(filter));
        model.put("typed", filter.q() != null);
        model.put("readAs", ReadAs.of(filter.sought()));
        model.put("spans", QUICK.stream().map(filter::at).toList());
        model.put("newest", wanted.cursor() == null);
        model.put("shown", codes(wanted.shown()));
        model.put("wide", Column.wide(wanted.shown()));
        model.put("desk", false);
        model.put(
                "older",
                page.next() == null
                        ? null
                        : joined(filter.query(Map.of("cursor", page.next().text())), columns));
        return model;
    }

    private static List<String> codes(Set<Column> columns) {
        return columns.stream().map(Column::code).toList();
    }

    /** Columns stand in an address beside the filter, which knows nothing of them. */
    static String joined(String query, String columns) {
        if (columns.isEmpty()) {
            return query;
        }
        return query + (query.isEmpty() ? "?" : "&") + columns;
    }
}
