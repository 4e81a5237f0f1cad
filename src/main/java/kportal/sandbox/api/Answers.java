package kportal.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** The bodies Kpoint's documentation shows or implies, in one place. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static Answer.Json said(String status, String message, JsonNode data) {
        ObjectNode body = object().put("status", status).put("message", message);
        return new Answer.Json(200, body.set("data", data), Map.of());
    }

    static Answer.Json error(int status, String message) {
        return new Answer.Json(status, errorBody(message), Map.of());
    }

    static Answer.Json tooMany(String message) {
        return new Answer.Json(429, errorBody(message), Map.of("Retry-After", "30"));
    }

    /** As Laravel, which Kpoint runs on, tells which fields it refused and why. */
    static Answer.Json invalid(Map<String, List<String>> errors) {
        ObjectNode body = errorBody("Validation failed");
        return new Answer.Json(422, body.set("errors", JSON.valueToTree(errors)), Map.of());
    }

    private static ObjectNode errorBody(String message) {
        return object().put("status", "error").put("message", message);
    }
}
