package kportal.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The five lists, from a file in the shapes Kpoint documents; what a purchase names must be in them, letter for letter. */
final class SandboxLists {
    private final JsonNode lists;

    private SandboxLists(JsonNode lists) {
        this.lists = lists;
    }

    static SandboxLists usual() {
        return Usual.LISTS;
    }

    /** As if Kpoint had changed them: of each list of prices the second is dearer, the third cheaper, the last gone. */
    static SandboxLists moved() {
        return Moved.LISTS;
    }

    /** Read when the first purchase or look asks for them, not when the portal starts. */
    private static final class Usual {
        private static final SandboxLists LISTS = new SandboxLists(read());
    }

    private static final class Moved {
        private static final SandboxLists LISTS = new SandboxLists(move(read()));
    }

    private static JsonNode move(JsonNode lists) {
        for (String list : List.of("data-plans", "cable-packages")) {
            lists.path(list).forEach(SandboxLists::moveRows);
        }
        return lists;
    }

    private static void moveRows(JsonNode rows) {
        if (rows.size() > 2) {
            price(rows.path(1), 11);
            price(rows.path(2), 9);
            ((ArrayNode) rows).remove(rows.size() - 1);
        }
    }

    private static void price(JsonNode row, int tenths) {
        ((ObjectNode) row).put("amount", row.path("amount").intValue() * tenths / 10);
    }

    Answer all(String list) {
        return answer(Answers.object().put("status", "success"), lists.path(list));
    }

    /** A list for one network or provider, which the query names. */
    Answer of(String list, String parameter, @Nullable String code) {
        Fields query =
                new Fields(code == null ? Answers.object() : Answers.object().put(parameter, code));
        String known = query.text(parameter);
        if (query.accepted(parameter) && !lists.path(list).has(known)) {
            query.refuseUnknown(parameter);
        }
        return query.refused()
                ? Answers.invalid(query.errors())
                : answer(
                        Answers.object().put("status", "success").put(parameter, known),
                        lists.path(list).path(known));
    }

    String activeNetwork(Fields fields) {
        String code = listed(fields, "network", "networks");
        if (find(lists.path("networks"), "code", code)
                .filter(network -> !network.path("is_active").booleanValue())
                .isPresent()) {
            fields.refuse("network", "The selected network is not available.");
        }
        return code;
    }

    String disco(Fields fields) {
        return listed(fields, "disco", "electricity-providers");
    }

    String cableProvider(Fields fields) {
        return listed(fields, "provider", "cable-providers");
    }

    int planPrice(Fields fields, String network, String planId) {
        return price(fields, lists.path("data-plans").path(network), "plan_id", planId);
    }

    int packagePrice(Fields fields, String provider, String packageCode) {
        return price(fields, lists.path("cable-packages").path(provider), "package_code", packageCode);
    }

    private String listed(Fields fields, String name, String list) {
        String code = fields.text(name);
        if (fields.accepted(name) && find(lists.path(list), "code", code).isEmpty()) {
            fields.refuseUnknown(name);
        }
        return code;
    }

    private static int price(Fields fields, JsonNode rows, String name, String code) {
        Optional<JsonNode> row = find(rows, name, code);
        if (row.isEmpty() && fields.accepted(name)) {
            fields.refuseUnknown(name);
        }
        return row.map(found -> found.path("amount").intValue()).orElse(0);
    }

    private static Optional<JsonNode> find(JsonNode rows, String name, String code) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path(name).textValue().equals(code))
                .findFirst();
    }

    private static Answer answer(ObjectNode body, JsonNode data) {
        return new Answer.Json(200, body.set("data", data), Map.of());
    }

    private static JsonNode read() {
        try (InputStream file = SandboxLists.class.getResourceAsStream("/sandbox/lists.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
