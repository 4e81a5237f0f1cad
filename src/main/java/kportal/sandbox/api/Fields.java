package kportal.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a request's fields as strictly as they are documented, and collects what is wrong with them. */
final class Fields {
    private final JsonNode body;
    private final Map<String, List<String>> errors = new LinkedHashMap<>();

    Fields(JsonNode body) {
        this.body = body;
    }

    /** The text as it was sent; empty where it was refused. */
    String text(String name) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank())) {
            refuse(name, "The %s field is required.".formatted(spoken(name)));
            return "";
        }
        if (!value.isTextual()) {
            refuse(name, "The %s must be a string.".formatted(spoken(name)));
            return "";
        }
        return value.textValue();
    }

    String text(String name, Pattern form, String complaint) {
        String text = text(name);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            refuse(name, complaint);
        }
        return text;
    }

    /** A JSON number, as in the documentation: the string "1000" is refused. Zero where it was refused. */
    BigDecimal amount(String name, int least, int most) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            refuse(name, "The %s field is required.".formatted(spoken(name)));
        } else if (!value.isNumber()) {
            refuse(name, "The %s must be a number.".formatted(spoken(name)));
        } else if (value.decimalValue().stripTrailingZeros().scale() > 0) {
            refuse(name, "The %s must be an integer.".formatted(spoken(name)));
        } else if (value.decimalValue().compareTo(BigDecimal.valueOf(least)) < 0
                || value.decimalValue().compareTo(BigDecimal.valueOf(most)) > 0) {
            refuse(name, "The %s must be between %d and %d.".formatted(spoken(name), least, most));
        } else {
            return value.decimalValue();
        }
        return BigDecimal.ZERO;
    }

    void refuse(String name, String complaint) {
        errors.computeIfAbsent(name, any -> new ArrayList<>()).add(complaint);
    }

    void refuseUnknown(String name) {
        refuse(name, "The selected %s is invalid.".formatted(spoken(name)));
    }

    boolean accepted(String name) {
        return !errors.containsKey(name);
    }

    boolean refused() {
        return !errors.isEmpty();
    }

    Map<String, List<String>> errors() {
        return errors;
    }

    private static String spoken(String name) {
        return name.replace('_', ' ');
    }
}
