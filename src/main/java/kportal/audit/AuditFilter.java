package kportal.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kportal.support.Ids;
import kportal.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * What the log is narrowed to; the same for the list and its export.
 *
 * @param q a part of an address
 * @param to the last day, that day included
 */
record AuditFilter(
        @Nullable Kind kind,
        @Nullable String user,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String q) {
    static final AuditFilter NONE = new AuditFilter(null, null, null, null, null);

    /** Empty when something is wrong, which the form then says. */
    static Optional<AuditFilter> from(Form form) {
        AuditFilter filter = new AuditFilter(
                kind(form),
                user(form),
                form.day("from"),
                form.day("to"),
                form.optional("q", 45).orElse(null));
        if (filter.from != null && filter.to != null && filter.to.isBefore(filter.from)) {
            form.reject("to", "error.history.to");
        }
        return form.valid() ? Optional.of(filter) : Optional.empty();
    }

    private static @Nullable Kind kind(Form form) {
        String given = form.optional("kind", 40).orElse(null);
        Kind kind = given == null ? null : Kind.of(given).orElse(null);
        if (given != null && kind == null) {
            form.reject("kind", "error.audit.kind");
        }
        return kind;
    }

    private static @Nullable String user(Form form) {
        String given = form.optional("user", 40).orElse(null);
        if (given != null && !Ids.wellFormed(given)) {
            form.reject("user", "error.audit.user");
        }
        return given;
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    /** For the log itself: not what was typed. */
    AuditFilter untyped() {
        return q == null ? this : new AuditFilter(kind, user, from, to, "*");
    }

    /** As in an address; nothing when nothing is filtered. */
    String query(Map<String, ?> more) {
        Map<String, Object> fields = new TreeMap<>(more);
        put(fields, "kind", kind == null ? null : kind.code());
        put(fields, "user", user);
        put(fields, "from", from);
        put(fields, "to", to);
        put(fields, "q", q);
        String query = fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
