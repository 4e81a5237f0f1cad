package kportal.history;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import kportal.history.sought.Days;
import kportal.history.sought.Sought;
import kportal.history.sought.Span;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What the history is narrowed to; the same for the list, its totals and exports.
 *
 * @param q what was typed: a part of a number, reference, token, name, message or note, an amount, a day, a service, a status
 * @param who the mail address of whoever made it
 * @param span days that move with today
 * @param from the first day, Lagos time
 * @param to the last day, that day included
 * @param sought what {@code q} means
 * @param days all that is said of days, taken together
 */
public record HistoryFilter(
        @Nullable String q,
        @Nullable Service service,
        @Nullable Status status,
        @Nullable String network,
        @Nullable String who,
        @Nullable Span span,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Sort sort,
        Sought sought,
        Days days) {

    public static final HistoryFilter NONE =
            new HistoryFilter(null, null, null, null, null, null, null, null, Sort.NEWEST, Sought.NOTHING, Days.ALL);

    /**
     * Empty when something is wrong, which the form then says.
     *
     * @param today for what is meant by yesterday
     */
    public static Optional<HistoryFilter> from(Form form, LocalDate today) {
        String q = form.optional("q", 100).orElse(null);
        Sought sought = q == null ? Sought.NOTHING : Sought.read(q, today);
        Span span = choice(form, "span", Span::of);
        LocalDate from = form.day("from");
        LocalDate to = form.day("to");
        Days typed = new Days(from, to);
        if (typed.none()) {
            form.reject("to", "error.history.to");
        }
        Sort sort = choice(form, "sort", Sort::of);
        HistoryFilter filter = new HistoryFilter(
                q,
                choice(form, "service", Service::of),
                choice(form, "status", code -> Status.of(code).filter(status -> status != Status.DRAFT)),
                form.optional("network", 60).orElse(null),
                form.optional("who", 254).orElse(null),
                span,
                from,
                to,
                sort == null ? Sort.NEWEST : sort,
                sought,
                (span == null ? Days.ALL : span.days(today)).and(typed).and(sought.days()));
        return form.valid() ? Optional.of(filter) : Optional.empty();
    }

    private static <T> @Nullable T choice(Form form, String name, Function<String, Optional<T>> read) {
        String given = form.optional(name, 100).orElse(null);
        if (given == null) {
            return null;
        }
        Optional<T> known = read.apply(given);
        if (known.isEmpty()) {
            form.reject(name, "error.history." + name);
        }
        return known.orElse(null);
    }

    /** In whatever order, nothing is left out. */
    public boolean isEmpty() {
        return fields().keySet().stream().allMatch("sort"::equals);
    }

    /** All that is said of services, in the box and beside it. */
    Set<Service> services() {
        return both(service, sought.services());
    }

    /** All that is said of statuses. */
    Set<Status> statuses() {
        return both(status, sought.statuses());
    }

    private static <T> Set<T> both(@Nullable T chosen, Set<T> typed) {
        Set<T> both = new HashSet<>(typed);
        if (chosen != null) {
            both.add(chosen);
        }
        return both;
    }

    /** What it says excludes each other: nothing is found, and nothing need be looked for. */
    boolean none() {
        return days.none() || services().size() > 1 || statuses().size() > 1;
    }

    /** Sums of the days' totals answer it. */
    boolean summed() {
        return sought.terms().isEmpty() && sought.amounts().all();
    }

    /** For the audit log, which outlives its business: what was typed may name somebody, so it says that it was. */
    public String untypedQuery() {
        Map<String, String> fields = fields();
        fields.replaceAll((name, value) -> name.equals("q") || name.equals("who") ? "*" : value);
        return written(fields);
    }

    /** As in an address: {@code ?q=0803&status=failed}; nothing when nothing is filtered. */
    public String query() {
        return written(fields());
    }

    public String query(Map<String, String> more) {
        Map<String, String> fields = fields();
        fields.putAll(more);
        return written(fields);
    }

    /** The same at other days. */
    Quick at(Span other) {
        Map<String, String> fields = fields();
        fields.remove("from");
        fields.remove("to");
        fields.put("span", other.code());
        return new Quick(other.code(), written(fields), span == other);
    }

    /** Days that are one tap away. */
    public record Quick(String code, String query, boolean chosen) {}

    /** The same without one of its fields. */
    public String without(String name) {
        Map<String, String> fields = fields();
        fields.remove(name);
        return written(fields);
    }

    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "q", q);
        put(fields, "service", service == null ? null : service.code());
        put(fields, "status", status == null ? null : status.code());
        put(fields, "network", network);
        put(fields, "who", who);
        put(fields, "span", span == null ? null : span.code());
        put(fields, "from", from);
        put(fields, "to", to);
        put(fields, "sort", sort == Sort.NEWEST ? null : sort.code());
        return fields;
    }

    private static String written(Map<String, String> fields) {
        String query = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }
}
