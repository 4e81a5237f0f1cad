package kportal.apidocs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kportal.kpoint.KpointList;
import kportal.kpoint.Purchase;
import org.jspecify.annotations.Nullable;

/** What is asked of Kpoint, as the portal itself would ask it. */
public record Request(String method, String path, Map<String, Object> body) {
    static Request of(Purchase purchase) {
        return new Request("POST", purchase.path(), purchase.body());
    }

    static Request of(KpointList list, @Nullable String parameter) {
        return new Request("GET", list.path(parameter), Map.of());
    }

    /** Only what is posted costs money: a list may be asked for as often as one likes. */
    public boolean buys() {
        return method.equals("POST");
    }

    /** Where the page of all requests tells of it. */
    public String anchor() {
        return path.substring(1).replaceAll("\\?.*", "").replace('/', '-');
    }

    /** The key's place is taken by a word: nobody's key is ever in a snippet. */
    Map<String, Object> headers() {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Bearer YOUR_API_KEY");
        headers.put("Accept", "application/json");
        if (buys()) {
            headers.put("Content-Type", "application/json");
        }
        return headers;
    }

    /** Each on a line of such a form, of its name and its value as a language writes it. */
    static String lines(Map<String, Object> named, String form, Function<Object, String> literal) {
        return named.entrySet().stream()
                .map(each -> form.formatted(each.getKey(), literal.apply(each.getValue())))
                .collect(Collectors.joining("\n"));
    }
}
