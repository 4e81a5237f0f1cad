package kportal.kpoint;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How a request to Kpoint looks. */
record KpointRequest(URI baseUrl) {
    /** What a header can carry without harm. */
    static boolean isSendable(String apiKey) {
        return !apiKey.isEmpty() && apiKey.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    HttpRequest get(KpointList list, @Nullable String parameter, String apiKey) {
        var query = list.parameterName() == null || parameter == null
                ? ""
                : "?" + list.parameterName() + "=" + URLEncoder.encode(parameter, StandardCharsets.UTF_8);
        return to(list.path() + query, apiKey).GET().build();
    }

    HttpRequest post(Purchase purchase, String apiKey, BodyPublisher body) {
        return to(purchase.path(), apiKey)
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
    }

    private HttpRequest.Builder to(String path, String apiKey) {
        var base = baseUrl.toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + apiKey)
                .header("Accept", "application/json")
                .header("User-Agent", "kportal");
    }
}
