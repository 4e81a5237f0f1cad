package kportal.apidocs;

import java.net.URI;
import java.util.List;
import kportal.kpoint.Purchase;

/** The same as a request, in each language, to the Kpoint that this portal speaks to. */
public record Snippets(URI baseUrl) {
    public List<Snippet> of(Purchase purchase) {
        return of(Request.of(purchase));
    }

    List<Snippet> of(Request request) {
        return Language.ALL.stream().map(language -> of(request, language)).toList();
    }

    public Snippet of(Request request, Language language) {
        return new Snippet(language, base() + request.path(), request);
    }

    /** Without the slashes that its path may end in. */
    public String base() {
        return baseUrl.toString().replaceAll("/+$", "");
    }
}
