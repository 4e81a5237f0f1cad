package kportal.kpoint.wire;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.NameValuePair;

/**
 * What stands before an answer's body.
 *
 * @param contentEncoding as it was said; empty: nothing was
 */
public record Head(int status, String contentEncoding) {
    static Head of(ClassicHttpResponse response) {
        return new Head(
                response.getCode(),
                Arrays.stream(response.getHeaders("Content-Encoding"))
                        .map(NameValuePair::getValue)
                        .collect(Collectors.joining(",")));
    }
}
