package kportal.history;

import java.util.List;
import java.util.Map;

/**
 * One part of a filter, and where it leads without it.
 *
 * @param field the name of the form's field
 * @param value as in the address
 */
public record Chip(String field, String value, String without) {
    static List<Chip> of(HistoryFilter filter) {
        return filter.fields().entrySet().stream()
                .map((Map.Entry<String, String> field) ->
                        new Chip(field.getKey(), field.getValue(), filter.without(field.getKey())))
                .toList();
    }
}
