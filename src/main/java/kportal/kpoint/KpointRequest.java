package kportal.kpoint;

import java.net.URI;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/** How a request to Kpoint looks. */
record KpointRequest(URI baseUrl) {
    /** What a header can carry without harm. */
    static boolean isSendable(String apiKey) {
        return !apiKey.isEmpty() && apiKey.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    ClassicHttpRequest get(KpointList list, @Nullable String parameter, String apiKey) {
        return to("GET", list.path(parameter), apiKey);
    }

    ClassicHttpRequest post(String path, byte[] body, String apiKey) {
        var request = to("POST", path, apiKey);
        request.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        request.setHeader(HttpHeaders.CONTENT_LENGTH, body.length);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        return request;
    }

    private ClassicHttpRequest to(String method, String path, String apiKey) {
        var request = new BasicClassicHttpRequest(method, baseUrl.getRawPath().replaceAll("/+$", "") + path);
        request.setHeader(HttpHeaders.HOST, baseUrl.getRawAuthority());
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + apiKey);
        request.setHeader(HttpHeaders.ACCEPT, "application/json");
        request.setHeader(HttpHeaders.USER_AGENT, "kportal");
        request.setHeader(HttpHeaders.CONNECTION, "close");
        return request;
    }
}
