package kportal.recipients;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A service's form, and its field for the number. */
public record Way(String service, String field) {
    /** The form, filled in with this number; what else goes with it the form knows itself. */
    public String path(String number) {
        return "/" + service + "?" + field + "=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
    }
}
