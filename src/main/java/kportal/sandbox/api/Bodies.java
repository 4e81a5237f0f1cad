package kportal.sandbox.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;

/** What a request brings. */
final class Bodies {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Bodies() {}

    /** Like Laravel: a body that isn't sent as JSON, or isn't JSON, has no fields, so each is missing. */
    static JsonNode json(Context ctx) {
        String type = ctx.contentType();
        if (type == null || !type.contains("json")) {
            return Answers.object();
        }
        try {
            return JSON.readTree(ctx.body());
        } catch (JsonProcessingException e) {
            return Answers.object();
        }
    }
}
