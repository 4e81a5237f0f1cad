package kportal.history;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kportal.transactions.Service;
import kportal.transactions.Status;
import kportal.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What the history is narrowed to; the same for the list, its totals and exports.
 *
 * @param q a part of a number, reference, token, name, message or note
 * @param from the first day, Lagos time
 * @param to the last day, that day included
 */
public record HistoryFilter(
        @Nullable String q,
        @Nullable Service service,
        @Nullable Status status,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    public static final HistoryFilter NONE = new HistoryFilter(null, null, null, null, null);

    /** Empty when something is wrong, which the form then says. */
    public static Optional<HistoryFilter> from(Form form) {
        HistoryFilter filter = new HistoryFilter(
                form.optional("q", 100).orElse(null),
                choice(form, "service", Service::of),
                choice(form, "status", code -> Status.of(code).filter(status -> status != Status.DRAFT)),
                form.day("from"),
                form.day("to"));
        if (filter.from != null && filter.to != null && filter.to.isBefore(filter.from)) {
            form.reject("to", "error.history.to");
        }
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

    public boolean isEmpty() {
        return equals(NONE);
    }

    /** For the audit log, which outlives its business: what was typed may name somebody, so it says that it was. */
    public HistoryFilter untyped() {
        return q == null ? this : new HistoryFilter("*", service, status, from, to);
    }

    /** As in an address: {@code ?q=0803&status=failed}; nothing when nothing is filtered. */
    public String query() {
        return query(Map.of());
    }

    public String query(Map<String, String> more) {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "q", q);
        put(fields, "service", service == null ? null : service.code());
        put(fields, "status", status == null ? null : status.code());
        put(fields, "from", from);
        put(fields, "to", to);
        fields.putAll(more);
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
