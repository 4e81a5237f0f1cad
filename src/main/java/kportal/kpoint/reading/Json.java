package kportal.kpoint.reading;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** JSON from a stranger: one object and nothing after it, not deep, numbers kept digit for digit. */
public final class Json {
    /** An answer that says a thing twice could say two things. */
    private static final JsonMapper ANSWERS = mapper(true);

    private static final JsonMapper LISTS = mapper(false);

    private Json() {}

    public static Optional<ObjectNode> answer(String text) {
        return object(ANSWERS, text);
    }

    public static Optional<ObjectNode> list(String text) {
        return object(LISTS, text);
    }

    /** Throws where a text holds half of a surrogate pair: it has no UTF-8 form. */
    public static byte[] write(Map<String, Object> body) throws IOException {
        var json = CharBuffer.wrap(LISTS.writeValueAsString(body));
        var bytes = StandardCharsets.UTF_8.newEncoder().encode(json);
        var written = new byte[bytes.remaining()];
        bytes.get(written);
        return written;
    }

    private static Optional<ObjectNode> object(JsonMapper mapper, String text) {
        // PHP files saved with a byte order mark answer with one.
        var json = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            return mapper.readTree(json) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException | NumberFormatException unreadable) {
            // Jackson lets the latter through for 1e99999999999999.
            return Optional.empty();
        }
    }

    private static JsonMapper mapper(boolean refuseDuplicates) {
        var factory = JsonFactory.builder()
                // By default each thread keeps its buffers: here a thread a purchase, that then waits for Kpoint.
                .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, refuseDuplicates)
                // Names made up by the other side must not stay in memory.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(100)
                        .maxNumberLength(200)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** A number's or text's own text; empty for anything else. */
    public static Optional<String> scalar(JsonNode node) {
        if (node.isTextual() || node.isIntegralNumber()) {
            return Optional.of(node.asText());
        }
        if (node.isNumber()) {
            var value = node.decimalValue();
            return Optional.of(Math.abs(value.scale()) <= 40 ? value.toPlainString() : value.toString());
        }
        return Optional.empty();
    }
}
