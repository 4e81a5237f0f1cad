package kportal.recipients;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the owner calls the numbers of a page. A phone may have a meter's number. */
public record Names(Map<String, String> byNumber) {
    static String key(String kind, String number) {
        return kind + " " + number;
    }

    public @Nullable String of(Kind kind, String number) {
        return byNumber.get(key(kind.code(), number));
    }
}
