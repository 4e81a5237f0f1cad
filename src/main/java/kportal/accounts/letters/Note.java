package kportal.accounts.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter on its way, as a job carries it: drawn when it is sent.
 *
 * @param language the code of what its reader chose; null: nothing, or it was posted before there was a choice
 * @param values what its text has numbers in braces for; null: nothing
 */
record Note(
        Letter letter,
        String to,
        @Nullable String path,
        @Nullable List<String> values,
        @Nullable String language) {
    /** Another version of the portal may have put more into it. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static Note read(String payload) throws JsonProcessingException {
        return JSON.readValue(payload, Note.class);
    }

    String payload() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a note can't be written", e);
        }
    }

    @Override
    public String toString() {
        return "Note[" + letter + "]";
    }
}
