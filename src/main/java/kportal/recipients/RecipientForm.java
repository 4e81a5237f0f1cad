package kportal.recipients;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kportal.recipients.groups.GroupNames;
import kportal.web.Form;

/** {@code kind}, {@code number}, {@code saved_name}, {@code saved_network}, {@code meter_type}, {@code groups}. */
public final class RecipientForm {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NETWORK = 40;
    private static final Set<String> METER_TYPES = Set.of("prepaid", "postpaid");

    private RecipientForm() {}

    /** Empty when the form has been told what is wrong with it. */
    public static Optional<Details> details(Form form) {
        Optional<Kind> kind = kind(form);
        Optional<String> number = number(form, kind);
        Optional<String> name = form.line("saved_name", LONGEST_NAME);
        Optional<String> network =
                form.has("saved_network") ? form.line("saved_network", LONGEST_NETWORK) : Optional.empty();
        Optional<String> meterType = form.optional("meter_type", 20);
        if (meterType.isPresent() && !METER_TYPES.contains(meterType.get())) {
            form.reject("meter_type", "error.choice");
        }
        List<String> groups = GroupNames.from(form, "groups");
        return form.valid()
                ? Optional.of(new Details(
                        kind.get(),
                        number.get(),
                        name.get(),
                        network.orElse(null),
                        // Of a phone it means nothing.
                        kind.get() == Kind.METER ? meterType.orElse(null) : null,
                        groups))
                : Optional.empty();
    }

    private static Optional<Kind> kind(Form form) {
        Optional<Kind> kind = form.required("kind", 20).flatMap(Kind::of);
        if (kind.isEmpty()) {
            form.reject("kind", "error.choice");
        }
        return kind;
    }

    private static Optional<String> number(Form form, Optional<Kind> kind) {
        Optional<String> typed = form.required("number", 40);
        Optional<String> number = kind.flatMap(known -> typed.flatMap(known::number));
        if (kind.isPresent() && typed.isPresent() && number.isEmpty()) {
            form.reject("number", "error." + kind.get().code());
        }
        return number;
    }

    static Form filled(Recipient recipient) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "kind", recipient.kind().code(),
                "number", recipient.number(),
                "saved_name", recipient.name(),
                "groups", recipient.groupNames()));
        if (recipient.network() != null) {
            fields.put("saved_network", recipient.network());
        }
        if (recipient.meterType() != null) {
            fields.put("meter_type", recipient.meterType());
        }
        return Form.filled(fields);
    }
}
