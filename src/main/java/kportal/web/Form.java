package kportal.web;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import kportal.support.Incident;
import org.jspecify.annotations.Nullable;

/** What was typed, field by field, and what is wrong with it. Shown again as it was, secrets apart. */
public final class Form {
    private static final String ITSELF = "form";

    /** Of these several may be ticked; any other field that comes twice is no browser's. */
    private static final Set<String> BOXES = Set.of("column");

    private final Map<String, List<String>> fields;
    private final Map<String, Message> errors = new LinkedHashMap<>();

    private Form(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    public static Form blank() {
        return new Form(Map.of());
    }

    public static Form of(Map<String, List<String>> fields) {
        return new Form(fields);
    }

    /** As if somebody had typed this. */
    public static Form filled(Map<String, String> fields) {
        Map<String, List<String>> typed = new HashMap<>();
        fields.forEach((name, value) -> typed.put(name, List.of(value)));
        return new Form(typed);
    }

    /** A GET's query, or a POST's body. With files only where the route takes one; another kind of body holds no fields. */
    public static Form of(Context ctx) {
        if (ctx.method().equals(HandlerType.GET) || ctx.method().equals(HandlerType.HEAD)) {
            return seen(ctx, ctx.queryParamMap());
        }
        try {
            return seen(ctx, ctx.isFormUrlencoded() ? ctx.formParamMap() : Upload.fields(ctx));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new BadRequestResponse();
        }
    }

    private static Form seen(Context ctx, Map<String, List<String>> fields) {
        if (fields.entrySet().stream()
                .anyMatch(given -> given.getValue().size() > 1 && !BOXES.contains(given.getKey()))) {
            Watch.note(ctx, Incident.ODD_REQUEST, "field_twice");
        }
        return new Form(fields);
    }

    /** As typed; empty when it is missing. */
    public String raw(String name) {
        List<String> given = fields.getOrDefault(name, List.of());
        return given.isEmpty() ? "" : given.getFirst();
    }

    public String value(String name) {
        return raw(name).strip();
    }

    /** All that was ticked under one name. */
    public List<String> all(String name) {
        return List.copyOf(fields.getOrDefault(name, List.of()));
    }

    /** Whether there was such a field, be it empty. */
    public boolean given(String name) {
        return fields.containsKey(name);
    }

    public boolean has(String name) {
        return !value(name).isEmpty();
    }

    /** A text without control characters; it may be missing. */
    public Optional<String> optional(String name, int longest) {
        String value = value(name);
        if (twice(name)) {
            reject(name, "error.twice");
        } else if (!TypedText.isClean(value)) {
            reject(name, "error.characters");
        } else if (value.codePointCount(0, value.length()) > longest) {
            reject(name, "error.long", longest);
        } else {
            return value.isEmpty() ? Optional.empty() : Optional.of(value);
        }
        return Optional.empty();
    }

    private boolean twice(String name) {
        return fields.getOrDefault(name, List.of()).size() > 1;
    }

    /** The same, but missing is an error: {@code error.missing.<name>} says what to enter. */
    public Optional<String> required(String name, int longest) {
        Optional<String> value = optional(name, longest);
        if (value.isEmpty() && !errors.containsKey(name)) {
            reject(name, "error.missing." + name);
        }
        return value;
    }

    /** The same, on one line. */
    public Optional<String> optionalLine(String name, int longest) {
        return onOneLine(name, optional(name, longest));
    }

    private Optional<String> onOneLine(String name, Optional<String> value) {
        if (value.isPresent() && !TypedText.isOneLine(value.get())) {
            reject(name, "error.characters");
        }
        return value;
    }

    /** One line that can be seen, such as a name: it goes into headings, files and mail headers. */
    public Optional<String> line(String name, int longest) {
        Optional<String> value = onOneLine(name, required(name, longest));
        if (value.isPresent() && error(name) == null && !TypedText.canBeSeen(value.get())) {
            reject(name, "error.missing." + name);
        }
        return value;
    }

    /** A password, exactly as typed, spaces too. */
    public Optional<String> secret(String name) {
        if (twice(name)) {
            reject(name, "error.twice");
        } else if (raw(name).isEmpty()) {
            reject(name, "error.missing." + name);
        } else {
            return Optional.of(raw(name));
        }
        return Optional.empty();
    }

    /** Whole naira within limits. */
    public OptionalLong amount(String name, long least, long most) {
        Optional<String> typed = required(name, 20);
        if (typed.isEmpty()) {
            return OptionalLong.empty();
        }
        String digits = typed.get()
                .replaceFirst("^(₦|NGN|N)\\s*", "")
                .replaceAll("[, ]", "")
                .replaceFirst("\\.0{1,2}$", "");
        if (!digits.matches("\\d{1,12}")) {
            reject(name, "error.amount");
            return OptionalLong.empty();
        }
        long naira = Long.parseLong(digits);
        if (naira < least || naira > most) {
            reject(name, "error.amount.limits", String.format("%,d", least), String.format("%,d", most));
            return OptionalLong.empty();
        }
        return OptionalLong.of(naira);
    }

    /** A day as {@code 2026-11-24}; null when it is missing, or wrong. */
    public @Nullable LocalDate day(String name) {
        String given = optional(name, 100).orElse(null);
        try {
            // Shaped first: the parser also takes years of nine digits, which no database's time holds.
            if (given == null || given.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return given == null ? null : LocalDate.parse(given);
            }
        } catch (DateTimeException e) {
            // Such as the 31st of February: said below.
        }
        reject(name, "error.history.day");
        return null;
    }

    /** Keeps the first word said of a field. */
    public void reject(String name, String key, Object... args) {
        errors.putIfAbsent(name, Message.of(key, args));
    }

    /** Something that is wrong with no one field. */
    public void reject(Message message) {
        errors.putIfAbsent(ITSELF, message);
    }

    public boolean valid() {
        return errors.isEmpty();
    }

    public @Nullable Message error(String name) {
        return errors.get(name);
    }

    public Map<String, Message> errors() {
        return errors;
    }
}
