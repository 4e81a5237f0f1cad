package kportal.batches;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists and maps as a column of a table holds them, in JSON: ours, written here and nowhere else. */
public final class Packed {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<List<Wrong>> ERRORS = new TypeReference<>() {};

    private static final TypeReference<List<Planned>> PLANS = new TypeReference<>() {};

    private Packed() {}

    public static String of(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it has no JSON form", e);
        }
    }

    static List<String> texts(String packed) {
        return read(packed, TEXTS);
    }

    public static Map<String, String> fields(String packed) {
        return read(packed, FIELDS);
    }

    static List<Wrong> errors(@Nullable String packed) {
        return packed == null ? List.of() : read(packed, ERRORS);
    }

    public static List<Planned> plans(@Nullable String packed) {
        return packed == null ? List.of() : read(packed, PLANS);
    }

    private static <T> T read(String packed, TypeReference<T> type) {
        try {
            return JSON.readValue(packed, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is stored is not what was", e);
        }
    }
}
