package kportal.kpoint.lists;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import kportal.kpoint.reading.Json;
import kportal.kpoint.reading.Naira;
import kportal.kpoint.reading.Texts;
import org.jspecify.annotations.Nullable;

/** Kpoint's lists as records. Empty: not a list at all. Codes stay untouched, whatever they look like. */
public final class ListReader {
    private static final int LONGEST_NAME = 200;
    private static final Set<String> NO = Set.of("false", "0", "no", "off", "inactive", "");

    private ListReader() {}

    public static Optional<Rows<Network>> networks(String body) {
        return rows(
                body, "code", (row, code) -> Optional.of(new Network(code, name(row, "name", code), isActive(row))));
    }

    public static Optional<Rows<DataPlan>> dataPlans(String body) {
        return active(body, "plan_id", (row, id) -> price(row)
                .map(kobo -> new DataPlan(id, name(row, "description", id), kobo, text(row, "validity"))));
    }

    public static Optional<Rows<Provider>> providers(String body) {
        return active(body, "code", (row, code) -> Optional.of(new Provider(code, name(row, "name", code))));
    }

    public static Optional<Rows<CablePackage>> cablePackages(String body) {
        return active(body, "package_code", (row, code) -> price(row)
                .map(kobo -> new CablePackage(code, name(row, "name", code), kobo)));
    }

    private interface Row<T> {
        Optional<T> read(JsonNode row, String id);
    }

    /** Without what Kpoint has switched off; only networks are shown so. */
    private static <T> Optional<Rows<T>> active(String body, String idName, Row<T> reader) {
        return read(body, ListReader::isActive, idName, reader);
    }

    private static <T> Optional<Rows<T>> rows(String body, String idName, Row<T> reader) {
        return read(body, row -> true, idName, reader);
    }

    private static <T> Optional<Rows<T>> read(
            String body, Function<JsonNode, Boolean> wanted, String idName, Row<T> reader) {
        return Json.list(body)
                .map(list -> list.path("data"))
                .filter(JsonNode::isArray)
                .map(data -> {
                    List<T> items = new ArrayList<>();
                    var seen = new HashSet<String>();
                    int skipped = 0;
                    for (var row : data) {
                        if (!wanted.apply(row)) {
                            continue;
                        }
                        var item = id(row, idName)
                                .filter(id -> !seen.contains(id))
                                .flatMap(id -> reader.read(row, id).filter(read -> seen.add(id)));
                        item.ifPresent(items::add);
                        skipped += item.isPresent() ? 0 : 1;
                    }
                    return new Rows<>(items, skipped);
                });
    }

    /** A code with a control character or half a surrogate pair in it could neither be kept nor sent. */
    private static Optional<String> id(JsonNode row, String name) {
        return Json.scalar(row.path(name))
                .filter(id -> !id.isBlank() && id.codePoints().noneMatch(ListReader::isUnsendable));
    }

    private static boolean isUnsendable(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE;
    }

    private static Optional<Long> price(JsonNode row) {
        return Naira.kobo(row.path("amount")).filter(kobo -> kobo > 0);
    }

    private static String name(JsonNode row, String name, String otherwise) {
        var text = text(row, name);
        return text == null ? otherwise : text;
    }

    private static @Nullable String text(JsonNode row, String name) {
        return Json.scalar(row.path(name))
                .map(text -> Texts.line(text, LONGEST_NAME))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    private static boolean isActive(JsonNode row) {
        var active = row.path("is_active");
        if (active.isBoolean()) {
            return active.booleanValue();
        }
        return Json.scalar(active)
                .map(word -> !NO.contains(word.strip().toLowerCase(Locale.ROOT)))
                .orElse(true);
    }
}
