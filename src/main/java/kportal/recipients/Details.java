package kportal.recipients;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was entered of a recipient, checked.
 *
 * @param groups names, each once
 */
public record Details(
        Kind kind,
        String number,
        String name,
        @Nullable String network,
        @Nullable String meterType,
        List<String> groups) {
    /** What no two of a business share. */
    public String key() {
        return kind.code() + " " + number;
    }
}
