package kportal.history.exports;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import kportal.history.HistoryFilter;
import kportal.web.Messages;

/** What a list was narrowed to, as an address has it and as a person says it. */
final class FilterWords {
    private FilterWords() {}

    /** Whatever the filter knows: it says itself what is in an address. */
    static Map<String, String> fields(HistoryFilter filter) {
        return fields(filter.query());
    }

    /** The same, of an address; without the order, which every file has its own of. */
    static Map<String, String> fields(String query) {
        Map<String, String> fields = typed(query);
        fields.remove("sort");
        return fields;
    }

    /** Of {@code ?q=0803&status=failed}. */
    static Map<String, String> typed(String query) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : query.replaceFirst("^\\?", "").split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    static Map<String, String> said(Map<String, String> fields, Messages messages) {
        Map<String, String> words = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String label = "history." + name;
            words.put(messages.has(label) ? messages.text(label) : name, word(name, value, messages));
        });
        return words;
    }

    private static String word(String name, String value, Messages messages) {
        return switch (name) {
            case "service", "status", "span" -> messages.text(name + "." + value);
            case "from", "to" -> messages.day(LocalDate.parse(value));
            default -> value;
        };
    }
}
