package kportal.testing;

import java.net.URI;
import java.net.http.HttpHeaders;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;

/** What the portal answered. */
public record Page(URI address, int status, HttpHeaders headers, String body) {
    public Document html() {
        return Jsoup.parse(body, address.toString());
    }

    public Elements select(String css) {
        return html().select(css);
    }

    /** Everything a person reads on it. */
    public String text() {
        return html().text();
    }

    /** Empty when there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Where a redirect leads, as a path. */
    public String location() {
        URI to = URI.create(header("Location"));
        String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
        return to.getRawPath() + query;
    }

    public String csrf() {
        return select("input[name=csrf]").attr("value");
    }
}
