package kportal.recipients;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kportal.recipients.groups.Group;
import kportal.web.Form;
import org.jspecify.annotations.Nullable;

/**
 * Which recipients somebody wants to see.
 *
 * @param q as typed; empty for all
 */
public record Wanted(
        String q, @Nullable Kind kind, @Nullable Group group) {
    static final Wanted ALL = new Wanted("", null, null);

    static Wanted of(Group group) {
        return new Wanted("", null, group);
    }

    /**
     * As a form asks for them.
     *
     * @param group what the form’s own field names; none where it names none of this business’s
     */
    public static Wanted from(Form form, Optional<Group> group) {
        Optional<Kind> kind = Kind.of(form.value("kind"));
        if (form.has("kind") && kind.isEmpty()) {
            form.reject("kind", "error.choice");
        }
        if (form.has("group") && group.isEmpty()) {
            form.reject("group", "error.choice");
        }
        return new Wanted(form.optional("q", 100).orElse(""), kind.orElse(null), group.orElse(null));
    }

    public boolean all() {
        return q.isEmpty() && kind == null && group == null;
    }

    /** As the address of the list has it. */
    String query() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("q", q);
        fields.put("kind", kind == null ? "" : kind.code());
        fields.put("group", group == null ? "" : group.id());
        String query = fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }
}
