package kportal.apidocs;

import java.util.List;
import java.util.Map;
import kportal.catalog.Listing;
import org.jspecify.annotations.Nullable;

/**
 * One of Kpoint's requests, as its own documentation tells it.
 *
 * @param fields what it takes, with an example of each: in the body, or in the address of a list
 * @param answer Kpoint's example; it has none of a purchase's answer
 * @param values what one's own list holds
 * @param own that list, for what is wrong with it; none of a purchase
 */
public record Endpoint(
        Request request,
        Map<String, Object> fields,
        @Nullable String answer,
        List<Value> values,
        @Nullable Listing<?> own) {
    public String anchor() {
        return request.anchor();
    }

    /** As the documentation heads it. */
    public String title() {
        return request.method() + " " + request.path();
    }

    /** The same without what is asked for. */
    public String heading() {
        return title().replaceAll("\\?.*", "");
    }

    /** A list that tells prices. */
    public boolean priced() {
        return answer != null && answer.contains("\"amount\"");
    }

    public String type(String field) {
        return fields.get(field) instanceof Number ? "number" : "string";
    }
}
